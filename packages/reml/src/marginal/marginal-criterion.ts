import type { CrossedProducts, PatternProducts } from '@lmm/design'
import { basisLogDeterminant } from '@lmm/design'
import { invertFromCholesky, rankUpdate, solveLowerTransposed, symmetrize } from '@lmm/linalg'
import type { Criterion, Estimates } from '../objective.ts'
import { type Profile, type ProfileSettings, profileAtVariance } from '../profile.ts'
import { say } from '../say.ts'
import { MarginalCurvature, type PatternPoint } from './curvature.ts'
import { marginalEstimates } from './estimates.ts'
import type { PatternCovariance } from './pattern-covariance.ts'
import { type PatternSystem, patternSystem, solvePatterns } from './pattern-system.ts'

/** The criterion and its derivatives at one theta. */
export interface MarginalEvaluation {
  readonly fit: Profile
  readonly gradient: Float64Array
  readonly curvature: MarginalCurvature | null
}

/** The profiled criterion in theta, however it is computed. */
export interface MarginalLikelihood {
  readonly settings: ProfileSettings
  /** V by the patterns of `groups`. */
  readonly covariance: PatternCovariance
  readonly products: PatternProducts
  /** The products whose patterns the covariance knows: those of the fit, or their rows by groups of residuals where clusters are too large. */
  readonly groups: PatternProducts
  /** Whether an evaluation costs so much that one search is all that can be afforded. */
  readonly costly: boolean
  /** Searches from different starts that can be afforded. */
  readonly searches: number
  value(theta: Float64Array): Profile | string
  evaluate(theta: Float64Array, order: 1 | 2, exact?: boolean, variance?: number): MarginalEvaluation | string
  /** Products of rows whitened by the groups of their residuals at theta, where clusters are too large; null elsewhere. */
  whitened(theta: Float64Array): CrossedProducts | null
  /** Everything that follows from the theta that was evaluated last. */
  estimates(fit: Profile): Estimates
}

/**
 * Products of numbers that one exact Hessian may cost before searches are made to cost less: by average information, which needs the factor and
 * the inverse of V alone, from the optimum of a part of the rows.
 */
const affordable = 3e7

const known: readonly Criterion[] = ['REML', 'ML']

/** What of the criterion does not depend on theta; `scaleFixed` where residual variances are absolute or known. */
export function marginalSettings(
  { p, observations, X, y, weights }: PatternProducts,
  criterion: Criterion,
  scaleFixed: boolean,
): ProfileSettings {
  if (!known.includes(criterion))
    throw say.error(
      'reml/unknown-criterion',
      { criterion: String(criterion), known },
      { kind: 'option', name: 'criterion' },
    )
  const restricted = criterion === 'REML'
  const nu = restricted ? observations - p : observations
  const logScale = 2 * Math.log(y.scale)
  const knownVariances = weights.kind === 'known-variance'
  const constant =
    -weights.logSum +
    (restricted ? -2 * basisLogDeterminant(X) : 0) +
    (knownVariances ? (restricted ? -p * logScale : 0) : nu * logScale)
  return { p, nu, restricted, scaleFixed, constant }
}

