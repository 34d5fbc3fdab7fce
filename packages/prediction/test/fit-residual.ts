import { builtinStructures, builtinVariances, residualStructures } from '@lmm/covariance'
import {
  buildDesign,
  inferSchema,
  patternProducts,
  residualColumns,
  residualDesign,
  type TableInput,
  tableOf,
} from '@lmm/design'
import { expand, parse, parseCovariance, parseVariance } from '@lmm/formula'
import {
  type FittedModel,
  fittedModel,
  marginalObjective,
  optimize,
  residualStructure,
  termStructures,
} from '@lmm/reml'

/** A REML fit whose residuals have a covariance or a variance function, by the public steps. */
export function fitResidual(
  formula: string,
  data: TableInput,
  { residual, variance }: { readonly residual?: string; readonly variance?: string },
): FittedModel {
  const table = tableOf(data)
  const columns = [...table.columns.keys()]
  const terms = expand(parse(formula), { columns })
  const specifications = {
    covariance: residual === undefined ? null : parseCovariance(residual, { columns }),
    variance: variance === undefined ? null : parseVariance(variance, { columns }),
  }
  const asked = { complete: residualColumns(specifications) }
  const schema = inferSchema(terms, table, asked)
  const design = buildDesign(terms, schema, table, { ...asked, independentResiduals: false })
  const structures = termStructures(design, builtinStructures)
  const of = residualDesign(specifications, design)
  const bound = residualStructure(of, design, { structures: residualStructures, variances: builtinVariances })
  const products = patternProducts(design, of)
  const objective = marginalObjective(products, structures, bound, 'REML')
  const result = optimize(objective)
  const specification = {
    formula,
    criterion: 'REML',
    weights: null,
    offset: null,
    ...(residual !== undefined && { residual }),
    ...(variance !== undefined && { variance }),
  } as const
  const registry = builtinStructures
  return fittedModel({ specification, design, products, structures, registry, objective, residual: of, result })
}
