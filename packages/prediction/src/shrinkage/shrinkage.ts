import type { Diagnostic } from '@lmm/diagnostics'
import { cholesky, invertFromCholesky, multiply, semidefiniteCholesky, solveLower } from '@lmm/linalg'
import { checkCall, type FittedModel } from '@lmm/reml'
import { Matrix, solve } from 'ml-matrix'
import { crossProductsOf } from '../cross-products-of.ts'
import { hasPlainResiduals } from '../residual-covariance/residual-covariance.ts'
import { say } from '../say.ts'
import { matchingTerms } from '../term-filter.ts'
import { termCovariances } from '../uncertainty/term-covariances.ts'
import { userMatrixOf } from '../uncertainty/user-matrix.ts'
import { withProducts } from '../uncertainty/with-products.ts'
import { correlatedRows } from './correlated-rows.ts'
import { type OwnRows, ownRows } from './own-estimates.ts'
import type { Shrinkage, ShrinkageOptions, ShrunkGroup } from './shrunk-group.ts'

/**
 * How far each group's own least-squares estimate is drawn to the population: BLUP = population + W (own - population), with
 * W = Sigma (Sigma + (Z'R^-1 Z)^-1)^-1 the weight matrix of the group's own data. Other random effects are taken at their modes, and the own
 * estimate is the generalised least-squares one where residuals have a covariance or a variance function.
 *
 * @param group - a grouping factor, or a random term as the formula has it; it may be left out when there is one random term.
 * @throws LmmError `prediction/which-term` when several terms are meant, `prediction/needs-data` without the data of the fit,
 *   `prediction/related-levels` for a factor with a known relationship, whose groups lend to each other.
 * @example
 * ```ts
 * import { lmm, shrinkage } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const { groups } = shrinkage(lmm('Reaction ~ Days + (1 | Subject)', sleepstudy))
 * const { level, own, blup, reliability } = groups[0]!
 * console.log(level, own![0]!.toFixed(1), blup[0]!.toFixed(1), reliability.toFixed(3))
 * ```
 * ```text
 * 308 295.0 292.2 0.935
 * ```
 */
export function shrinkage(given: FittedModel, group?: string, options: ShrinkageOptions = {}): Shrinkage {
  checkCall('shrinkage()', given, options, { trainingData: true })
  const k = whichTerm(given, group)
  const model = options.trainingData === undefined ? given : withProducts(given, options.trainingData)
  const { group: name, terms, levels, G } = model.random[k]!
  if (Object.hasOwn(model.relationships, name)) throw say.error('prediction/related-levels', { group: name })
  const { information, left, scale } = whatRowsSay(model, k)
  const Sigma = termCovariances(model).Sigma[k]!
  const M = userMatrixOf(model.basis.random[k]!.basis)
  const counts = rowCounts(model, k)
  const population = Float64Array.from(terms, (column) => {
    const j = model.names.indexOf(column)
    return j < 0 ? 0 : model.beta[j]!
  })
  const q = terms.length
  const groups = levels.map((level, g): ShrunkGroup => {
    const A = information.subarray(g * q * q, (g + 1) * q * q)
    const W = weightOf(A, Sigma, q)
    const own = ownEstimate(A, left.subarray(g * q, (g + 1) * q), q)
    const blup = model.random[k]!.modes.subarray(g * q, (g + 1) * q)
    const user =
      own &&
      M.mmul(Matrix.columnVector([...own]))
        .mul(scale)
        .to1DArray()
    const more = (factor: number): number =>
      share(
        weightOf(
          A.map((a) => factor * a),
          Sigma,
          q,
        ),
        q,
      )
    const { variances } = model.random[k]!
    return {
      level,
      rows: counts ? counts[g]! : null,
      own: user && Float64Array.from(user, (value, i) => population[i]! + value),
      population,
      blup: blup.map((value, i) => population[i]! + value),
      weight: turned(W, M, q),
      reliability: share(W, q),
      reliabilities: Float64Array.from(terms, (_, i) => {
        const total = G.get(i, i)
        return total > 0 ? 1 - variances[(g * q + i) * q + i]! / total : 0
      }),
      doubled: more(2),
      neededFor90: needed(more, 0.9),
    }
  })
  return { group: name, terms, groups, explanation: explanationOf(model, name, terms, groups) }
}

/** From the products where residuals are independent, else from the rows. */
function whatRowsSay(model: FittedModel, k: number): OwnRows & { readonly scale: number } {
  const products = crossProductsOf(model)
  if (products) return { ...ownRows(model, products, k), scale: products.y.scale }
  if (hasPlainResiduals(model) || !model.rows || !model.products)
    throw say.error('prediction/needs-data', { function: 'shrinkage' })
  const { scale } = model.products.y
  return { ...correlatedRows(model, k, scale), scale }
}