/** The profiled criterion in theta with exact first and second derivatives. */
export class MarginalCriterion implements MarginalLikelihood {
  readonly settings: ProfileSettings
  readonly covariance: PatternCovariance
  readonly products: PatternProducts
  readonly groups: PatternProducts
  readonly system: PatternSystem
  readonly #work = new Map<number, Workspace>()
  readonly #scores = new Map<number, Score>()
  readonly #kind: 'exact' | 'average'
  /** What is known of the theta at which the patterns are factored. */
  #last: {
    readonly theta: Float64Array
    readonly fit: Profile
    evaluation: MarginalEvaluation | null
    /** The solutions of the system are still L^-1 [X y]: derivatives turn them into V^-1 [X y]. */
    forward: boolean
  } | null = null
  /** Whether an evaluation costs so much that one search is all that can be afforded. */
  readonly costly: boolean
  /** Searches from different starts that can be afforded. */
  readonly searches: number

  constructor(products: PatternProducts, covariance: PatternCovariance, settings: ProfileSettings) {
    this.products = products
    this.groups = products
    this.covariance = covariance
    this.settings = settings
    this.system = patternSystem(products)
    const cost = products.patterns.reduce((sum, { size }, p) => sum + covariance.active(p).length * size ** 3, 0)
    this.costly = cost > affordable
    this.#kind = this.costly ? 'average' : 'exact'
    this.searches = cost <= affordable / 10 ? Number.POSITIVE_INFINITY : 4
  }

  /** The value alone, with the patterns factored; a string says why not. */
  value(theta: Float64Array): Profile | string {
    if (!this.#isLast(theta)) return this.#solve(theta, 0)
    this.covariance.prepare(theta, 0)
    return this.#last!.fit
  }

  whitened(): null {
    return null
  }

  estimates(fit: Profile): Estimates {
    return marginalEstimates(this, fit)
  }

  #solve(theta: Float64Array, order: 0 | 1 | 2): Profile | string {
    this.#last = null
    const fit = solvePatterns(this.products, this.covariance, this.settings, this.system, theta, order)
    if (typeof fit !== 'string') this.#last = { theta: theta.slice(), fit, evaluation: null, forward: true }
    return fit
  }

  #forward(theta: Float64Array, order: 1 | 2): Profile | string {
    if (!this.#isLast(theta) || !this.#last!.forward) return this.#solve(theta, order)
    this.covariance.prepare(theta, order)
    return this.#last!.fit
  }

  #isLast(theta: Float64Array): boolean {
    return this.#last?.theta.every((value, k) => value === theta[k]) ?? false
  }

  /**
   * With the gradient, and with second derivatives at order 2: exact ones unless they cost too much or `exact` asks for them; at a given
   * sigma^2, or with sigma profiled out.
   */
  evaluate(theta: Float64Array, order: 1 | 2, exact = false, variance?: number): MarginalEvaluation | string {
    const kind = exact ? 'exact' : this.#kind
    if (variance === undefined && this.#isLast(theta)) {
      const { evaluation } = this.#last!
      if (evaluation && (order === 1 || evaluation.curvature?.kind === kind)) return evaluation
    }
    const free = this.#forward(theta, order)
    if (typeof free === 'string') return free
    this.#last!.forward = false
    const fit = variance === undefined ? free : profileAtVariance(free, this.settings, variance)
    const settings = variance === undefined ? this.settings : { ...this.settings, scaleFixed: true }
    const m = theta.length
    const gradient = new Float64Array(m)
    const average = kind === 'average'
    const curvature = order === 2 || average ? new MarginalCurvature(m, settings, fit, kind) : null
    for (let p = 0; p < this.products.patterns.length; p++)
      if (curvature && average) this.#addLargePattern(p, fit, gradient, curvature)
      else this.#addPattern(p, fit, gradient, curvature)
    curvature?.finish()
    if (curvature && average) this.covariance.finishRandom(curvature.hessian)
    else if (curvature) this.covariance.finish(curvature.hessian)
    const evaluation = { fit, gradient, curvature }
    if (variance === undefined) this.#last!.evaluation = evaluation
    return evaluation
  }

  /** With one matrix beside V and its inverse, and no product of matrices. */
  #addLargePattern(p: number, fit: Profile, gradient: Float64Array, curvature: MarginalCurvature): void {
    const { size: k, rank, clusters } = this.products.patterns[p]!
    const { U: D, R, E } = this.#workspace(k, 1)
    const L = this.system.factors[p]!
    const K = this.system.solved[p]!
    invertFromCholesky(L, k, D)
    solveLowerTransposed(L, k, K, rank * (this.settings.p + 1))
    whiten(K, k * rank, fit, this.settings.p)
    intoScore(D, clusters, K, k, rank, fit, this.settings)
    if (this.covariance.hasVariance) this.covariance.residual(p, k, R)
    const active = this.covariance.active(p)
    curvature.addAverage({ size: k, rank, L, K }, active, (a) => {
      const dV = E[0]!
      this.covariance.derivative(p, a, k, R, dV)
      gradient[a]! += dotSymmetric(D, dV, k)
      return dV
    })
    this.covariance.addRandomCurvature(p, k, D)
  }

  #addPattern(p: number, fit: Profile, gradient: Float64Array, curvature: MarginalCurvature | null): void {
    const pattern = this.products.patterns[p]!
    const { size: k, rank, clusters } = pattern
    const active = this.covariance.active(p)
    const { U, R, E } = this.#workspace(k, curvature ? active.length : 1)
    const { J, D } = this.#score(k)
    const L = this.system.factors[p]!
    const K = this.system.solved[p]!
    invertFromCholesky(L, k, U)
    solveLowerTransposed(L, k, K, rank * (this.settings.p + 1))
    whiten(K, k * rank, fit, this.settings.p)
    writeQuadratic(K, k, rank, fit, this.settings, J)
    // docs/mathematics/residual-structures.md (5)
    for (let at = 0; at < k * k; at++) D[at] = clusters * U[at]! - J[at]!
    if (this.covariance.hasVariance) this.covariance.residual(p, k, R)
    active.forEach((a, e) => {
      const dV = E[curvature ? e : 0]!
      this.covariance.derivative(p, a, k, R, dV)
      let sum = 0
      for (let at = 0; at < k * k; at++) sum += D[at]! * dV[at]!
      gradient[a]! += sum
    })
    if (!curvature) return
    const point: PatternPoint = { size: k, rank, clusters, L, U, K, J }
    curvature.add(point, active, E)
    this.covariance.addCurvature(p, k, D, R, E, curvature.hessian)
  }

  #workspace(k: number, derivatives: number): Workspace {
    let work = this.#work.get(k)
    if (!work) {
      work = { U: new Float64Array(k * k), R: new Float64Array(this.covariance.hasVariance ? k * k : 0), E: [] }
      this.#work.set(k, work)
    }
    while (work.E.length < derivatives) work.E.push(new Float64Array(k * k))
    return work
  }

  #score(k: number): Score {
    let score = this.#scores.get(k)
    if (!score) {
      score = { J: new Float64Array(k * k), D: new Float64Array(k * k) }
      this.#scores.set(k, score)
    }
    return score
  }
}

