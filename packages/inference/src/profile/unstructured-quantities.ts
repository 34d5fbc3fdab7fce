import type { BoundCovariance } from '@lmm/covariance'
import { Matrix } from 'ml-matrix'
import { coordinateQuantity } from './coordinate-quantity.ts'
import { ledStructure } from './led-structure.ts'
import type { ProfiledQuantity, ProfileOptimum } from './profiled-quantity.ts'

/** An unstructured covariance among the parameters of a model. */
export interface UnstructuredPlace {
  readonly bound: BoundCovariance
  /** Its first parameter. */
  readonly from: number
  /** M with G = M Sigma M' on the user's scale, q x q. */
  readonly M: Matrix
  /** What the effects or positions are called. */
  readonly labels: readonly string[]
  /** Stands before or after the names of parameters. */
  name(parameter: string): string
  readonly group: string | null
  /** The objective with another structure of as many parameters in its place. */
  objectiveWith(bound: BoundCovariance): ProfileOptimum['objective']
}

/** Its standard deviations and correlations, each a coordinate of its own. */
export function unstructuredQuantities(optimum: ProfileOptimum, place: UnstructuredPlace): ProfiledQuantity[] {
  const { model, sigma } = optimum
  const { bound, from, M, labels, name, group } = place
  const q = labels.length
  const Sigma = wholeSigma(bound, optimum.theta.subarray(from, from + bound.parameters.length), q)
  const G = M.mmul(Sigma).mmul(M.transpose())
  const unit = model.products!.y.scale
  const rows = labels.map((_, i) => Float64Array.from(M.getRow(i)))
  const led = (lead: readonly Float64Array[]) => {
    const structure = ledStructure(lead)
    const theta = optimum.theta.slice()
    theta.set(structure.coordinates(Sigma), from)
    const at = { objective: place.objectiveWith(structure.bound), theta, k: from + structure.held }
    return { at, length: structure.length }
  }
  const sds = labels.map((label, i) => {
    const { at, length } = led([rows[i]!])
    return coordinateQuantity(optimum, {
      ...at,
      name: { parameter: name(`sd_${label}`), group, bounds: [0, Number.POSITIVE_INFINITY] },
      link: { kind: 'relative', unit: unit * length },
      estimate: unit * sigma * Math.sqrt(Math.max(0, G.get(i, i))),
    })
  })
  const correlations = labels.flatMap((label, i) =>
    labels.slice(0, i).map((other, j) => {
      const size = Math.sqrt(Math.max(0, G.get(i, i) * G.get(j, j)))
      return coordinateQuantity(optimum, {
        ...led([rows[j]!, rows[i]!]).at,
        name: { parameter: name(`cor_${label}.${other}`), group, bounds: [-1, 1] },
        link: { kind: 'angle', unit: 1 },
        estimate: size > 0 ? Math.max(-1, Math.min(1, G.get(i, j) / size)) : null,
      })
    }),
  )
  return [...sds, ...correlations]
}

function wholeSigma(bound: BoundCovariance, theta: Float64Array, q: number): Matrix {
  const Sigma = Matrix.zeros(q, q)
  const at = Int32Array.from({ length: q }, (_, i) => i)
  bound.covariance(theta, at, Sigma)
  return Sigma
}