function whichTerm(model: FittedModel, group: string | undefined): number {
  const squeezed = (text: string): string => text.replaceAll(/\s+/g, '')
  const all = [...model.random.keys()]
  const label = (k: number): string => model.terms.random[k]!.label
  const byLabel = group === undefined ? [] : all.filter((k) => squeezed(label(k)) === squeezed(group))
  const found =
    byLabel.length > 0 ? byLabel : group === undefined ? all : matchingTerms(model, { group }).map(({ k }) => k)
  if (found.length === 1) return found[0]!
  throw say.error('prediction/which-term', { terms: found.map(label) })
}

/** Rows of each level; null where the model does not hold its rows. */
function rowCounts({ rows, random }: FittedModel, k: number): Int32Array | null {
  if (!rows) return null
  const counts = new Int32Array(random[k]!.levels.length)
  for (const code of rows.random[k]!.codes) counts[code]!++
  return counts
}

/** W = Sigma R'(I + R Sigma R')^-1 R with R'R = A: exists for every A and Sigma. */
function weightOf(A: Float64Array, Sigma: Float64Array, q: number): Float64Array {
  // docs/mathematics/prediction.md (6)
  const L = A.slice()
  semidefiniteCholesky(L, q, 1e-13)
  const R = new Float64Array(q * q)
  for (let i = 0; i < q; i++) for (let j = 0; j <= i; j++) R[j * q + i] = L[i * q + j]!
  const RS = new Float64Array(q * q)
  multiply(R, Sigma, RS, q, q, q)
  const H = new Float64Array(q * q)
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++) {
      let sum = i === j ? 1 : 0
      for (let k = j; k < q; k++) sum += RS[i * q + k]! * R[j * q + k]!
      H[i * q + j] = sum
    }
  cholesky(H, q)
  solveLower(H, q, R, q)
  solveLower(H, q, RS, q)
  const W = new Float64Array(q * q)
  for (let i = 0; i < q; i++)
    for (let j = 0; j < q; j++) for (let k = 0; k < q; k++) W[i * q + j]! += RS[k * q + i]! * R[k * q + j]!
  return W
}

/** A^-1 c, or null where the group's own rows do not determine it. */
function ownEstimate(A: Float64Array, c: Float64Array, q: number): Float64Array | null {
  const scales = Float64Array.from({ length: q }, (_, i) => Math.sqrt(A[i * q + i]!))
  if (scales.some((scale) => !(scale > 0))) return null
  const L = A.map((value, at) => value / (scales[Math.floor(at / q)]! * scales[at % q]!))
  if (cholesky(L, q) >= 0) return null
  for (let i = 0; i < q; i++) if (L[i * q + i]! < 1e-7) return null
  const inverse = new Float64Array(q * q)
  invertFromCholesky(L, q, inverse)
  return c.map((_, i) => {
    let sum = 0
    for (let j = 0; j < q; j++) sum += (inverse[i * q + j]! * c[j]!) / (scales[i]! * scales[j]!)
    return sum
  })
}

/** Mean share of the group's own data: tr W / q. */
function share(W: Float64Array, q: number): number {
  let trace = 0
  for (let i = 0; i < q; i++) trace += W[i * q + i]!
  return trace / q
}

/** M W M^-1. */
const turned = (W: Float64Array, M: Matrix, q: number): Matrix =>
  solve(M.transpose(), M.mmul(Matrix.from1DArray(q, q, W)).transpose()).transpose()

/** The factor by which information must grow for a reliability; null where no amount is enough. */
function needed(at: (factor: number) => number, wanted: number): number | null {
  const most = 1e6
  if (at(most) < wanted) return null
  let [low, high] = [1 / most, most]
  for (let step = 0; step < 200 && high / low > 1 + 1e-9; step++) {
    const middle = Math.sqrt(low * high)
    if (at(middle) < wanted) low = middle
    else high = middle
  }
  return high
}

function explanationOf(
  model: FittedModel,
  group: string,
  terms: readonly string[],
  groups: readonly ShrunkGroup[],
): Diagnostic {
  const sorted = [...groups].sort((a, b) => a.reliability - b.reliability)
  const [least, most] = [sorted[0]!, sorted.at(-1)!]
  const fact = ({
    level,
    reliability,
    rows,
  }: ShrunkGroup): { level: string; reliability: number; rows: number | null } => ({
    level,
    reliability,
    rows,
  })
  const without = groups.filter(({ own }) => own === null)
  return say.info('prediction/shrinkage', {
    group,
    terms,
    groups: groups.length,
    least: fact(least),
    most: fact(most),
    doubled: least.doubled,
    needed: least.neededFor90,
    correlated: model.residual.structure !== 'identity',
    without: { levels: without.slice(0, 5).map(({ level }) => level), count: without.length },
  })
}