/** tr(A B) of symmetric matrices. */
function dotSymmetric(A: Float64Array, B: Float64Array, k: number): number {
  let above = 0
  let diagonal = 0
  for (let i = 0; i < k; i++) {
    const end = i * k + i
    for (let at = i * k; at < end; at++) above += A[at]! * B[at]!
    diagonal += A[end]! * B[end]!
  }
  return 2 * above + diagonal
}

interface Score {
  readonly J: Float64Array
  readonly D: Float64Array
}

interface Workspace {
  readonly U: Float64Array
  readonly R: Float64Array
  readonly E: Float64Array[]
}

/** Turns the last column of each row of [X y] into X's residual and whitens the columns of X by L. */
export function whiten(K: Float64Array, count: number, { L, beta }: Profile, p: number): void {
  const width = p + 1
  for (let row = 0; row < count; row++) {
    const at = row * width
    let h = K[at + p]!
    for (let x = 0; x < p; x++) h -= K[at + x]! * beta[x]!
    K[at + p] = h
    for (let x = 0; x < p; x++) {
      let sum = K[at + x]!
      for (let y = 0; y < x; y++) sum -= L[x * p + y]! * K[at + y]!
      K[at + x] = sum / L[x * p + x]!
    }
  }
}

/** J = K_x K_x' (REML) + ratio h h'. */
function writeQuadratic(
  K: Float64Array,
  k: number,
  rank: number,
  fit: Profile,
  settings: ProfileSettings,
  J: Float64Array,
): void {
  J.fill(0)
  const M = quadraticColumns(K, k * rank, fit, settings)
  rankUpdate(J, k, 1, M, M.length / k)
  symmetrize(J, k)
}

/** D = clusters U - J in place of U. */
function intoScore(
  U: Float64Array,
  clusters: number,
  K: Float64Array,
  k: number,
  rank: number,
  fit: Profile,
  settings: ProfileSettings,
): void {
  if (clusters !== 1) for (let at = 0; at < k * k; at++) U[at]! *= clusters
  const M = quadraticColumns(K, k * rank, fit, settings)
  rankUpdate(U, k, -1, M, M.length / k)
  symmetrize(U, k)
}

/** M with M M' = J: the columns of K_x (REML), and h times the root of the ratio. */
function quadraticColumns(
  K: Float64Array,
  count: number,
  { ratio }: Profile,
  { p, restricted }: ProfileSettings,
): Float64Array {
  // docs/mathematics/residual-structures.md (4)
  const width = p + 1
  const taken = restricted ? width : 1
  const M = new Float64Array(count * taken)
  const root = Math.sqrt(ratio)
  for (let row = 0; row < count; row++) {
    const from = row * width
    const to = row * taken
    if (restricted) for (let x = 0; x < p; x++) M[to + x] = K[from + x]!
    M[to + taken - 1] = root * K[from + p]!
  }
  return M
}
