import type { Table } from '@lmm/design'

/** Rows of a table as the covariance of their residuals sees them. */
export interface ResidualRows {
  readonly table: Table
  /** Rows of the table, 0-based. */
  readonly rows: Int32Array
  readonly n: number
  /** Weights of the rows; null where the column of weights is not there. */
  readonly weights: Float64Array | null
  /** Fitted values, where a variance depends on them. */
  readonly fitted: () => Float64Array
}

/** The covariance of the residuals of rows, in the units of the response. */
export interface ResidualCovariance {
  /** Residuals of rows with different numbers are independent. */
  readonly groups: Int32Array
  /** R of some of the rows, n x n by rows. */
  of(members: readonly number[]): Float64Array
  /** dR by psi = (theta, log sigma), one matrix each, null for parameters that R does not depend on; null as a whole where it cannot be known. */
  derivatives(members: readonly number[]): readonly (Float64Array | null)[] | null
}
