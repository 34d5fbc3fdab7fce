import type { Basis } from './basis.ts'
import type { ResponseBasis } from './response-basis.ts'
import type { RowWeights } from './row-weights.ts'

/** A random term within the columns of its grouping factor. */
export interface TermColumns {
  /** Index of the term in the design. */
  readonly term: number
  /** First of its columns among those of the factor. */
  readonly start: number
  readonly basis: Basis
}

/** A grouping factor with the columns of all terms that have it: q a level. */
export interface FactorColumns {
  readonly groupName: string
  readonly levels: number
  readonly q: number
  readonly terms: readonly TermColumns[]
}

/** What both kinds of products carry. */
interface ProductsHeader {
  readonly n: number
  readonly p: number
  /** Rows of the tables counted by their frequency: n, or the sum of frequency weights. */
  readonly observations: number
  readonly X: Basis
  readonly y: ResponseBasis
  readonly weights: RowWeights
  readonly factors: readonly FactorColumns[]
}

/**
 * Products for one grouping factor (or none), in triangular form: R'R = Z'Z and R'b = Z'[X y] by level, and what of [X y] is
 * orthogonal to Z within the levels, squared and summed. No large number is ever subtracted from another (Pinheiro & Bates 2000, section 2.2.3).
 */
export interface GroupedProducts extends ProductsHeader {
  readonly kind: 'grouped'
  /** By level q x (q + p + 1) by rows: [R b]. */
  readonly triangles: Float64Array
  /** (p + 1)^2. */
  readonly within: Float64Array
}

/** The products of one pair of factors: the q_row x q_column blocks that hold rows, by column level, then row level. */
export interface PairProducts {
  readonly row: number
  readonly column: number
  readonly rowLevels: Int32Array
  readonly columnLevels: Int32Array
  /** One block after another, each by rows. */
  readonly blocks: Float64Array
}

/** Products for several grouping factors: Z'Z by pairs of factors, Z'[X y] and [X y]'[X y]. */
export interface CrossedProducts extends ProductsHeader {
  readonly kind: 'crossed'
  /** Every pair row >= column of factors, a factor with itself first. */
  readonly pairs: readonly PairProducts[]
  /** By factor levels x q x (p + 1). */
  readonly B: readonly Float64Array[]
  /** (p + 1)^2. */
  readonly C: Float64Array
}

/** All that a fit needs of the rows: waist 1. */
export type CrossProducts = GroupedProducts | CrossedProducts
