import { builtinStructures } from '@lmm/covariance'
import {
  type ByName,
  buildDesign,
  type ColumnType,
  crossProducts,
  inferSchema,
  type TableInput,
  tableOf,
  type WeightsKind,
} from '@lmm/design'
import { expand, parse } from '@lmm/formula'
import {
  type Criterion,
  type FittedModel,
  fittedModel,
  optimize,
  penalizedObjective,
  restore,
  save,
  termStructures,
} from '@lmm/reml'

interface FitOptions {
  readonly criterion?: Criterion
  readonly weights?: { readonly column: string; readonly kind?: WeightsKind }
  readonly contrasts?: ByName<string>
  readonly columns?: ByName<ColumnType>
}

/** A fit by the public steps, REML unless said otherwise. */
export function fit(formula: string, data: TableInput, options: FitOptions = {}): FittedModel {
  const { criterion = 'REML', weights } = options
  const table = tableOf(data)
  const terms = expand(parse(formula), { columns: table.columns.keys() })
  const schema = inferSchema(terms, table, options)
  const design = buildDesign(terms, schema, table, options)
  const structures = termStructures(design, builtinStructures)
  const freedom = structures.map(({ bound }) => bound.closedUnder ?? 'common')
  const products = crossProducts(design, { freedom })
  const objective = penalizedObjective(products, structures, criterion)
  const result = optimize(objective)
  const specification = {
    formula,
    criterion,
    weights: weights ? { column: weights.column, kind: weights.kind ?? 'precision' } : null,
    offset: null,
  } as const
  return fittedModel({ specification, design, products, structures, registry: builtinStructures, objective, result })
}

/** The model as it comes back from JSON, without its data. */
export const saved = (model: FittedModel): FittedModel => restore(JSON.parse(JSON.stringify(save(model))))
