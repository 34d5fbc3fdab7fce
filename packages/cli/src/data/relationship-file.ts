import type { Column, Table } from '@lmm/design'
import { pedigree, type Relationship } from '@lmm/reml'
import { say } from '../say.ts'
import type { Session } from '../session.ts'
import { openTable } from './open.ts'

const parents = [
  ['sire', 'dam'],
  ['father', 'mother'],
] as const

/**
 * A relationship among levels from a table: a square matrix whose header names the levels, with or without a first column that
 * names them again, or a pedigree with columns id, sire and dam (father and mother), where empty and 0 mean unknown.
 */
export async function readRelationship(path: string, session: Session): Promise<Relationship> {
  const table = await openTable(path, session, { missing: ['', 'NA'] })
  return pedigreeOf(table) ?? matrixOf(table, path)
}

function pedigreeOf(table: Table): Relationship | null {
  const names = new Map([...table.columns.keys()].map((name) => [name.toLowerCase(), name]))
  const id = names.get('id')
  const pair = parents.find((both) => both.every((name) => names.has(name)))
  if (id === undefined || !pair) return null
  const [ids, sires, dams] = [id, ...pair.map((name) => names.get(name)!)].map((name) =>
    texts(table.columns.get(name)!),
  )
  const zero = ids!.includes('0')
  const known = (parent: string | null): string | null => (parent === '0' && !zero ? null : parent)
  const records = ids!.map((individual, i) => ({
    id: individual ?? '',
    sire: known(sires![i]!),
    dam: known(dams![i]!),
  }))
  return pedigree(records.filter((record) => record.id !== ''))
}

function matrixOf(table: Table, path: string): Relationship {
  const columns = [...table.columns]
  const named = columns.length === table.rowCount + 1
  const levels = columns.slice(named ? 1 : 0).map(([name]) => name)
  const problem = (): Error =>
    say.error('cli/relationship-file', { path, rows: table.rowCount, columns: columns.length })
  if (levels.length !== table.rowCount) throw problem()
  const values = columns.slice(named ? 1 : 0).map(([, column]) => {
    if (column.kind !== 'number') throw problem()
    return column.values
  })
  const rows = named ? texts(columns[0]![1]) : levels
  const place = new Map(rows.map((level, i) => [level, i]))
  const covariance = levels.map((level) => {
    const row = place.get(level)
    if (row === undefined) throw problem()
    return Float64Array.from(values, (column) => column[row]!)
  })
  return { levels, covariance }
}

/** Cells as text, null where missing. */
function texts(column: Column): (string | null)[] {
  switch (column.kind) {
    case 'number':
      return Array.from(column.values, (value) => (Number.isNaN(value) ? null : `${value}`))
    case 'logical':
      return Array.from(column.codes, (code) => (code < 0 ? null : `${code === 1}`))
    case 'text':
      return Array.from(column.codes, (code) => column.dictionary[code] ?? null)
    case 'factor':
      return Array.from(column.codes, (code) => column.levels[code] ?? null)
  }
}
