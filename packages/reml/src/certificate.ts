import type { DirectionData } from '@lmm/diagnostics'
import { remlEnglish } from '@lmm/diagnostics'
import { symmetricEigen } from '@lmm/linalg'
import { Matrix } from 'ml-matrix'
import type { PenalizedObjective } from './penalized-objective.ts'
import { trustRegionStep } from './trust-region.ts'

/** What the exact derivatives say about the point where the fit ended. */
export interface Certificate {
  /**
   * `optimal`: gradient zero, curvature positive. `boundary`: optimal with a variance of zero or a correlation of +-1.
   * `flat`: the criterion does not change along some direction. `not-converged`: none of these.
   */
  readonly status: 'optimal' | 'boundary' | 'flat' | 'not-converged'
  /** Scale-free: the square root of twice the decrease that one more Newton step predicts. */
  readonly gradientNorm: number
  /** For `boundary` and `flat`: the directions, as data and in words. */
  readonly directions: readonly CertificateDirection[]
  /** For `boundary`: a formula without the empty part, which fits equally well; null where there is none. */
  readonly simpler: string | null
}

/** One direction of a boundary or flat certificate, with its English sentence. */
export interface CertificateDirection extends DirectionData {
  readonly say: string
}

/** A random term as the certificate names it, with its Sigma over columns of unit root mean square. */
export interface JudgedTerm {
  readonly group: string
  readonly names: readonly string[]
  /** q x q by rows. */
  readonly Sigma: Float64Array
  /** Largest rank that the structure of the term can have. */
  readonly rank: number
}

/** Above this scaled gradient the end of a search is no optimum. */
export const stationary = 1e-3

/** A change of the criterion below this part of it is rounding. */
const indifferent = 1e-10

/** A parameter whose doubling changes the criterion by less than half of this is not determined. */
export const noCurvature = 1e-8

/** Judges a point by the gradient and Hessian there, and its random terms by the rank of their Sigma. */
export function certify(
  objective: PenalizedObjective,
  theta: Float64Array,
  terms: readonly JudgedTerm[],
): Omit<Certificate, 'simpler'> {
  const m = theta.length
  const singular = terms.flatMap((term) => boundaryDirections(term))
  if (m === 0) return { status: 'optimal', gradientNorm: 0, directions: [] }
  const gradient = new Float64Array(m)
  const hessian = Matrix.zeros(m, m)
  const value = objective.evaluate(theta, { gradient, hessian })
  if (value.status === 'infeasible') return { status: 'not-converged', gradientNorm: Number.MAX_VALUE, directions: [] }
  const held = objective.parameters.map(
    (p, k) => (theta[k]! <= p.lower && gradient[k]! > 0) || (theta[k]! >= p.upper && gradient[k]! < 0),
  )
  const free = held.flatMap((is, k) => (is ? [] : [k]))
  const H = Float64Array.from({ length: free.length ** 2 }, (_, at) =>
    hessian.get(free[Math.floor(at / free.length)]!, free[at % free.length]!),
  )
  const plan =
    free.length > 0
      ? trustRegionStep(
          Float64Array.from(free, (k) => gradient[k]!),
          H,
          1e6,
        )
      : { decrement: 0 }
  // docs/mathematics/certificate.md (1)
  const gradientNorm = Math.sqrt(plan.decrement)
  if (!(gradientNorm < stationary)) return { status: 'not-converged', gradientNorm, directions: [] }
  const open = singular.length > 0 ? openVariances(objective, theta, value.criterion, terms) : []
  if (open.length > 0) return { status: 'flat', gradientNorm, directions: open }
  if (singular.length > 0) return { status: 'boundary', gradientNorm, directions: singular }
  const flat = flatDirections(objective, theta, H, free, terms)
  return { status: flat.length > 0 ? 'flat' : 'optimal', gradientNorm, directions: flat }
}

/** Whether Sigma, over columns of unit root mean square, has lost a dimension: lme4's rule without its dependence on units. */
export function isSingular({ Sigma, names, rank }: JudgedTerm): boolean {
  // docs/mathematics/certificate.md (2)
  const { values } = symmetricEigen(Sigma, names.length)
  return values[names.length - rank]! < 1e-8 * Math.max(1, values[names.length - 1]!)
}

