import { builtinStructures } from '@lmm/covariance'
import {
  type AccumulatedProducts,
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

/** Tables of the same columns, one after another: an array, or a function that begins to read them anew. */
export type BatchSource = readonly TableInput[] | (() => Batches)

/** Options of `productsOf`. */
export interface ProductsOptions extends SchemaOptions {
  /** What is known of all parts already: then the tables are read once. */
  readonly schema?: Schema
  /** Covariance structures by the name that formulas use: `{ ...builtinStructures, yours }`. */
  readonly structures?: Registry
}

/**
 * The products of tables that come one after another, from which `fitProducts` fits: no row is kept, and for one grouping factor the
 * memory does not grow with their number. The tables are read twice, once for the levels of factors and once for the sums; functions
 * such as `poly` hold their columns in memory meanwhile. Parts that were summed apart with one `schema` are joined by `merge` and cross a disk
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
  options: ProductsOptions = {},
): Promise<AccumulatedProducts> {
  const open = (): Batches => (typeof source === 'function' ? source() : source)
  const { schema: given, structures = builtinStructures, ...asked } = options
  const [first, batches] = await opened(open())
  const columns = first ? [...tableOf(first).columns.keys()] : []
  const terms = expand(parse(formula), { columns, structures: Object.keys(structures) })
  if (given) return accumulate(terms, given, batches, asked)
  const schema = await inferSchemaOf(terms, batches, asked)
  return accumulate(terms, schema, open(), asked)
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
  /** The functions of the formula that are your own, for predictions. */
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
  const { asked, weights, terms } = products
  const { kind, column } = weights
  return fitRowless(crossProductsOf(products), options, {
    formula: terms.formula,
    weights: kind !== null && column !== null ? { column, kind } : null,
    ...asked,
    offset: asked.offset ?? null,
  })
}

interface Origin {
  readonly rowless: RowlessDesign
  readonly options: FitProductsOptions
}

const origins = new WeakMap<FittedModel, Origin>()

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
  origins.set(model, { rowless, options })
  return model
}

/** The same model fitted again to the products that it was fitted to, with other options; null when it was fitted to rows. */
export function refitProducts(model: FittedModel, changed: FitProductsOptions): FittedModel | null {
  const origin = origins.get(model)
  if (!origin) return null
  const { criterion, ...asked } = model.specification
  return fitRowless(origin.rowless, { ...origin.options, criterion, ...changed }, asked)
}
