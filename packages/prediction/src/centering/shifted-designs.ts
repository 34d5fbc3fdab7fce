import { buildNewDesign, type Column, type NewDesign, type Table } from '@lmm/design'
import { type Expression, formatExpression, type Variable } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'
import { withGroups } from '../rows/new-rows.ts'
import { say } from '../say.ts'
import { unknown } from '../term-filter.ts'

/** Columns of X and of Z by term. */
interface DesignColumns {
  readonly X: readonly Float64Array[]
  readonly random: readonly (readonly Float64Array[])[]
}

/**
 * The columns of a model at made-up rows, where all that it reads varies, and the columns it would have there with t - origin in
 * place of t: what they span does not depend on the data.
 */
export function shiftedDesigns(
  model: FittedModel,
  variable: string,
  origin: number,
): { readonly at: DesignColumns; readonly shifted: DesignColumns } {
  const variables = readVariables(model)
  const numeric = model.schema.columns.flatMap(({ name, kind }) => (kind === 'number' ? [name] : []))
  const readable = numeric.filter((name) => variables.some(({ columns }) => columns.includes(name)))
  if (!readable.includes(variable)) throw unknown('column', variable, readable)
  for (const { columns, expression, label } of variables)
    if (columns.includes(variable) && hasOrigin(expression))
      throw say.error('prediction/own-origin', { variable, label })
  const width = model.names.length + Math.max(0, ...model.random.map(({ terms }) => terms.length))
  const n = 12 * width + 30
  const uniform = minimalStandard(20_011)
  const offsets = Float64Array.from({ length: n }, () => 2 * uniform() - 1)
  const others = new Map(model.schema.columns.map((column) => [column.name, madeUp(column, n, uniform)]))
  const design = (values: Float64Array): DesignColumns => {
    const columns = new Map<string, Column>(others).set(variable, { kind: 'number', values })
    return columnsOf(read(model, { kind: 'table', rowCount: n, columns }))
  }
  return { at: design(offsets.map((u) => origin + u)), shifted: design(offsets) }
}

const readVariables = ({ terms }: FittedModel): readonly Variable[] =>
  [...terms.fixed.terms, ...terms.random.flatMap(({ columns }) => columns.terms)].flatMap(({ variables }) => variables)

const learning: readonly string[] = ['poly', 'bs', 'ns', 'scale', 'center', 'within', 'between']

/** Functions that learn an origin from the data: moving the column moves nothing. Raw polynomials learn none. */
function hasOrigin(node: Expression): boolean {
  switch (node.kind) {
    case 'call': {
      const isRaw =
        node.callee === 'poly' &&
        node.arguments.some(({ name, value }) => name === 'raw' && ['TRUE', 'T'].includes(formatExpression(value)))
      return (learning.includes(node.callee) && !isRaw) || node.arguments.some(({ value }) => hasOrigin(value))
    }
    case 'binary':
      return hasOrigin(node.left) || hasOrigin(node.right)
    case 'parentheses':
      return hasOrigin(node.inner)
    case 'unary':
      return hasOrigin(node.operand)
    default:
      return false
  }
}

const read = (model: FittedModel, table: Table): NewDesign =>
  buildNewDesign({ ...model.terms, offsets: [] }, model.schema, withGroups(model, table), {
    aliased: model.aliased,
    functions: model.functions,
  })

const columnsOf = ({ X, random }: NewDesign): DesignColumns => ({
  X: X.columns,
  random: random.map(({ columns }) => columns),
})

function madeUp(column: FittedModel['schema']['columns'][number], n: number, uniform: () => number): Column {
  if (column.kind === 'number') return { kind: 'number', values: Float64Array.from({ length: n }, () => 1 + uniform()) }
  if (column.kind === 'logical')
    return { kind: 'logical', codes: Int8Array.from({ length: n }, () => Math.floor(2 * uniform())) }
  const { levels, ordered } = column
  const codes = Int32Array.from({ length: n }, () => Math.floor(levels.length * uniform()))
  return { kind: 'factor', codes, levels, ordered }
}

/** A fixed sequence of uniform numbers in (0, 1): the minimal standard of Park & Miller 1988. */
function minimalStandard(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}
