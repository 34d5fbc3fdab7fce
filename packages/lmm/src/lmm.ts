import { builtinStructures } from '@lmm/covariance'
import { buildDesign, crossProducts, inferSchema, tableOf } from '@lmm/design'
import { checkOptions, wrongArgument } from '@lmm/diagnostics'
import { expand, parse } from '@lmm/formula'
import {
  checkEstimable,
  type FittedModel,
  fittedModel,
  levelFactors,
  optimize,
  penalizedObjective,
  relatedDesign,
  relatedProducts,
  termStructures,
} from '@lmm/reml'
import { type LmmData, type LmmOptions, lmmOptions } from './options.ts'
import { residualModel, residualSpecifications } from './residual-model.ts'
import { specificationOf } from './specification.ts'

/**
 * Fits a linear mixed model to a table in memory by REML, or by ML.
 *
 * @param formula - as lme4 users write it: `y ~ x + (1 + x | group)`.
 * @param data - columns, rows of objects, or a `Table`.
 * @throws LmmError with the diagnostic that says what was found where, and what to do next.
 * @example
 * ```ts
 * import { lmm } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
 * console.log(`${model}`)
 * console.log(model.criterion.toFixed(6))
 * ```
 * ```text
 * Reaction ~ Days + (Days | Subject) by REML: 180 rows, 18 Subject
 * 1743.628272
 * ```
 */
export function lmm(formula: string, data: LmmData, options: LmmOptions = {}): FittedModel {
  checkOptions('lmm()', options, lmmOptions)
  const { offset = '' } = options
  if (typeof offset !== 'string') throw wrongArgument('lmm()', 'offset', offset, 'column')
  const registry = options.structures ?? builtinStructures
  const criterion = options.criterion ?? 'REML'
  const table = tableOf(data)
  const terms = expand(parse(formula), { columns: table.columns.keys(), structures: Object.keys(registry) })
  const specifications = residualSpecifications([...table.columns.keys()], options)
  if (specifications.covariance || specifications.variance) return residualModel(terms, table, specifications, options)
  const schema = inferSchema(terms, table, options)
  const relationships = options.relationship ?? {}
  const related = levelFactors(relationships)
  const design = relatedDesign(
    buildDesign(terms, schema, table, { ...options, independentResiduals: related.size === 0 }),
    related,
  )
  const structures = termStructures(design, registry)
  const freedom = structures.map(({ bound }) => bound.closedUnder ?? 'common')
  const products = relatedProducts(crossProducts(design, { freedom }), related)
  checkEstimable(design, products)
  const objective = penalizedObjective(products, structures, criterion, related)
  const result = (options.optimizer ?? optimize)(objective, options)
  const specification = specificationOf(design, options)
  const functions = options.functions ?? {}
  return fittedModel({
    specification,
    design,
    products,
    structures,
    registry,
    functions,
    relationships,
    objective,
    result,
  })
}
