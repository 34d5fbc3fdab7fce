import { builtinStructures, residualRegistry, residualStructures } from '@lmm/covariance'
import type { ResidualSpecifications } from '@lmm/design'
import { parseCovariance, parseVariance } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'

/** Structures for residuals by the name under which the model calls them. */
export const structuresFor = ({ registry }: FittedModel): typeof residualStructures =>
  registry === builtinStructures ? residualStructures : residualRegistry(registry)

/** What the residuals of a model were asked to be, read again for a table with these columns. */
export function residualSpecifications(model: FittedModel, columns: readonly string[]): ResidualSpecifications {
  const { residual, variance } = model.specification
  return {
    covariance:
      residual === undefined
        ? null
        : parseCovariance(residual, { columns, structures: Object.keys(structuresFor(model)) }),
    variance:
      variance === undefined ? null : parseVariance(variance, { columns, functions: Object.keys(model.variances) }),
  }
}
