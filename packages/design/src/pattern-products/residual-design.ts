import type { CovarianceSpecification, ModelTerms, Variable, VarianceSpecification } from '@lmm/formula'
import type { Design } from '../design.ts'
import type { Fault } from '../expressions/fault.ts'
import { learningMemory } from '../expressions/memory.ts'
import { learningReader } from '../frame/column-reader.ts'
import { groupCodes } from '../frame/group-codes.ts'
import { judgeFaults } from '../frame/judge-faults.ts'
import { type ModelFrame, modelFrame } from '../frame/model-frame.ts'
import { namedOptions, type SchemaOptions } from '../frame/schema-options.ts'
import { atRows, codesAt } from '../tables/at-rows.ts'
import { type PositionAxis, positionsBy, type RowCoordinates } from './positions.ts'

/** What the residuals of a model are asked to be. */
export interface ResidualSpecifications {
  readonly covariance: CovarianceSpecification | null
  readonly variance: VarianceSpecification | null
}

/** Groups and positions of the rows of a design, as the covariance of the residuals sees them. */
export interface ResidualGroups {
  readonly specification: CovarianceSpecification
  readonly groupName: string
  /** Levels of the group that occur; one level, the empty text, where all rows are one group. */
  readonly levels: readonly string[]
  /** n codes into `levels`. */
  readonly codes: Int32Array
  /** The factor each of whose levels has a covariance of its own. */
  readonly by: { readonly name: string; readonly levels: readonly string[] } | null
  /** n codes into the levels of `by`, zeros without it. */
  readonly blocks: Int32Array
  /** The positions that occur, for each level of `by`. */
  readonly axes: readonly PositionAxis[]
  /** Position of each row in the axis of its block. */
  readonly at: Int32Array
}

/** The covariate of a variance function over the rows of a design. */
export interface ResidualVariance {
  readonly specification: VarianceSpecification
  /** n values of a numeric covariate; null for cells of factors and for fitted values. */
  readonly values: Float64Array | null
  /** Cells of factors, or null. */
  readonly cells: { readonly levels: readonly string[]; readonly codes: Int32Array } | null
}

/** What the covariance and the variance function of the residuals know of the rows of a design. */
export interface ResidualDesign {
  readonly groups: ResidualGroups | null
  readonly variance: ResidualVariance | null
}

/**
 * Columns of the data that a residual covariance and a variance function read: their rows must be complete.
 *
 * @example
 * ```ts
 * import { residualColumns } from '@lmm/design'
 * import { parseCovariance, parseVariance } from '@lmm/formula'
 * const columns = ['visit', 'arm', 'id', 'age']
 * const covariance = parseCovariance('us(visit | arm / id)', { columns })
 * console.log(residualColumns({ covariance, variance: parseVariance('power(age)', { columns }) }))
 * ```
 * ```text
 * [ 'visit', 'arm', 'id', 'age' ]
 * ```
 */
export function residualColumns({ covariance, variance }: ResidualSpecifications): string[] {
  const variables = [...(covariance?.axis ?? []), ...(covariance?.group ?? []), ...(variance?.of ?? [])]
  return [...new Set(variables.flatMap(({ columns }) => columns))]
}

/**
 * Evaluates what residuals depend on over the rows of a design: groups, positions and covariates.
 *
 * @param design - built with `residualColumns` among the columns that must be complete.
 * @example
 * ```ts
 * import { buildDesign, inferSchema, residualDesign, tableOf } from '@lmm/design'
 * import { expand, parse, parseCovariance } from '@lmm/formula'
 * import { orthodont } from '@lmm/datasets/orthodont'
 * const table = tableOf(orthodont)
 * const columns = [...table.columns.keys()]
 * const terms = expand(parse('distance ~ age'), { columns })
 * const design = buildDesign(terms, inferSchema(terms, table), table)
 * const { groups } = residualDesign({ covariance: parseCovariance('us(age | Subject)', { columns }), variance: null }, design)
 * console.log(groups!.levels.length, groups!.axes[0]!.labels)
 * ```
 * ```text
 * 27 [ '8', '10', '12', '14' ]
 * ```
 */
export function residualDesign(
  specifications: ResidualSpecifications,
  design: Design,
  options: SchemaOptions = {},
): ResidualDesign {
  const frame = residualFrame(specifications, design, options)
  const { covariance, variance } = specifications
  return {
    groups: covariance && residualGroups(covariance, frame, design),
    variance: variance && residualVariance(variance, frame, design),
  }
}

