import { builtinStructures } from '@lmm/covariance'
import { buildDesign, crossProducts, inferSchema, type TableInput, tableOf, type WeightsKind } from '@lmm/design'
import { expand, parse } from '@lmm/formula'
import {
  type Criterion,
  type FittedModel,
  fittedModel,
  levelFactors,
  optimize,
  penalizedObjective,
  type Relationships,
  relatedDesign,
  relatedProducts,
  restore,
  save,
  termStructures,
} from '@lmm/reml'

interface FitOptions {
  readonly criterion?: Criterion
  readonly weights?: { readonly column: string; readonly kind?: WeightsKind }
  readonly offset?: string
  readonly relationship?: Relationships
}

/** A fit by the public steps, REML unless said otherwise. */
export function fit(formula: string, data: TableInput, options: FitOptions = {}): FittedModel {
  const { criterion = 'REML', weights, offset, relationship: relationships = {} } = options
  const table = tableOf(data)
  const terms = expand(parse(formula), { columns: table.columns.keys() })
  const schema = inferSchema(terms, table, options)
  const related = levelFactors(relationships)
  const independentResiduals = related.size === 0
  const design = relatedDesign(buildDesign(terms, schema, table, { ...options, independentResiduals }), related)
  const structures = termStructures(design, builtinStructures)
  const products = relatedProducts(crossProducts(design), related)
  const objective = penalizedObjective(products, structures, criterion, related)
  const result = optimize(objective)
  const specification = {
    formula,
    criterion,
    weights: weights ? { column: weights.column, kind: weights.kind ?? 'precision' } : null,
    offset: offset ?? null,
  } as const
  const registry = builtinStructures
  return fittedModel({ specification, design, products, structures, registry, relationships, objective, result })
}

/** The model as it comes back from JSON, without its data. */
export const saved = (model: FittedModel): FittedModel => restore(JSON.parse(JSON.stringify(save(model))))
