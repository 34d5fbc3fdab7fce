import { nearest } from '@lmm/diagnostics'
import type { WeightsKind } from '../design.ts'
import { say } from '../say.ts'
import type { RowOptions } from './schema-options.ts'

const weightsKinds: readonly WeightsKind[] = ['precision', 'frequency', 'known-variance']
const missingChoices: readonly RowOptions['missing'][] = ['omit', 'error']

/** Throws when an option is none of its choices: a caller without types would get another model than the one asked for. */
export function refuseOptions({ weights, missing = 'omit' }: RowOptions): void {
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

function wrong(option: string, value: unknown, choices: readonly string[]): Error {
  const found = typeof value === 'object' && value ? `{ ${Object.keys(value).join(', ')} }` : `'${String(value)}'`
  return say.error('design/option-value', { option, found, choices }, { kind: 'option', name: option })
}
