import type { TermSet } from '@lmm/formula'
import type { Schema } from '../schema.ts'
import { type FrameVariable, type TermColumns, termColumns } from './term-columns.ts'

/**
 * The columns of a model matrix, aliased ones too, of n rows that are given by the values of the variables of the model frame: codes of
 * the levels of factors, columns of the others. With no rows it tells names and terms.
 *
 * @param values - by label, for each variable of the terms; those left out are level 0 of a factor and numbers 0.
 * @example
 * ```ts
 * import { columnsAt, inferSchema, tableOf } from '@lmm/design'
 * import { expand, parse } from '@lmm/formula'
 * const table = tableOf({ y: [1, 2, 3], x: [0, 1, 2], f: ['a', 'b', 'a'], g: ['u', 'v', 'u'] })
 * const terms = expand(parse('y ~ x * f + (1 | g)'), { columns: table.columns.keys() })
 * const values = new Map([['x', { kind: 'columns', columns: [Float64Array.of(5, 6)] } as const]])
 * const { names, columns } = columnsAt(terms.fixed, inferSchema(terms, table), 2, values)
 * console.log(names, columns[1])
 * ```
 * ```text
 * [ '(Intercept)', 'x', 'fb', 'x:fb' ] Float64Array(2) [ 5, 6 ]
 * ```
 */
export function columnsAt(
  set: TermSet,
  schema: Schema,
  n: number,
  values: ReadonlyMap<string, FrameVariable> = new Map(),
): TermColumns {
  const schemas = new Map(schema.variables.map((variable) => [variable.label, variable]))
  return termColumns(set, n, (label) => {
    const own = schemas.get(label)!
    return { schema: own, data: values.get(label) ?? absent(own, n) }
  })
}

function absent(schema: Schema['variables'][number], n: number): FrameVariable {
  if (schema.kind === 'factor') return { kind: 'factor', codes: new Int32Array(n) }
  const width = schema.kind === 'basis' ? schema.suffixes.length : 1
  return { kind: 'columns', columns: Array.from({ length: width }, () => new Float64Array(n)) }
}
