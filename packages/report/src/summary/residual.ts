import type { FittedModel, PositionCovariance, ResidualFit } from '@lmm/reml'
import { finite, matrixRows } from './finite.ts'

/** Numbers by name. */
type Named = Readonly<Record<string, number | null>>

/** Absolute covariance over the positions. */
export interface PositionCovarianceSummary {
  readonly labels: readonly string[]
  readonly matrix: readonly (readonly (number | null)[])[]
}

/** Covariance of the residuals. */
export interface ResidualSummary {
  /** `identity` where residuals are independent. */
  readonly structure: string
  /** Factor whose levels are independent of one another; null where rows are. */
  readonly group: string | null
  /** Natural quantities of the structure, in its order. */
  readonly parameters: Named
  /** Variance function; null where all rows of weight 1 have the same variance. */
  readonly variance: VarianceSummary | null
  /** Absolute covariance over the positions; null where residuals are independent, beyond 50 positions, and with `levels`. */
  readonly covariance: PositionCovarianceSummary | null
  /** By level of the factor before the slash, where each level has a covariance of its own. */
  readonly by: string | null
  readonly levels: readonly ResidualLevelSummary[] | null
}

/** The covariance of the residuals of one level. */
export interface ResidualLevelSummary {
  readonly level: string
  readonly parameters: Named
  readonly covariance: PositionCovarianceSummary | null
}

/** A variance function: `sd` holds absolute standard deviations by level, of `ident`. */
export interface VarianceSummary {
  readonly name: string
  readonly of: string
  readonly parameters?: Named
  readonly sd?: Named
}

/** The residuals of a model. */
export function residualSummary({ residual }: FittedModel): ResidualSummary {
  const { structure, group, by, levels, covariance } = residual
  return {
    structure,
    group,
    parameters: named(residual.parameters),
    variance: varianceSummary(residual),
    covariance: covariance && positions(covariance),
    by,
    levels: levels
      ? levels.map((level) => ({
          level: level.level,
          parameters: named(level.parameters),
          covariance: level.covariance && positions(level.covariance),
        }))
      : null,
  }
}

function varianceSummary({ variance }: ResidualFit): VarianceSummary | null {
  if (!variance) return null
  const { name, of, sd, parameters } = variance
  if (sd) return { name, of, sd: Object.fromEntries(sd.map(({ level, value }) => [level, finite(value)])) }
  return { name, of, parameters: named(parameters) }
}

const named = (quantities: ResidualFit['parameters']): Named =>
  Object.fromEntries(quantities.map(({ name, value }) => [name, finite(value)]))

const positions = ({ labels, matrix }: PositionCovariance): PositionCovarianceSummary => ({
  labels,
  matrix: matrixRows(matrix),
})
