import { builtinStructures, type VarianceFactory } from '@lmm/covariance'
import {
  type AccumulatedProducts,
  type AccumulatedRows,
  type AccumulatedSums,
  accumulate,
  type Batches,
  crossProductsOf,
  inferSchemaOf,
  type RowlessDesign,
  type Schema,
  type SchemaOptions,
  type TableInput,
  tableOf,
  type UserFunctions,
} from '@lmm/design'
import { checkOptions, type OptionNames, wrongArgument } from '@lmm/diagnostics'
import { expand, parse } from '@lmm/formula'
import {
  type Criterion,
  checkEstimable,
  type FittedModel,
  fittedModel,
  type OptimizeOptions,
  type Optimizer,
  optimize,
  penalizedObjective,
  type Registry,
  type Specification,
  say,
  termStructures,
} from '@lmm/reml'
import { schemaOptions, searchOptions } from './options.ts'
import { residualModel, residualSpecifications } from './residual-model.ts'

/** Tables of the same columns, one after another: an array, or a function that begins to read them anew. */
export type BatchSource = readonly TableInput[] | (() => Batches)

/** Options of `productsOf`. */
export interface ProductsOptions extends SchemaOptions {
  /** What is known of all parts already: then the tables are read once. */
  readonly schema?: Schema
  /** Covariance structures by the name that formulas use: `{ ...builtinStructures, yours }`. */
  readonly structures?: Registry
}

/** What the residuals of a model of products are: see the options of `lmm`. */
export interface ResidualProductsOptions extends ProductsOptions {
  readonly residual?: string
  readonly variance?: string
  /** Variance functions by the name that `variance` uses: `{ ...builtinVariances, yours }`. */
  readonly variances?: Readonly<Record<string, VarianceFactory>>
}

/**
 * The products of tables that come one after another, from which `fitProducts` fits: no row is kept, and for one grouping factor the
 * memory does not grow with their number. The tables are read twice, once for the levels of factors and once for the sums; functions
 * such as `poly` hold their columns in memory meanwhile. With `residual` or `variance` the tables are read once and the columns of the model
 * kept until all parts are there, since rows of one group may stand in several of them; the fit itself then needs their products alone.
 * Parts that were summed apart with one `schema` are joined by `merge` and cross a disk
 * by `productsToJSON` and `productsFromJSON`.
 *
 * @throws LmmError as `lmm` does; rows are counted over all tables.
 * @example
 * ```ts
 * import { fitProducts, lmm, productsOf } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 *
 * const { Reaction, Days, Subject } = sleepstudy
 * const codes = Array.from(Subject.codes)
 * function* batches() {
 *   for (let from = 0; from < Days.length; from += 50)
 *     yield {
 *       Reaction: Reaction.subarray(from, from + 50),
 *       Days: Days.subarray(from, from + 50),
 *       Subject: codes.slice(from, from + 50).map((code) => Subject.levels[code]),
 *     }
 * }
 * const formula = 'Reaction ~ Days + (Days | Subject)'
 * const model = fitProducts(await productsOf(formula, batches))
 * console.log(`${model}, its rows: ${model.rows}`)
 * console.log(model.criterion.toFixed(6), lmm(formula, sleepstudy).criterion.toFixed(6))
 * ```
 * ```text
 * Reaction ~ Days + (Days | Subject) by REML: 180 rows, 18 Subject, its rows: null
 * 1743.628272 1743.628272
 * ```
 */
export async function productsOf(
  formula: string,
  source: BatchSource,
  options: ResidualProductsOptions & ({ readonly residual: string } | { readonly variance: string }),
): Promise<AccumulatedRows>
export async function productsOf(
  formula: string,
  source: BatchSource,
  options?: ProductsOptions,
): Promise<AccumulatedSums>
export async function productsOf(
  formula: string,
  source: BatchSource,
  options: ResidualProductsOptions = {},
): Promise<AccumulatedProducts> {
  checkOptions('productsOf()', options, productsOptions)
  const open = (): Batches => (typeof source === 'function' ? source() : source)
  const { schema: given, structures = builtinStructures, residual: _, variance: __, variances: ___, ...asked } = options
  const [first, batches] = await opened(open())
  const columns = first ? [...tableOf(first).columns.keys()] : []
  const terms = expand(parse(formula), { columns, structures: Object.keys(structures) })
  const residual = residualSpecifications(columns, options)
  if (residual.covariance || residual.variance) return accumulate(terms, given ?? null, batches, { ...asked, residual })
  if (given) return accumulate(terms, given, batches, asked)
  const schema = await inferSchemaOf(terms, batches, asked)
  return accumulate(terms, schema, open(), asked)
}

const productsOptions: OptionNames<ResidualProductsOptions> = {
  residual: true,
  variance: true,
  variances: true,
  schema: true,
  structures: true,
  ...schemaOptions,
}

