import type { BoundCovariance, BoundVariance, CovarianceParameter } from '@lmm/covariance'
import { coordinateQuantity } from './coordinate-quantity.ts'
import type { Link } from './held-coordinate.ts'
import type { ProfiledQuantity, ProfileOptimum, Quantities } from './profiled-quantity.ts'

/** The parameters of a structure among those of the model. */
export interface ParameterPlace {
  readonly bound: Pick<BoundCovariance | BoundVariance, 'parameters' | 'report'>
  /** Its first parameter. */
  readonly from: number
  /** What a standard deviation of one stands for, by its place among the parameters. */
  unit(place: number): number
  /** The name in a table. */
  name(parameter: string): string
  readonly group: string | null
}

/** The parameters of a structure that are what a paper prints; the others are left. */
export function parameterQuantities(
  optimum: ProfileOptimum,
  { bound, from, unit, name, group }: ParameterPlace,
): Quantities {
  const { objective, theta, sigma } = optimum
  const local = theta.subarray(from, from + bound.parameters.length)
  const reported = bound.report?.(local)
  // beside loadings a standard deviation is the diagonal of a factor
  const factored = bound.parameters.some(({ kind }) => kind === 'loading')
  const natural = ({ kind, name: own }: CovarianceParameter, value: number): boolean => {
    if (kind === 'sd') return !factored
    if (kind === 'loading' || kind === 'variance') return false
    return !reported || reported.some((quantity) => quantity.name === own && quantity.value === value)
  }
  const profiled: ProfiledQuantity[] = []
  const left: string[] = []
  const scaled = !(objective as { readonly scaleFixed?: boolean }).scaleFixed
  bound.parameters.forEach((parameter, place) => {
    const value = local[place]!
    if (!natural(parameter, value)) {
      left.push(name(parameter.name))
      return
    }
    const size = parameter.kind === 'sd' ? unit(place) : 1
    const link: Link = { kind: parameter.kind === 'sd' ? 'relative' : 'plain', unit: size }
    profiled.push(
      coordinateQuantity(optimum, {
        objective,
        theta,
        k: from + place,
        link,
        estimate: parameter.kind === 'sd' ? value * size * (scaled ? sigma : 1) : value,
        name: {
          parameter: name(parameter.name),
          group,
          bounds: [parameter.lower * size, parameter.upper * size],
        },
      }),
    )
  })
  return { profiled, left }
}