/** What a Sigma that has lost a dimension has lost. */
export function boundaryDirections(term: JudgedTerm): CertificateDirection[] {
  const { group, names, Sigma } = term
  const q = names.length
  if (!isSingular(term)) return []
  const largest = Math.max(1, ...names.map((_, i) => Sigma[i * q + i]!))
  const zero = names.filter((_, i) => Sigma[i * q + i]! < 1e-8 * largest)
  const directions = zero.map((name) => directionOf({ kind: 'zero-variance', group, terms: [name] }))
  const left = names.flatMap((_, i) => (Sigma[i * q + i]! < 1e-8 * largest ? [] : [i]))
  const part = Float64Array.from({ length: left.length ** 2 }, (_, at) => {
    const i = left[Math.floor(at / left.length)]!
    const j = left[at % left.length]!
    return Sigma[i * q + j]! / Math.sqrt(Sigma[i * q + i]! * Sigma[j * q + j]!)
  })
  if (left.length < 2) return directions
  const rank = symmetricEigen(part, left.length).values.filter((value) => value > 1e-7).length
  const terms = left.map((i) => names[i]!)
  if (rank >= Math.min(term.rank, left.length)) return directions
  if (left.length === 2)
    return [...directions, directionOf({ kind: 'perfect-correlation', group, terms, sign: Math.sign(part[1]!) })]
  return [...directions, directionOf({ kind: 'reduced-rank', group, terms, rank })]
}

/** Terms with a variance of zero that could as well be another: the criterion is the same where it is that of the residuals. */
function openVariances(
  { map, sigma }: PenalizedObjective,
  theta: Float64Array,
  criterion: number,
  terms: readonly JudgedTerm[],
): CertificateDirection[] {
  const Sigmas = map.sigma(theta).map((Sigma) => Sigma.slice())
  return terms.flatMap(({ group, names }, t) => {
    const q = names.length
    const zero = names.flatMap((_, i) => (Sigmas[t]![i * q + i]! < 1e-8 ? [i] : []))
    if (zero.length === 0) return []
    const moved = Sigmas.map((Sigma) => Sigma.slice())
    for (const i of zero) moved[t]![i * q + i] = 1
    const value = sigma.evaluate(moved, 0)
    if (value.status !== 'ok' || Math.abs(value.criterion - criterion) > indifferent * Math.max(1, Math.abs(criterion)))
      return []
    return [directionOf({ kind: 'flat-direction', group, terms: zero.map((i) => names[i]!) })]
  })
}

/** Null directions of the Hessian, of parameters in units of their own size, along which Sigma does move. */
function flatDirections(
  objective: PenalizedObjective,
  theta: Float64Array,
  H: Float64Array,
  free: readonly number[],
  terms: readonly JudgedTerm[],
): CertificateDirection[] {
  const m = free.length
  const own = free.map((at) => Math.max(1, Math.abs(theta[at]!)))
  const scaled = H.map((value, at) => value * own[Math.floor(at / m)]! * own[at % m]!)
  const { values, vectors } = symmetricEigen(scaled, m)
  const found: CertificateDirection[] = []
  for (let k = 0; k < m; k++) {
    if (values[k]! > Math.max(1e-9 * values[m - 1]!, noCurvature)) break
    const step = own.map((length, i) => length * vectors[i * m + k]!)
    const size = 1e-4 * Math.max(1, Math.hypot(...theta))
    const length = Math.hypot(...step)
    const moved = theta.slice()
    free.forEach((at, i) => {
      moved[at]! += (size * step[i]!) / length
    })
    const before = objective.map.sigma(theta).map((Sigma) => Sigma.slice())
    const after = objective.map.sigma(moved)
    before.forEach((Sigma, t) => {
      const change = Math.max(...Sigma.map((value, at) => Math.abs(after[t]![at]! - value)))
      const { group, names } = terms[t]!
      const known = found.some((one) => one.group === group && one.terms === names)
      if (change > 1e-3 * size && !known) found.push(directionOf({ kind: 'flat-direction', group, terms: names }))
    })
  }
  return found
}

/** A direction with its sentence. */
export function directionOf(data: DirectionData): CertificateDirection {
  return { ...data, say: remlEnglish[`reml/${data.kind}`].message(data) }
}
