import type { Design } from '../design.ts'
import { type BasedRows, blockRows, forEachBlock } from '../products/based-rows.ts'
import { type Basis, blockToBasis } from '../products/basis.ts'
import { type BasisFreedom, columnBasis } from '../products/column-basis.ts'
import type { FactorColumns } from '../products/cross-products.ts'
import { type ResponseBasis, responseBasis } from '../products/response-basis.ts'
import { groupingFactors } from '../products/row-bases.ts'
import { type RowWeights, rowWeights } from '../products/row-weights.ts'
import { type Clusters, clustersOf } from './clusters.ts'
import { compressed } from './compressed.ts'
import { localLevels, membersByPattern, type PatternMembers } from './pattern-members.ts'
import type { PositionAxis } from './positions.ts'
import { componentCodes, type LevelRelation, membersByRelation } from './related-levels.ts'
import type { ResidualDesign } from './residual-design.ts'
import { oneKind, type RowKinds, refineByCodes, refineByValues } from './row-kinds.ts'

/** A random term over the rows of one pattern. */
export interface PatternTerm {
  /** Level of each of the k rows, numbered within the cluster. */
  readonly levels: Int32Array
  readonly count: number
  /** Columns in the basis of the term times the roots of the weights, k x q by rows. */
  readonly Z: Float64Array
  /** The level of the factor behind each level of each cluster: clusters x count. */
  readonly codes: Int32Array
  /** K of the levels, count x count, where they are related; null where they are independent. */
  readonly K: Float64Array | null
}

/** Clusters of rows that share one covariance matrix. */
export interface Pattern {
  /** Number k of rows. */
  readonly size: number
  /** Which covariance the residuals have, for each of the k rows. */
  readonly blocks: Int32Array
  /** Position of each row in the axis of its block. */
  readonly at: Int32Array
  /** Residuals of rows of different groups are independent. */
  readonly groups: Int32Array
  /** Covariate of the variance function at the k rows, or null. */
  readonly covariate: Float64Array | null
  /** Cell of the variance function at the k rows, or null. */
  readonly cells: Int32Array | null
  /** In the order of the terms of the factors. */
  readonly terms: readonly PatternTerm[]
  /** Number of clusters. */
  readonly clusters: number
  /** Number r of pseudo-clusters whose sum of vec([X y]) vec([X y])' is that of the clusters. */
  readonly rank: number
  /** [x~ y~] times the root of the weight: k rows of r x (p + 1). */
  readonly rows: Float64Array
  /** The same of the clusters themselves, k rows of clusters x (p + 1), where random effects need them. */
  readonly own: Float64Array | null
  /** Rows of the design by cluster: clusters x k. */
  readonly members: Int32Array
}

/** Products by visit pattern: all that a marginal model needs of the rows, whatever the number of subjects. */
export interface PatternProducts {
  readonly kind: 'patterns'
  readonly n: number
  readonly p: number
  readonly observations: number
  readonly X: Basis
  readonly y: ResponseBasis
  readonly weights: RowWeights
  readonly factors: readonly FactorColumns[]
  /** Positions by block of the residuals; one block of one position where they are independent. */
  readonly axes: readonly PositionAxis[]
  /** Cells of a variance function of factors. */
  readonly cells: readonly string[]
  readonly patterns: readonly Pattern[]
  /** How the levels of each term are related, in the order of the terms of the factors; null where they are independent. */
  readonly relations: readonly (LevelRelation | null)[]
}

/** Options of `patternProducts`. */
export interface PatternProductsOptions {
  /** How far the columns of each random term may change their basis; `common` where nothing is said. */
  readonly freedom?: readonly BasisFreedom[]
  /** How the levels of grouping factors are related, by the name of the factor. */
  readonly relations?: ReadonlyMap<string, LevelRelation>
}

/**
 * One pass over the rows of a design whose residuals have a covariance or a variance function.
 *
 * @example
 * ```ts
 * import { buildDesign, inferSchema, patternProducts, residualDesign, tableOf } from '@lmm/design'
 * import { expand, parse, parseCovariance } from '@lmm/formula'
 * import { orthodont } from '@lmm/datasets/orthodont'
 * const table = tableOf(orthodont)
 * const columns = [...table.columns.keys()]
 * const terms = expand(parse('distance ~ age + Sex'), { columns })
 * const design = buildDesign(terms, inferSchema(terms, table), table)
 * const residual = residualDesign({ covariance: parseCovariance('ar1(age | Subject)', { columns }), variance: null }, design)
 * const { n, patterns } = patternProducts(design, residual)
 * console.log(n, patterns.map(({ size, clusters }) => `${clusters} subjects of ${size} visits`))
 * ```
 * ```text
 * 108 [ '27 subjects of 4 visits' ]
 * ```
 */
