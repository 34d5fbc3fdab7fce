import type { VarianceFactory } from '@lmm/covariance'
import type { SchemaOptions, TableInput } from '@lmm/design'
import type { OptionNames } from '@lmm/diagnostics'
import type { Criterion, OptimizeOptions, Optimizer, Registry, Relationships } from '@lmm/reml'

/** A table in memory: columns of arrays, rows of objects, an Arrow table, or a `Table`. */
export type LmmData = TableInput

/** Options of `lmm`; everything that `inferSchema`, `buildDesign` and `optimize` take is passed on to them. */
export interface LmmOptions extends SchemaOptions, OptimizeOptions {
  /** Restricted maximum likelihood (default) or maximum likelihood. */
  readonly criterion?: Criterion
  /** Covariance structures by the name that formulas use: `{ ...builtinStructures, yours }`. */
  readonly structures?: Registry
  /**
   * Covariance of the residuals: `'ar1(1 | id)'`, `'us(visit | id)'`, `'exp(x + y | plot, nugget = TRUE)'`, `'us(visit | arm / id)'`, and
   * `| 1` for all rows as one group.
   */
  readonly residual?: string
  /** Variance function of the residuals: `'ident(sex)'`, `'power(x)'`, `'exp(x)'`, `'constPower(x)'`, `'fixed(x)'`, or of `fitted`. */
  readonly variance?: string
  /** Variance functions by the name that the option uses: `{ ...builtinVariances, yours }`. */
  readonly variances?: Readonly<Record<string, VarianceFactory>>
  /** Known relationships among the levels of grouping factors: `{ id: pedigree(records) }`, `{ id: { levels, covariance: K } }`. */
  readonly relationship?: Relationships
  /** Another optimizer in place of `optimize`. */
  readonly optimizer?: Optimizer
}

/** Options that say how the data are read, by name. */
export const schemaOptions: OptionNames<SchemaOptions> = {
  contrasts: true,
  columns: true,
  functions: true,
  weights: true,
  offset: true,
  missing: true,
  complete: true,
}

/** Options that say how to search, by name. */
export const searchOptions: OptionNames<OptimizeOptions & Pick<LmmOptions, 'optimizer'>> = {
  optimizer: true,
  start: true,
  maxIterations: true,
  onIteration: true,
}

/** All options of `lmm` by name. */
export const lmmOptions: OptionNames<LmmOptions> = {
  criterion: true,
  structures: true,
  residual: true,
  variance: true,
  variances: true,
  relationship: true,
  ...schemaOptions,
  ...searchOptions,
}
