import type { BoundCovariance, BoundVariance, StructureFactory, VarianceFactory } from '@lmm/covariance'
import type { Design, PatternProducts, ResidualDesign, ResidualGroups, ResidualVariance } from '@lmm/design'
import { LmmError, nearest, type Place } from '@lmm/diagnostics'
import { asked } from '../check-structure.ts'
import { say } from '../say.ts'
import type { ResidualBlock, ResidualStructure } from './residual-structure.ts'

/** Structures and variance functions by the names that the options `residual` and `variance` use. */
export interface ResidualRegistry {
  /** As residuals read them: see `residualRegistry` of the structures. */
  readonly structures: Readonly<Record<string, StructureFactory>>
  readonly variances: Readonly<Record<string, VarianceFactory>>
}

/**
 * Binds the covariance and the variance function of residuals to the positions and covariates of the data.
 *
 * @throws LmmError where positions or covariates do not suit, with the rows.
 * @example
 * ```ts
 * import { builtinVariances, residualStructures } from '@lmm/covariance'
 * import { buildDesign, inferSchema, residualDesign, tableOf } from '@lmm/design'
 * import { expand, parse, parseCovariance } from '@lmm/formula'
 * import { residualStructure } from '@lmm/reml'
 * import { orthodont } from '@lmm/datasets/orthodont'
 * const table = tableOf(orthodont)
 * const columns = [...table.columns.keys()]
 * const terms = expand(parse('distance ~ age + Sex'), { columns })
 * const design = buildDesign(terms, inferSchema(terms, table), table)
 * const asked = { covariance: parseCovariance('cs(age | Subject)', { columns }), variance: null }
 * const residual = residualDesign(asked, design)
 * const registry = { structures: residualStructures, variances: builtinVariances }
 * const { name, blocks } = residualStructure(residual, design, registry)
 * console.log(name, blocks[0]!.bound.parameters.map(({ name, lower }) => `${name} from ${lower.toFixed(3)}`))
 * ```
 * ```text
 * cs [ 'rho from -0.333' ]
 * ```
 */
export function residualStructure(
  residual: ResidualDesign,
  design: Design,
  { structures, variances }: ResidualRegistry,
): ResidualStructure {
  const { groups, variance } = residual
  return {
    name: groups?.specification.structure ?? 'identity',
    blocks: groups ? boundBlocks(groups, design, structures) : [],
    variance: variance && boundVariance(variance, design, variances),
  }
}

function boundBlocks(
  groups: ResidualGroups,
  design: Design,
  structures: ResidualRegistry['structures'],
): ResidualBlock[] {
  const { specification, axes, by } = groups
  const { structure, options, text, span } = specification
  const factory = Object.hasOwn(structures, structure) ? structures[structure] : undefined
  const place: Place = { kind: 'text', text, span }
  if (!factory) {
    const known = Object.keys(structures)
    throw say.error('reml/unknown-structure', { structure, nearest: nearest(structure, known), known }, place)
  }
  return placed(
    place,
    (data) => rowsOfPosition(groups, design, data),
    () => {
      const made = factory(options)
      return axes.map((axis, b) => ({
        level: by ? by.levels[b]! : null,
        bound: asked(structure, () => made.bind(axis)),
      }))
    },
  )
}

function boundVariance(
  { specification, values, cells }: ResidualVariance,
  design: Design,
  variances: ResidualRegistry['variances'],
): BoundVariance {
  const { name, options, text, span, of, fitted } = specification
  const factory = Object.hasOwn(variances, name) ? variances[name] : undefined
  const place: Place = { kind: 'text', text, span }
  if (!factory) {
    const known = Object.keys(variances)
    throw say.error('reml/unknown-variance-function', { name, nearest: nearest(name, known), known }, place)
  }
  const label = fitted ? 'fitted' : of.map((variable) => variable.label).join(':')
  const rowsNamed = (data: Readonly<Record<string, unknown>>): Place | null => {
    const rows = data.rows
    return Array.isArray(rows) ? dataPlace(design, of[0]?.columns[0], rows as number[]) : null
  }
  return placed(place, rowsNamed, () =>
    factory(options).bind(
      cells
        ? { kind: 'factor', name: label, levels: cells.levels }
        : { kind: 'number', name: label, values: values ?? [] },
    ),
  )
}

