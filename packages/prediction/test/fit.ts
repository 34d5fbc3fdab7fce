import { builtinStructures } from '@lmm/covariance'
import { buildDesign, crossProducts, inferSchema, type TableInput, tableOf } from '@lmm/design'
import { expand, parse } from '@lmm/formula'
import { type FittedModel, fittedModel, optimize, penalizedObjective, termStructures } from '@lmm/reml'

/** A REML fit by the public steps. */
export function fit(formula: string, data: TableInput): FittedModel {
  const table = tableOf(data)
  const terms = expand(parse(formula), { columns: table.columns.keys() })
  const schema = inferSchema(terms, table)
  const design = buildDesign(terms, schema, table)
  const structures = termStructures(design, builtinStructures)
  const products = crossProducts(design)
  const objective = penalizedObjective(products, structures, 'REML')
  const result = optimize(objective)
  const specification = { formula, criterion: 'REML' as const, weights: null, offset: null }
  return fittedModel({ specification, design, products, structures, registry: builtinStructures, objective, result })
}
