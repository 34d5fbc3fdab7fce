import { builtinStructures } from '@lmm/covariance'
import { buildDesign, crossProducts, inferSchema, type SchemaOptions, type TableInput, tableOf } from '@lmm/design'
import { expand, parse } from '@lmm/formula'
import {
  type Criterion,
  checkEstimable,
  type FittedModel,
  fittedModel,
  optimize,
  penalizedObjective,
  termStructures,
} from '@lmm/reml'

interface FitOptions extends SchemaOptions {
  readonly criterion?: Criterion
}

/** Fits a model by the public steps. */
export function fit(formula: string, data: TableInput, options: FitOptions = {}): FittedModel {
  const { criterion = 'REML', weights, offset = null } = options
  const table = tableOf(data)
  const terms = expand(parse(formula), { columns: table.columns.keys(), structures: Object.keys(builtinStructures) })
  const design = buildDesign(terms, inferSchema(terms, table, options), table, options)
  const structures = termStructures(design, builtinStructures)
  const products = crossProducts(design, { freedom: structures.map(({ bound }) => bound.closedUnder ?? 'common') })
  checkEstimable(design, products)
  const objective = penalizedObjective(products, structures, criterion)
  const result = optimize(objective)
  const kind = design.weights?.kind
  const specification = {
    formula: terms.formula,
    criterion,
    weights: weights && kind ? { column: weights.column, kind } : null,
    offset,
  }
  return fittedModel({
    specification,
    design,
    products,
    structures,
    registry: builtinStructures,
    functions: {},
    objective,
    result,
  })
}
