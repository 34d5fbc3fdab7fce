import {
  type Basis,
  buildDesign,
  crossProducts,
  type Design,
  patternProducts,
  residualColumns,
  residualDesign,
  type Table,
  type TableInput,
  tableOf,
} from '@lmm/design'
import { type FittedModel, relatedDesign, relatedProducts, termStructures } from '@lmm/reml'
import { conditionalPredictor } from '../linear-predictor.ts'
import { hasPlainResiduals } from '../residual-covariance/residual-covariance.ts'
import { residualSpecifications } from '../residual-covariance/residual-specifications.ts'
import { say } from '../say.ts'
import { levelFactorsOf } from './relatedness.ts'

/**
 * The model with the rows and products of the data of its fit, for one that was restored without them.
 *
 * @throws LmmError `prediction/other-data` when these are not the data of the fit.
 */
export function withProducts(model: FittedModel, trainingData: TableInput): FittedModel {
  if (model.products) return model
  const rows = rowsOf(model, tableOf(trainingData))
  if (rows.n !== model.n) throw say.error('prediction/other-data', { rows: rows.n, expected: model.n, column: null })
  const freedom = termStructures(rows, model.registry).map(({ bound }) => bound.closedUnder ?? 'common')
  const products = hasPlainResiduals(model)
    ? relatedProducts(crossProducts(rows, { freedom }), levelFactorsOf(model))
    : patternProducts(rows, residualsOf(model, rows), { freedom })
  const column = changed(model, products.X, products.y.center)
  if (column !== null) throw say.error('prediction/other-data', { rows: rows.n, expected: model.n, column })
  return { ...model, rows, products }
}

function rowsOf(model: FittedModel, table: Table): Design {
  const { weights, offset, missing, complete = [] } = model.specification
  const related = levelFactorsOf(model)
  const asked = residualColumns(residualSpecifications(model, [...table.columns.keys()]))
  const design = buildDesign(model.terms, model.schema, table, {
    functions: model.functions,
    complete: [...complete, ...asked],
    independentResiduals: related.size === 0 && hasPlainResiduals(model),
    ...(weights && { weights }),
    ...(offset !== null && { offset }),
    ...(missing && { missing }),
  })
  return relatedDesign(design, related)
}

/** The residual part of the rows; the values of a variance that depends on the fitted ones are those of the model. */
function residualsOf(model: FittedModel, rows: Design): ReturnType<typeof residualDesign> {
  const { columns } = model.specification
  const found = residualDesign(residualSpecifications(model, [...rows.table.columns.keys()]), rows, {
    functions: model.functions,
    ...(columns && { columns }),
  })
  if (!found.variance?.specification.fitted) return found
  const { n, X, random, offset } = rows
  const values = conditionalPredictor(model, { n, X: X.columns, random, offset })
  return { ...found, variance: { ...found.variance, values } }
}

/** Means and scales agree to rounding error. */
const same = 1e-9

/** The first column whose mean or scale is not that of the fit; null when all are. */
function changed({ names, basis, terms }: FittedModel, X: Basis, center: number): string | null {
  const differs = (a: number, b: number): boolean => Math.abs(a - b) > same * Math.max(Math.abs(a), Math.abs(b))
  const size = basis.X.size
  for (let j = 0; j < size; j++)
    if (differs(X.center[j]!, basis.X.center[j]!) || differs(X.T[j * size + j]!, basis.X.T[j * size + j]!))
      return names[j]!
  return differs(center, basis.center) ? (terms.response?.label ?? '') : null
}