export function patternProducts(
  design: Design,
  residual: ResidualDesign,
  options: PatternProductsOptions = {},
): PatternProducts {
  const { values, summary, observations } = rowWeights(design)
  const roots = values?.map(Math.sqrt) ?? null
  const X = columnBasis(design.X.columns, roots, 'linear')
  const factors = groupingFactors(design, (term) =>
    columnBasis(design.random[term]!.columns, roots, options.freedom?.[term] ?? 'common'),
  )
  const response = responseBasis(design, X, values)
  const known = summary.kind === 'known-variance'
  const unit = known ? Math.sqrt(design.n / values!.reduce((a, b) => a + b, 0)) : response.scale
  const y = { ...response, scale: unit }
  const rootWeights = known && roots ? roots.map((root) => root * unit) : roots
  const Z = randomColumns(design, factors, rootWeights)
  const kinds = rowKinds(design, residual, Z)
  const terms = factors.flatMap((factor) => factor.terms.map(({ term }) => design.random[term]!.codes))
  const groups = residual.groups ? [residual.groups.codes] : []
  const relationOf = (groupName: string): LevelRelation | null => options.relations?.get(groupName) ?? null
  const relations = factors.flatMap((factor) => factor.terms.map(() => relationOf(factor.groupName)))
  const connecting = factors.map(({ groupName, terms: own }) => {
    const { codes } = design.random[own[0]!.term]!
    const relation = relationOf(groupName)
    return relation ? componentCodes(codes, relation) : codes
  })
  const clusters = clustersOf(design.n, [...groups, ...connecting], kinds.codes)
  const patterns = membersByRelation(
    membersByPattern(clusters, kinds, [...groups, ...terms]),
    clusters,
    terms.map((codes, t) => ({ codes, relation: relations[t]! })),
  )
  const based: BasedRows = { design, X, y, factors: [], rootWeights }
  const width = X.size + 1
  const rows = new Float64Array(design.n * width)
  forEachBlock(based, (block, from, count) => rows.set(block.subarray(0, count * width), from * width))
  return {
    kind: 'patterns',
    n: design.n,
    p: X.size,
    observations,
    X,
    y,
    weights: summary,
    factors,
    axes: residual.groups?.axes ?? [{ size: 1, labels: [''], dimensions: [] }],
    cells: residual.variance?.cells?.levels ?? [],
    patterns: patterns.map((pattern) => patternOf(pattern, clusters, residual, terms, relations, Z, rows, width)),
    relations,
  }
}

/** Columns of each term in its basis times the root of the weight, n x q by rows. */
function randomColumns(
  { n, random }: Design,
  factors: readonly FactorColumns[],
  rootWeights: Float64Array | null,
): Float64Array[] {
  return factors.flatMap((factor) =>
    factor.terms.map(({ term, basis }) => {
      const q = basis.size
      const out = new Float64Array(n * q)
      for (let from = 0; from < n; from += blockRows) {
        const part = out.subarray(from * q)
        blockToBasis(basis, random[term]!.columns, from, Math.min(blockRows, n - from), part, q, 0)
      }
      if (rootWeights) for (let i = 0; i < n; i++) for (let j = 0; j < q; j++) out[i * q + j]! *= rootWeights[i]!
      return out
    }),
  )
}

/** Rows of one kind are alike in all that their covariances depend on but the levels. */
function rowKinds({ n }: Design, { groups, variance }: ResidualDesign, Z: readonly Float64Array[]): RowKinds {
  let kinds = oneKind(n)
  if (groups) kinds = refineByCodes(refineByCodes(kinds, groups.blocks), groups.at)
  if (variance?.cells) kinds = refineByCodes(kinds, variance.cells.codes)
  if (variance?.values) kinds = refineByValues(kinds, variance.values)
  for (const columns of Z) {
    const q = columns.length / n
    for (let j = 0; j < q; j++)
      kinds = refineByValues(
        kinds,
        Float64Array.from({ length: n }, (_, i) => columns[i * q + j]!),
      )
  }
  return kinds
}

function patternOf(
  { size, clusters: list }: PatternMembers,
  clusters: Clusters,
  { groups, variance }: ResidualDesign,
  termCodes: readonly Int32Array[],
  relations: readonly (LevelRelation | null)[],
  Z: readonly Float64Array[],
  rows: Float64Array,
  width: number,
): Pattern {
  const members = new Int32Array(list.length * size)
  list.forEach((cluster, c) => {
    const from = clusters.starts[cluster]!
    members.set(clusters.rows.subarray(from, from + size), c * size)
  })
  const first = members.subarray(0, size)
  const own = new Float64Array(members.length * width)
  for (let c = 0; c < list.length; c++)
    for (let i = 0; i < size; i++) {
      const from = members[c * size + i]! * width
      own.set(rows.subarray(from, from + width), (i * list.length + c) * width)
    }
  const small = compressed(own, size, list.length, width)
  return {
    size,
    blocks: Int32Array.from(first, (row) => groups?.blocks[row] ?? 0),
    at: Int32Array.from(first, (row) => groups?.at[row] ?? 0),
    groups: groups ? localLevels(groups.codes, members, 0, size).codes : Int32Array.from(first, (_, i) => i),
    covariate: variance?.values ? Float64Array.from(first, (row) => variance.values![row]!) : null,
    cells: variance?.cells ? Int32Array.from(first, (row) => variance.cells!.codes[row]!) : null,
    terms: termCodes.map((codes, t) =>
      patternTerm(codes, relations[t]!, Z[t]!, members, size, Z[t]!.length / (rows.length / width)),
    ),
    clusters: list.length,
    rank: small?.rank ?? list.length,
    rows: small?.rows ?? own,
    own: termCodes.length > 0 ? own : null,
    members,
  }
}

function patternTerm(
  codes: Int32Array,
  relation: LevelRelation | null,
  Z: Float64Array,
  members: Int32Array,
  size: number,
  q: number,
): PatternTerm {
  const { codes: levels, count } = localLevels(codes, members, 0, size)
  const columns = new Float64Array(size * q)
  for (let i = 0; i < size; i++) {
    const from = members[i]! * q
    columns.set(Z.subarray(from, from + q), i * q)
  }
  const clusters = members.length / size
  const behind = new Int32Array(clusters * count)
  for (let c = 0; c < clusters; c++)
    for (let i = 0; i < size; i++) behind[c * count + levels[i]!] = codes[members[c * size + i]!]!
  const K = relation?.covariance(behind.subarray(0, count)) ?? null
  return { levels, count, Z: columns, codes: behind, K }
}
