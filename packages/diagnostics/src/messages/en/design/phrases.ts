import type { ArgumentKind, CellKind, ContrastMatrixProblem, MissingData, ValueKind } from '../../../codes/design.ts'

export const list = (names: readonly (string | number)[], word = 'and'): string =>
  names.length <= 1 ? String(names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`
export const quoted = (names: readonly string[]): string => list(names.map((name) => `"${name}"`))
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
export const maybe = (nearest: readonly string[]): string =>
  nearest.length > 0 ? `Did you mean ${list(nearest, 'or')}? ` : ''
export const shown = (names: readonly string[], count: number): string =>
  names.length < count
    ? `${names.map((name) => `"${name}"`).join(', ')} and ${count - names.length} more`
    : quoted(names)
/** Rows are counted from 1 for people. */
export const row = (index: number): string => `row ${index + 1}`
export const andMore = (count: number): string => (count > 1 ? ` and ${plural(count - 1, 'more row')}` : '')
export const byColumn = (data: MissingData): string =>
  list(data.byColumn.map(({ column, count }) => `${column} ${count}`))

export const cells: Readonly<Record<CellKind, string>> = {
  number: 'a number',
  text: 'text',
  logical: 'true or false',
  date: 'a date',
  'invalid-date': 'an invalid date',
  function: 'a function',
  symbol: 'a symbol',
  array: 'an array',
  object: 'an object',
  null: 'null',
  undefined: 'undefined',
}

export const values: Readonly<Record<ValueKind, string>> = {
  number: 'a number',
  basis: 'several columns',
  factor: 'a factor',
  ordered: 'an ordered factor',
  logical: 'true or false',
  string: 'a text',
  constant: 'a constant',
  constants: 'a list of constants',
  text: 'text',
}

export const wanted: Readonly<Record<ArgumentKind, string>> = {
  number: 'a constant number',
  count: 'a whole number of at least 1',
  flag: 'TRUE or FALSE',
  constant: 'a constant, or several as c(...)',
  coding: 'the name of a coding, such as sum',
  'finite-result': 'a number for which the result is finite',
  knots: 'knots inside the boundary, in rising order',
  unit: '"days", "weeks", "months" or "years"',
  breaks: 'two or more different breaks, or a number of intervals of at least 2',
}

export const matrices: Readonly<Record<ContrastMatrixProblem, (levels: number) => string>> = {
  rows: (levels) => `must have ${plural(levels, 'row')}`,
  columns: (levels) => `must have from 1 to ${levels} columns, as many in each row`,
  numbers: () => 'must hold finite numbers',
  names: () => 'must have one name for each column, no two of them equal',
}