/** Adds the place to errors that have none: the rows where they can be named, else the text of the option. */
function placed<T>(text: Place, rows: (data: Readonly<Record<string, unknown>>) => Place | null, make: () => T): T {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof LmmError) || error.diagnostic.place) throw error
    throw new LmmError({ ...error.diagnostic, place: rows(error.diagnostic.data) ?? text })
  }
}

/** The rows at the coordinate that an error names. */
function rowsOfPosition(
  { axes, at, blocks, specification }: ResidualGroups,
  design: Design,
  { column, value }: Readonly<Record<string, unknown>>,
): Place | null {
  if (typeof column !== 'string' || (typeof value !== 'number' && typeof value !== 'string')) return null
  const rows: number[] = []
  for (let i = 0; i < design.n; i++) {
    const { dimensions } = axes[blocks[i]!]!
    const dimension = dimensions.find(({ name }) => name === column)
    if (dimension?.kind === 'number' && `${dimension.values[at[i]!]}` === `${value}`) rows.push(i)
  }
  const variable = specification.axis.find(({ label }) => label === column)
  return rows.length > 0 ? dataPlace(design, variable?.columns[0], rows) : null
}

/** Cells of the table by rows of the design. */
function dataPlace({ table, rows }: Design, column: string | undefined, list: readonly number[]): Place {
  return {
    kind: 'data',
    ...(table.source !== undefined && { source: table.source }),
    ...(column !== undefined && { column }),
    rows: list.slice(0, 5).map((row) => rows[row]!),
  }
}

/**
 * Throws where two rows of one group stand at one position and the structure cannot tell them apart, or where the rows of a group are
 * told apart by nothing at all.
 *
 * @example
 * ```ts
 * import { LmmError, lmm } from 'lmm'
 * const rows = [1, 2, 2, 3].flatMap((visit, k) => ['a', 'b', 'c'].map((id, j) => ({ y: (k * 3 + j * 5) % 7, visit, id })))
 * try {
 *   lmm('y ~ 1', rows, { residual: 'ar1(visit | id)' })
 * } catch (error) {
 *   console.log(error instanceof LmmError && error.diagnostic.code)
 * }
 * ```
 * ```text
 * reml/residual-repeated
 * ```
 */
export function checkPositions(
  products: PatternProducts,
  { blocks, name }: ResidualStructure,
  { groups }: ResidualDesign,
  design: Design,
): void {
  if (!groups) return
  for (const { size, at, groups: local, blocks: block, members } of products.patterns) {
    const seen = new Map<string, number>()
    for (let i = 0; i < size; i++) {
      const key = `${local[i]} ${at[i]}`
      const first = seen.get(key)
      seen.set(key, first ?? i)
      if (first === undefined || repeats(blocks[block[i]!]!.bound)) continue
      const same = Array.from({ length: size }, (_, j) => j).filter((j) => local[j] === local[i] && at[j] === at[i])
      const rows = same.map((j) => design.rows[members[j]!]!)
      const level = groups.levels[groups.codes[members[i]!]!]!
      throw say.error(
        'reml/residual-repeated',
        {
          structure: name,
          group: groups.groupName,
          level,
          position: products.axes[block[i]!]!.labels[at[i]!]!,
          rows: rows.slice(0, 5),
          count: rows.length,
        },
        dataPlace(
          design,
          groups.specification.axis[0]?.columns[0],
          same.map((j) => members[j]!),
        ),
      )
    }
  }
}

const repeats = (bound: BoundCovariance): boolean => bound.repeats === true
