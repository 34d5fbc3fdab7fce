import { nearest } from '@lmm/diagnostics'
import type { WeightsKind } from '../design.ts'
import { say } from '../say.ts'
import type { ColumnType, RowOptions } from './schema-options.ts'

const weightsKinds: readonly WeightsKind[] = ['precision', 'frequency', 'known-variance']
const columnTypes: readonly ColumnType['type'][] = ['number', 'factor', 'ordered']
const missingChoices: readonly RowOptions['missing'][] = ['omit', 'error']

/** Throws when an option is none of its choices: a caller without types would get another model than the one asked for. */
export function refuseOptions({ weights, missing = 'omit', complete = [] }: RowOptions): void {
  if (!Array.isArray(complete)) throw wrong('complete', complete, ["['name']"])
  if (!missingChoices.includes(missing)) throw wrong('missing', missing, ["'omit'", "'error'"])
  if (!weights) return
  const { column, kind = 'precision' } = weights
  if (typeof column !== 'string') throw wrong('weights', weights, ["{ column: 'name' }"])
  if (!weightsKinds.includes(kind))
    throw say.error(
      'design/weights-kind',
      { kind: String(kind), choices: weightsKinds, nearest: nearest(String(kind), weightsKinds) },
      { kind: 'option', name: 'weights' },
    )
}

/** Throws when a stated type of a column is none. */
export function refuseType(type: ColumnType): void {
  if (!columnTypes.includes(type?.type))
    throw wrong('columns', type?.type ?? type, ["{ type: 'number' }", "{ type: 'factor' }", "{ type: 'ordered' }"])
  const { levels = 'sorted' } = type
  if (!Array.isArray(levels) && levels !== 'sorted' && levels !== 'appearance')
    throw wrong('columns', levels, ["'sorted'", "'appearance'", "['a', 'b']"])
}

function wrong(option: string, value: unknown, choices: readonly string[]): Error {
  const found = typeof value === 'object' && value ? `{ ${Object.keys(value).join(', ')} }` : `'${String(value)}'`
  return say.error('design/option-value', { option, found, choices }, { kind: 'option', name: option })
}
