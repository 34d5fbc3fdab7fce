import type { ParameterKind } from '@lmm/covariance'
import type { CrossedProducts, CrossProducts, PairProducts, PatternProducts } from '@lmm/design'
import { analyze, kernels } from '@lmm/linalg'
import { checkModel } from './check-model.ts'
import type { FittedModel } from './fitted-model.ts'
import { levelClasses } from './one-factor/classes.ts'
import { penalizedSystem } from './several-factors/penalized-system.ts'

/** What a model is made of: terms, parameters, and how its cross-products are stored and factored. */
export interface Description {
  readonly model: string
  readonly fixed: { readonly columns: readonly string[]; readonly aliased: readonly string[] }
  readonly random: readonly DescribedTerm[]
  /** Covariance and variance function of the residuals, null where they are independent and of one variance. */
  readonly residual: DescribedResidual | null
  /** Blocks of Z'Z by pairs of grouping factors. */
  readonly blocks: readonly DescribedBlock[]
  readonly scheme: string
  /** What larger dense blocks are computed on here: WebAssembly with vectors, or plain TypeScript where that is refused. */
  readonly kernels: 'simd' | 'plain'
  /** The same as a few lines of text. */
  toString(): string
}

/** One random term. Parameters are in the basis of the fit. */
export interface DescribedTerm {
  readonly label: string
  readonly group: string
  readonly levels: number
  readonly structure: string
  readonly columns: readonly string[]
  readonly parameters: readonly { readonly name: string; readonly kind: ParameterKind; readonly value: number }[]
}

/** The residuals of a model. Parameters are in the basis of the fit. */
export interface DescribedResidual {
  readonly structure: string
  readonly variance: string | null
  readonly group: string | null
  readonly parameters: DescribedTerm['parameters']
}

/** One block of Z'Z. */
export interface DescribedBlock {
  readonly row: string
  readonly column: string
  readonly kind: 'diagonal' | 'block diagonal' | 'nested' | 'sparse' | 'dense'
  readonly rows: number
  readonly columns: number
  /** Stored elements. */
  readonly stored: number
}

/**
 * Describes a fitted model: its terms, the kinds of its blocks and its parameters.
 *
 * @example
 * ```ts
 * import { describe, lmm } from 'lmm'
 * import { penicillin } from '@lmm/datasets/penicillin'
 * console.log(`${describe(lmm('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin))}`)
 * ```
 * ```text
 * diameter ~ 1 + (1 | plate) + (1 | sample) by REML: 144 rows, 24 plate, 6 sample
 * fixed: (Intercept)
 * (1 | plate): us over 24 levels, (Intercept) = 1.53968
 * (1 | sample): us over 6 levels, (Intercept) = 3.51242
 * plate x plate: diagonal, 24 x 24, 24 stored
 * sample x plate: dense, 6 x 24, 144 stored
 * sample x sample: diagonal, 6 x 6, 6 stored
 * sparse factorisation: 30 columns, 189 elements in the factor
 * kernels: simd
 * ```
 */
export function describe(model: FittedModel): Description {
  checkModel('describe()', model)
  const { products, names, aliased, random, terms } = model
  let from = 0
  const described = parameterOrder(products, random.length).map((k) => {
    const { group, levels, structure, terms: columns, parameterCount } = random[k]!
    const parameters = model.parameters.slice(from, from + parameterCount).map(({ name, kind }, i) => ({
      name,
      kind,
      value: model.theta[from + i]!,
    }))
    from += parameterCount
    return [k, { label: terms.random[k]!.label, group, levels: levels.length, structure, columns, parameters }] as const
  })
  const description = {
    model: model.toString(),
    fixed: { columns: names, aliased },
    random: described.sort(([a], [b]) => a - b).map(([, term]) => term),
    residual: describedResidual(model),
    blocks: products ? blocksOf(products) : [],
    scheme: products ? schemeOf(products) : 'no products: the model was read from JSON',
    kernels: kernels(),
  }
  return { ...description, toString: () => lines(description).join('\n') }
}