function residualFrame(
  { covariance, variance }: ResidualSpecifications,
  design: Design,
  options: SchemaOptions,
): ModelFrame {
  const { table, rows } = design
  const cells = variance?.name === 'ident' ? variance.of : []
  const numbers = [...(covariance?.axis ?? []), ...(variance?.name === 'ident' ? [] : (variance?.of ?? []))]
  const factors = [...(covariance?.group ?? []), ...cells]
  const faults: Fault[] = []
  const frame = modelFrame(
    termsOf(numbers, factors),
    table,
    {
      reader: learningReader(table, namedOptions(options.columns), faults),
      memory: learningMemory,
      groupMemory: learningMemory,
      functions: options.functions ?? {},
      faults,
      notes: [],
    },
    { response: false, random: true },
    {},
  )
  const used = new Uint8Array(table.rowCount)
  for (const row of rows) used[row] = 1
  judgeFaults(faults, table, (row) => used[row] === 1, { learning: true })
  return frame
}

/** Terms that read these variables and no others. */
function termsOf(numbers: readonly Variable[], factors: readonly Variable[]): ModelTerms {
  const none = { intercept: false, terms: [] }
  return {
    formula: '',
    response: null,
    fixed: { intercept: false, terms: numbers.map((variable) => ({ label: variable.label, variables: [variable] })) },
    random: factors.map((variable) => ({
      label: variable.label,
      structure: 'us',
      options: {},
      columns: none,
      group: [variable],
      groupName: variable.label,
      span: { start: 0, end: 0 },
    })),
    offsets: [],
  }
}

function residualGroups(specification: CovarianceSpecification, frame: ModelFrame, design: Design): ResidualGroups {
  const { n, rows } = design
  const { group, by, axis, order } = specification
  const groupName = group.map(({ label }) => label).join(':')
  const { levels, codes } =
    group.length > 0 ? cellsOf(groupName, group, frame, rows) : { levels: [''], codes: new Int32Array(n) }
  const arms = by ? cellsOf(by.label, [by], frame, rows) : null
  const blocks = arms ? arms.codes : new Int32Array(n)
  const coordinates = order
    ? [orderWithin(codes, levels.length)]
    : axis.map((variable) => coordinate(variable, frame, rows))
  const { axes, at } = positionsBy(coordinates, blocks, arms?.levels.length ?? 1, n)
  return {
    specification,
    groupName,
    levels,
    codes,
    by: arms && { name: by!.label, levels: arms.levels },
    blocks,
    axes,
    at,
  }
}

function residualVariance(specification: VarianceSpecification, frame: ModelFrame, design: Design): ResidualVariance {
  const { of, name } = specification
  const { rows } = design
  if (specification.fitted) return { specification, values: null, cells: null }
  if (name === 'ident') {
    const label = of.map((variable) => variable.label).join(':')
    return { specification, values: null, cells: cellsOf(label, of, frame, rows) }
  }
  const [variable] = of
  const row = coordinate(variable!, frame, rows)
  return row.kind === 'number'
    ? { specification, values: row.values, cells: null }
    : { specification, values: null, cells: { levels: row.levels, codes: row.codes } }
}

function cellsOf(
  name: string,
  variables: readonly Variable[],
  frame: ModelFrame,
  rows: Int32Array,
): { readonly levels: readonly string[]; readonly codes: Int32Array } {
  const parts = variables.map(({ label }) => {
    const { value } = frame.groups.get(label)!
    return { codes: codesAt(value.codes, rows), levels: value.levels }
  })
  return groupCodes(name, parts)
}

/** A variable as one coordinate of the rows' positions. */
function coordinate({ label }: Variable, frame: ModelFrame, rows: Int32Array): RowCoordinates {
  const { value } = frame.variables.get(label)!
  if (value.kind === 'number') return { kind: 'number', name: label, values: atRows(value.values, rows) }
  if (value.kind === 'factor')
    return { kind: 'factor', name: label, levels: value.levels, codes: codesAt(value.codes, rows) }
  if (value.kind === 'logical')
    return { kind: 'factor', name: label, levels: ['FALSE', 'TRUE'], codes: codesAt(value.codes, rows) }
  throw new TypeError(`${label} has more than one column`)
}

/** 1, 2, ... in the order of the rows of each group. */
function orderWithin(codes: Int32Array, groups: number): RowCoordinates {
  const seen = new Int32Array(groups)
  const values = new Float64Array(codes.length)
  for (let i = 0; i < values.length; i++) values[i] = ++seen[codes[i]!]!
  return { kind: 'number', name: '1', values }
}
