import type { DirectionData } from '@lmm/diagnostics'
import { symmetricEigen } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import {
  boundaryDirections,
  type Certificate,
  directionOf,
  type JudgedTerm,
  noCurvature,
  stationary,
} from '../certificate.ts'
import { chartOf } from '../chart.ts'
import { trustRegionStep } from '../trust-region.ts'
import type { MarginalObjective } from './marginal-objective.ts'

/** Curvature, of parameters scaled to curvature 1 each, below which a combination of them is not determined. */
const uninformative = 1e-8
/** A length whose logarithm has less curvature than this has a standard error beyond e^30. */
const boundless = 2e-3

/** Judges a point by the gradient and Hessian there, in logarithms of lengths and with all parameters scaled to one curvature. */
export function certifyMarginal(
  objective: MarginalObjective,
  theta: Float64Array,
  terms: readonly JudgedTerm[],
  group: string,
): Omit<Certificate, 'simpler'> {
  const m = theta.length
  if (m === 0) return { status: 'optimal', gradientNorm: 0, directions: [] }
  const chart = chartOf(objective)
  const { parameters } = chart.objective
  const point = chart.to(theta)
  const gradient = new Float64Array(m)
  const hessian = Matrix.zeros(m, m)
  const value = chart.objective.evaluate(point, { gradient, hessian })
  if (value.status === 'infeasible') return { status: 'not-converged', gradientNorm: Number.MAX_VALUE, directions: [] }
  const free = parameters.flatMap((p, k) => {
    const held = (point[k]! <= p.lower && gradient[k]! > 0) || (point[k]! >= p.upper && gradient[k]! < 0)
    return held ? [] : [k]
  })
  const scale = free.map((k) => {
    const curvature = Math.abs(hessian.get(k, k))
    const own = chart.logarithmic[k] ? 1 : Math.max(1, point[k]! ** 2)
    return curvature * own < noCurvature ? 1 : 1 / Math.sqrt(curvature)
  })
  const H = Float64Array.from({ length: free.length ** 2 }, (_, at) => {
    const i = Math.floor(at / free.length)
    const j = at % free.length
    return hessian.get(free[i]!, free[j]!) * scale[i]! * scale[j]!
  })
  const g = Float64Array.from(free, (k, i) => gradient[k]! * scale[i]!)
  // docs/mathematics/certificate.md (1)
  const gradientNorm = free.length > 0 ? Math.sqrt(trustRegionStep(g, H, 1e6).decrement) : 0
  const escaping = parameters.flatMap((p, k) => {
    if (!chart.logarithmic[k]) return []
    const vanishing = Math.abs(hessian.get(k, k)) < boundless && Math.abs(gradient[k]!) < boundless
    return vanishing || point[k]! <= p.lower || point[k]! >= p.upper ? [k] : []
  })
  if (!(gradientNorm < stationary) && escaping.length === 0)
    return { status: 'not-converged', gradientNorm, directions: [] }
  const { variance } = objective.residual
  const levels = variance?.absolute ? variance.parameters.length : 0
  const name = (k: number): string => (k < m - levels ? '' : 'sd of ') + objective.parameters[k]!.name
  const say = (data: DirectionData): Certificate['directions'][number] => directionOf(data)
  if (escaping.length > 0) {
    const directions = escaping.map((k) =>
      say({
        kind: theta[k]! > objective.parameters[k]!.initial ? 'parameter-grows' : 'parameter-vanishes',
        group,
        terms: [name(k)],
      }),
    )
    return { status: 'flat', gradientNorm, directions }
  }
  const singular = terms.flatMap(boundaryDirections)
  const first = m - residualParameters(objective)
  const bounds = objective.parameters.flatMap((p, k) =>
    k >= first && (theta[k]! <= p.lower || theta[k]! >= p.upper)
      ? [say({ kind: 'parameter-at-bound', group, terms: [name(k)], value: theta[k]! })]
      : [],
  )
  if (singular.length + bounds.length > 0)
    return { status: 'boundary', gradientNorm, directions: [...singular, ...bounds] }
  const flat = flatParameters(H, free.length).map((places) =>
    say({ kind: 'flat-direction', group, terms: places.map((i) => name(free[i]!)) }),
  )
  return { status: flat.length > 0 ? 'flat' : 'optimal', gradientNorm, directions: flat }
}

function residualParameters({ residual }: MarginalObjective): number {
  return residual.blocks.reduce(
    (sum, { bound }) => sum + bound.parameters.length,
    residual.variance?.parameters.length ?? 0,
  )
}

/** The parameters that take part in each direction along which nothing changes. */
function flatParameters(H: Float64Array, m: number): number[][] {
  if (m === 0) return []
  const { values, vectors } = symmetricEigen(H, m)
  const found: number[][] = []
  for (let e = 0; e < m && values[e]! < uninformative * Math.max(1, values[m - 1]!); e++) {
    const places = Array.from({ length: m }, (_, i) => i).filter((i) => Math.abs(vectors[i * m + e]!) > 0.1)
    found.push(places)
  }
  return found
}
