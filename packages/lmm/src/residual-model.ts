import {
  builtinStructures,
  builtinVariances,
  residualRegistry,
  residualStructures,
  type StructureFactory,
} from '@lmm/covariance'
import {
  buildDesign,
  type Design,
  type DesignHeader,
  inferSchema,
  type LevelRelation,
  patternProducts,
  type ResidualDesign,
  type ResidualSpecifications,
  residualColumns,
  residualDesign,
  type Table,
} from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import { type ModelTerms, parseCovariance, parseVariance } from '@lmm/formula'
import { conditionalPredictor } from '@lmm/prediction'
import {
  checkCovariance,
  checkEstimable,
  checkIdentifiable,
  checkPositions,
  type FittedModel,
  fittedModel,
  levelFactors,
  levelRelations,
  marginalObjective,
  optimize,
  type ResidualRegistry,
  relatedDesign,
  residualStructure,
  say,
  termStructures,
} from '@lmm/reml'
import type { LmmOptions } from './options.ts'
import { specificationOf } from './specification.ts'

/** Fits after which fitted values that a variance depends on are said not to settle. */
const mostFits = 100
/** Fitted values that change by less than this many residual standard deviations have settled. */
const settledChange = 1e-10

/** Options of which the residuals are made. */
export type ResidualOptions = Pick<LmmOptions, 'residual' | 'variance' | 'structures' | 'variances'>

/** The covariance and the variance function that the options ask for. */
export function residualSpecifications(columns: readonly string[], options: ResidualOptions): ResidualSpecifications {
  const { structures, variances } = residualRegistries(options)
  return {
    covariance:
      options.residual === undefined
        ? null
        : parseCovariance(options.residual, { columns, structures: Object.keys(structures) }),
    variance:
      options.variance === undefined
        ? null
        : parseVariance(options.variance, { columns, functions: Object.keys(variances) }),
  }
}

function residualRegistries({ structures, variances }: ResidualOptions): ResidualRegistry {
  return {
    structures: structures ? residualRegistry(structures) : residualStructures,
    variances: variances ?? builtinVariances,
  }
}

/** What every fit of one call shares. */
interface Prepared {
  readonly options: LmmOptions
  readonly registry: Readonly<Record<string, StructureFactory>>
  readonly design: Design
  readonly relations: ReadonlyMap<string, LevelRelation>
  readonly keepsRows: boolean
}

/** Fits a model whose residuals have a covariance or a variance function; without its rows where only products were given. */
export function residualModel(
  terms: ModelTerms,
  table: Table,
  specifications: ResidualSpecifications,
  options: LmmOptions,
  { keepsRows }: { readonly keepsRows: boolean } = { keepsRows: true },
): FittedModel {
  const related = levelFactors(options.relationship ?? {})
  const complete = [...(options.complete ?? []), ...residualColumns(specifications)]
  const asked = { ...options, complete }
  const schema = inferSchema(terms, table, asked)
  const design = relatedDesign(buildDesign(terms, schema, table, { ...asked, independentResiduals: false }), related)
  if (design.weights?.kind === 'frequency') throw say.error('reml/residual-weights', { kind: 'frequency' })
  const residual = residualDesign(specifications, design, options)
  const relations = levelRelations(related)
  const prepared: Prepared = {
    options,
    registry: options.structures ?? builtinStructures,
    design,
    relations,
    keepsRows,
  }
  return residual.variance?.specification.fitted
    ? fixedPoint(prepared, residual)
    : fitOnce(prepared, residual, { start: options.start, diagnostics: [], keepsRows })
}

interface Fit {
  readonly start: Float64Array | undefined
  readonly diagnostics: readonly Diagnostic[]
  readonly keepsRows: boolean
}

function fitOnce(
  { options, registry, design, relations }: Prepared,
  residual: ResidualDesign,
  { start, diagnostics, keepsRows }: Fit,
): FittedModel {
  const structures = termStructures(design, registry)
  const freedom = structures.map(({ bound }) => bound.closedUnder ?? 'common')
  const bound = residualStructure(residual, design, residualRegistries(options))
  const products = patternProducts(design, residual, { freedom, relations })
  checkEstimable(design, products)
  checkPositions(products, bound, residual, design)
  const objective = marginalObjective(products, structures, bound, options.criterion ?? 'REML')
  checkCovariance(objective, residual, design)
  checkIdentifiable(objective)
  const result = (options.optimizer ?? optimize)(objective, { ...options, ...(start && { start }) })
  return fittedModel({
    specification: specificationOf(design, options),
    design: keepsRows ? design : header(design),
    products,
    structures,
    registry,
    functions: options.functions ?? {},
    variances: residualRegistries(options).variances,
    relationships: options.relationship ?? {},
    objective,
    residual,
    result,
    diagnostics,
  })
}

/** Fitted values of a model that has its rows. */
function fitted(model: FittedModel): Float64Array {
  const { n, X, random, offset } = model.rows!
  return conditionalPredictor(model, { n, X: X.columns, random, offset })
}

/** A design but for its rows. */
function header({ terms, schema, n, dropped, diagnostics, X, random }: Design): DesignHeader {
  const { columns: _, ...fixed } = X
  return {
    terms,
    schema,
    n,
    dropped,
    diagnostics,
    X: fixed,
    random: random.map(({ codes: __, columns: ___, ...term }) => term),
  }
}

/** Fits with the fitted values of the fit before, until they settle; the first are those of the model without the variance function. */
function fixedPoint(prepared: Prepared, residual: ResidualDesign): FittedModel {
  const variance = residual.variance!
  const without = fitOnce(
    prepared,
    { ...residual, variance: null },
    { start: undefined, diagnostics: [], keepsRows: true },
  )
  const name = variance.specification.name
  let values = fitted(without)
  let start = prepared.options.start
  for (let fits = 1; ; fits++) {
    const of: ResidualDesign = { ...residual, variance: { ...variance, values } }
    const model = fitOnce(prepared, of, { start, diagnostics: [], keepsRows: true })
    const next = fitted(model)
    const change = largestChange(values, next) / (model.products?.y.scale ?? 1)
    const settled = change < settledChange
    if (settled || fits === mostFits) {
      const told = { function: name, fits, settled, change }
      const remark = settled ? say.info('reml/fitted-variance', told) : say.warning('reml/fitted-variance', told)
      return fitOnce(prepared, of, { start: model.theta, diagnostics: [remark], keepsRows: prepared.keepsRows })
    }
    values = next
    start = model.theta
  }
}

function largestChange(a: Float64Array, b: Float64Array): number {
  let largest = 0
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i]! - b[i]!))
  return largest
}
