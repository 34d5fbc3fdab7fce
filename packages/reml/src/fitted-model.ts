import type { CovarianceParameter, StructureFactory, VarianceFactory } from '@lmm/covariance'
import type {
  Basis,
  ColumnType,
  ContrastChoice,
  CrossProducts,
  Design,
  DroppedRows,
  PatternProducts,
  Schema,
  UserFunctions,
  WeightsKind,
} from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import type { ModelTerms } from '@lmm/formula'
import type { Matrix } from 'ml-matrix'
import type { Certificate } from './certificate.ts'
import type { ResidualFit } from './marginal/residual-fit.ts'
import type { FittedQuantity } from './natural-quantities.ts'
import type { Criterion } from './objective.ts'
import type { TraceStep } from './optimizer.ts'
import type { Relationships } from './relationship/related-design.ts'

/** What was asked for, as given: with the table, everything that a second fit needs. */
export interface Specification {
  readonly formula: string
  readonly criterion: Criterion
  readonly weights: { readonly column: string; readonly kind: WeightsKind } | null
  /** Column added to the offsets of the formula. */
  readonly offset: string | null
  /** Coding by factor, where it was chosen. */
  readonly contrasts?: Readonly<Record<string, ContrastChoice>>
  /** Types of columns, where they were stated. */
  readonly columns?: Readonly<Record<string, ColumnType>>
  readonly missing?: 'omit' | 'error'
  /** Columns that had to be present too. */
  readonly complete?: readonly string[]
  /** Covariance of the residuals, as written. */
  readonly residual?: string
  /** Variance function of the residuals, as written. */
  readonly variance?: string
}

/** Structures by the name under which formulas call them. */
export type Registry = Readonly<Record<string, StructureFactory>>

/** Variance functions by the name under which options call them. */
export type VarianceRegistry = Readonly<Record<string, VarianceFactory>>

/** One random term of a fitted model, on the user's scale. */
export interface RandomTermFit {
  readonly group: string
  readonly structure: string
  /** Names of the q columns. */
  readonly terms: readonly string[]
  readonly levels: readonly string[]
  /** Covariance of the random effects of one level, q x q. */
  readonly G: Matrix
  /** Number of its parameters among those of the model. */
  readonly parameterCount: number
  /** Natural quantities of structures that have their own, e.g. rho. */
  readonly parameters: readonly FittedQuantity[]
  /** Conditional modes (BLUPs), levels x q by rows. */
  readonly modes: Float64Array
  /** Conditional variances given beta, levels x q x q. */
  readonly variances: Float64Array
}

/**
 * The estimates in the basis of the fit, in which new rows are predicted: far from the origin the user's scale has lost
 * digits that this one keeps. Absolute, in the units of the response.
 */
export interface FitBasis {
  readonly X: Basis
  /** Of the response, where the fixed effects can carry it. */
  readonly center: number
  /** Coefficients of the columns of the basis, p. */
  readonly beta: Float64Array
  /** Their covariance, p x p. */
  readonly vcov: Matrix
  /** d vcov / d psi_k, p x p each. */
  readonly vcovDerivatives: readonly Matrix[]
  /** The variance that Sigma and the residual variance of unit weight are relative to in this basis. */
  readonly variance: number
  readonly random: readonly RandomBasis[]
}

/** One random term in the basis of its columns. */
export interface RandomBasis {
  readonly basis: Basis
  /** levels x q. */
  readonly modes: Float64Array
  /** Var(b | y) with beta known, levels x q x q. */
  readonly variances: Float64Array
  /** Cov(b_hat - b, beta_hat), levels x q x p. */
  readonly covariancesWithBeta: Float64Array
}

/** How effects of two terms vary together given the data, at the levels that meet in a row. */
export interface Meetings {
  readonly terms: readonly [first: number, second: number]
  /** Levels of both, pair by pair. */
  readonly levels: Int32Array
  /** Cov(b_first, b_second | y) with beta known, in the basis of the fit: q x q of each pair. */
  readonly covariances: Float64Array
}

/** A fitted model: state that is always there, and the products and rows it was fitted from where they are kept. Immutable. */
export interface FittedModel {
  readonly specification: Specification
  readonly terms: ModelTerms
  readonly schema: Schema
  readonly registry: Registry
  /** The user's own functions, by the name that the formula calls. */
  readonly functions: UserFunctions
  /** Variance functions by the name under which the option `variance` calls them. */
  readonly variances: VarianceRegistry
  /** Known relationships among levels, by grouping factor. */
  readonly relationships: Relationships
  /** Names of the p coefficients, in R's order. */
  readonly names: readonly string[]
  readonly aliased: readonly string[]
  readonly beta: Float64Array
  /** Covariance of beta_hat, p x p. */
  readonly vcov: Matrix
  /** Residual standard deviation (of an observation with weight 1); null where the covariance of the residuals is absolute. */
  readonly sigma: number | null
  readonly residual: ResidualFit
  readonly random: readonly RandomTermFit[]
  /** Covariance parameters, in the basis of the fit, and their values. */
  readonly parameters: readonly CovarianceParameter[]
  readonly theta: Float64Array
  /** Covariance of psi_hat = (theta, log sigma), without log sigma where sigma is fixed: the inverse observed information of the criterion. */
  readonly thetaCovariance: Matrix
  /** d vcov / d psi_k, p x p each. */
  readonly vcovDerivatives: readonly Matrix[]
  readonly basis: FitBasis
  /** The criterion at the optimum, for the user's columns: -2 log likelihood, restricted under REML. */
  readonly criterion: number
  readonly logLik: number
  readonly n: number
  readonly dropped: DroppedRows
  /** Number of parameters: beta, theta and sigma. */
  readonly npar: number
  readonly singular: boolean
  readonly certificate: Certificate
  readonly trace: readonly TraceStep[]
  readonly diagnostics: readonly Diagnostic[]
  /** Of a model that was restored without its data: how effects of several terms vary together. */
  readonly meetings?: readonly Meetings[]
  readonly products: CrossProducts | PatternProducts | null
  readonly rows: Design | null
  /** One line: formula, criterion, rows, groups. */
  toString(): string
  /** All but products and rows, for `restore`. */
  toJSON(): object
}