function describedResidual({ residual, parameters, theta }: FittedModel): DescribedResidual | null {
  const { structure, variance, group, parameterCount } = residual
  if (structure === 'identity' && !variance) return null
  const from = theta.length - parameterCount
  const own = parameters.slice(from).map(({ name, kind }, i) => ({ name, kind, value: theta[from + i]! }))
  return { structure, variance: variance && `${variance.name}(${variance.of})`, group, parameters: own }
}

/** Terms in the order of theta: by factor. */
function parameterOrder(products: CrossProducts | PatternProducts | null, count: number): number[] {
  if (!products) return Array.from({ length: count }, (_, k) => k)
  return products.factors.flatMap((factor) => factor.terms.map(({ term }) => term))
}

function blocksOf(products: CrossProducts | PatternProducts): DescribedBlock[] {
  if (products.kind === 'patterns') return []
  if (products.kind === 'crossed') return products.pairs.map((pair) => blockOf(products, pair))
  return products.factors.map(({ groupName, levels, q }) => ({
    row: groupName,
    column: groupName,
    kind: q === 1 ? 'diagonal' : 'block diagonal',
    rows: levels * q,
    columns: levels * q,
    stored: levels * q * q,
  }))
}

function blockOf({ factors }: CrossedProducts, { row, column, rowLevels, blocks }: PairProducts): DescribedBlock {
  const r = factors[row]!
  const c = factors[column]!
  const common = {
    row: r.groupName,
    column: c.groupName,
    rows: r.levels * r.q,
    columns: c.levels * c.q,
    stored: blocks.length,
  }
  if (row === column) return { ...common, kind: r.q === 1 ? 'diagonal' : 'block diagonal' }
  const pairs = rowLevels.length
  if (pairs === Math.max(r.levels, c.levels)) return { ...common, kind: 'nested' }
  return { ...common, kind: pairs === r.levels * c.levels ? 'dense' : 'sparse' }
}

function schemeOf(products: CrossProducts | PatternProducts): string {
  if (products.kind === 'patterns') return patternScheme(products)
  if (products.kind === 'crossed') {
    const { n, factorEntries } = analyze(penalizedSystem(products).pattern)
    return `sparse factorisation: ${n} columns, ${factorEntries} elements in the factor`
  }
  const levels = products.factors[0]?.levels ?? 0
  if (levels === 0) return 'least squares'
  const { count } = levelClasses(products)
  return `one grouping factor: ${levels} levels in ${count} class${count === 1 ? '' : 'es'} of equal Z'Z`
}

function patternScheme({ patterns }: PatternProducts): string {
  const clusters = patterns.reduce((sum, pattern) => sum + pattern.clusters, 0)
  const largest = patterns.reduce((most, { size }) => Math.max(most, size), 0)
  const count = patterns.length
  return `covariance by pattern: ${clusters} independent group${clusters === 1 ? '' : 's'} in ${count} pattern${count === 1 ? '' : 's'} of at most ${largest} row${largest === 1 ? '' : 's'}`
}

function lines(description: Omit<Description, 'toString'>): string[] {
  const { model, fixed, random, residual, blocks, scheme } = description
  const aliased = fixed.aliased.length > 0 ? `; left out: ${fixed.aliased.join(', ')}` : ''
  return [
    model,
    `fixed: ${fixed.columns.join(', ')}${aliased}`,
    ...random.map(
      ({ label, structure, levels, parameters }) =>
        `${label}: ${structure} over ${levels} levels, ${values(parameters)}`,
    ),
    ...(residual ? [residualLine(residual)] : []),
    ...blocks.map(
      ({ row, column, kind, rows, columns, stored }) =>
        `${row} x ${column}: ${kind}, ${rows} x ${columns}, ${stored} stored`,
    ),
    scheme,
    `kernels: ${description.kernels}`,
  ]
}

function residualLine({ structure, variance, group, parameters }: DescribedResidual): string {
  const within = group ? ` within ${group}` : ''
  const name = [structure === 'identity' ? null : structure, variance].filter((part) => part !== null).join(' with ')
  return `residuals: ${name}${within}${parameters.length > 0 ? `, ${values(parameters)}` : ''}`
}

function values(parameters: DescribedTerm['parameters']): string {
  return parameters.map(({ name, value }) => `${name} = ${Number(value.toPrecision(6))}`).join(', ')
}
