import { type InferenceOptions, type StructureParameter, structureParameters } from '@lmm/inference'
import type { FittedModel, FittedQuantity, PositionCovariance, ResidualFit } from '@lmm/reml'
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
  /** The same with standard errors and limits. */
  readonly estimates: readonly StructureParameter[]
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
  readonly estimates: readonly StructureParameter[]
  readonly covariance: PositionCovarianceSummary | null
}

/** A variance function: `sd` holds absolute standard deviations by level, of `ident`. */
export interface VarianceSummary {
  readonly name: string
  readonly of: string
  readonly parameters?: Named
  readonly sd?: Named
  /** Its parameters, or standard deviations by level, with standard errors and limits. */
  readonly estimates: readonly StructureParameter[]
}

/** The residuals of a model, with limits at the level of the options. */
export function residualSummary(model: FittedModel, options: Pick<InferenceOptions, 'level'>): ResidualSummary {
  const { residual } = model
  const { structure, group, by, levels, covariance } = residual
  const estimates = (quantities: readonly FittedQuantity[]): StructureParameter[] =>
    structureParameters(model, quantities, options)
  return {
    structure,
    group,
    parameters: named(residual.parameters),
    estimates: estimates(residual.parameters),
    variance: varianceSummary(residual, estimates),
    covariance: covariance && positions(covariance),
    by,
    levels: levels
      ? levels.map((level) => ({
          level: level.level,
          parameters: named(level.parameters),
          estimates: estimates(level.parameters),
          covariance: level.covariance && positions(level.covariance),
        }))
      : null,
  }
}

function varianceSummary(
  { variance }: ResidualFit,
  estimates: (quantities: readonly FittedQuantity[]) => StructureParameter[],
): VarianceSummary | null {
  if (!variance) return null
  const { name, of, sd, parameters } = variance
  if (!sd) return { name, of, parameters: named(parameters), estimates: estimates(parameters) }
  const levels = sd.map(({ level, ...rest }) => ({ name: level, ...rest }))
  return { name, of, sd: named(levels), estimates: estimates(levels) }
}

const named = (quantities: ResidualFit['parameters']): Named =>
  Object.fromEntries(quantities.map(({ name, value }) => [name, finite(value)]))

const positions = ({ labels, matrix }: PositionCovariance): PositionCovarianceSummary => ({
  labels,
  matrix: matrixRows(matrix),
})
