import { type Column, type Table, tableOf } from '@lmm/design'

/** Every third row of a table from the one at `first`. */
export function everyThird(table: Table, first: number): Table {
  const thinned = (column: Column): Column => {
    const third = (_: unknown, row: number): boolean => row % 3 === first
    if (column.kind === 'number') return { ...column, values: column.values.filter(third) }
    if (column.kind === 'logical') return { ...column, codes: column.codes.filter(third) }
    return { ...column, codes: column.codes.filter(third) }
  }
  return tableOf([...table.columns].map(([name, column]) => [name, thinned(column)] as const))
}