/** The first of some tables, and all of them. */
async function opened(batches: Batches): Promise<readonly [TableInput | undefined, AsyncIterable<TableInput>]> {
  const iterator = Symbol.asyncIterator in batches ? batches[Symbol.asyncIterator]() : batches[Symbol.iterator]()
  const first = await iterator.next()
  async function* all(): AsyncIterable<TableInput> {
    try {
      for (let next = first; !next.done; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  return [first.done ? undefined : first.value, all()]
}

/** Options of `fitProducts`. */
export interface FitProductsOptions extends OptimizeOptions {
  /** Restricted maximum likelihood (default) or maximum likelihood. */
  readonly criterion?: Criterion
  /** Covariance structures by the name that the formula uses: `{ ...builtinStructures, yours }`. */
  readonly structures?: Registry
  /** Variance functions by the name that the option `variance` of `productsOf` uses: `{ ...builtinVariances, yours }`. */
  readonly variances?: Readonly<Record<string, VarianceFactory>>
  /** The functions of the formula that are your own, for predictions and for products of a model with `residual` or `variance`. */
  readonly functions?: UserFunctions
  /** Another optimizer in place of `optimize`. */
  readonly optimizer?: Optimizer
}

/** Options of `lmm` that need the rows, and options that belong to the products. */
const needRows = ['residual', 'variance', 'relationship', 'weights', 'offset', 'contrasts', 'columns'] as const

/**
 * Fits a linear mixed model to products in place of rows. The model is that of `lmm` over all rows up to rounding, but does not hold
 * them: `rows` is null, and what needs rows, such as `fitted`, says so.
 *
 * @throws LmmError as `lmm` does, and for options that need the rows.
 * @example
 * ```ts
 * import { fitProducts, productsOf } from 'lmm'
 * import { sleepstudy } from '@lmm/datasets/sleepstudy'
 * const products = await productsOf('Reaction ~ Days + (Days | Subject)', [sleepstudy])
 * console.log(`${fitProducts(products)}`)
 * ```
 * ```text
 * Reaction ~ Days + (Days | Subject) by REML: 180 rows, 18 Subject
 * ```
 */
export function fitProducts(products: AccumulatedProducts, options: FitProductsOptions = {}): FittedModel {
  for (const option of needRows)
    if ((options as Readonly<Record<string, unknown>>)[option] !== undefined)
      throw say.error('reml/products-option', { option }, { kind: 'option', name: option })
  checkOptions('fitProducts()', options, {
    criterion: true,
    structures: true,
    variances: true,
    functions: true,
    ...searchOptions,
  })
  if (!products?.form) throw wrongArgument('fitProducts()', 'products', products, 'products')
  const { asked, weights, terms } = products
  const { kind, column } = weights
  if (products.form === 'rows') return fitRows(products, options)
  return fitRowless(crossProductsOf(products), options, {
    formula: terms.formula,
    weights: kind !== null && column !== null ? { column, kind } : null,
    ...asked,
    offset: asked.offset ?? null,
  })
}

/** A model whose residuals have a covariance or a variance function. */
function fitRows(products: AccumulatedRows, options: FitProductsOptions): FittedModel {
  const {
    asked,
    weights,
    terms,
    table,
    residual: { covariance, variance },
  } = products
  const { kind, column } = weights
  const model = residualModel(
    terms,
    table,
    products.residual,
    {
      ...asked,
      ...(kind !== null && column !== null && { weights: { column, kind } }),
      ...(covariance && { residual: covariance.text }),
      ...(variance && { variance: variance.text }),
      ...options,
    },
    { keepsRows: false },
  )
  origins.set(model, (changed) => fitRows(products, { ...options, ...changed }))
  return model
}

/** Fits a model again to the products that it was fitted to. */
type Again = (changed: FitProductsOptions) => FittedModel

const origins = new WeakMap<FittedModel, Again>()

function fitRowless(
  rowless: RowlessDesign,
  options: FitProductsOptions,
  asked: Omit<Specification, 'criterion'>,
): FittedModel {
  const { design, products } = rowless
  const { criterion = 'REML', structures: registry = builtinStructures, functions = {} } = options
  const structures = termStructures(design, registry)
  checkEstimable(design, products)
  const objective = penalizedObjective(products, structures, criterion)
  const result = (options.optimizer ?? optimize)(objective, options)
  const specification = { ...asked, criterion }
  const model = fittedModel({
    specification,
    design,
    products,
    structures,
    registry,
    functions,
    objective,
    result,
  })
  origins.set(model, (changed) => fitRowless(rowless, { ...options, ...changed }, asked))
  return model
}

/** The same model fitted again to the products that it was fitted to, with other options; null when it was fitted to rows. */
export function refitProducts(model: FittedModel, changed: FitProductsOptions): FittedModel | null {
  const again = origins.get(model)
  return again?.({ criterion: model.specification.criterion, ...changed }) ?? null
}
