import type { Variable } from '@lmm/formula'
import { kindOfValue, type Value } from '../expressions/value.ts'
import { say } from '../say.ts'

/** Throws when a response is no single number. */
export function refuseResponse(response: Variable, value: Value): void {
  if (value.kind === 'number') return
  const levels = value.kind === 'factor' ? value.levels.slice(0, 2) : []
  throw say.error('design/response-not-number', { response: response.label, found: kindOfValue(value), levels })
}

/**
 * Throws when a response does not vary.
 *
 * @example
 * ```ts
 * import { refuseConstantResponse } from '@lmm/design'
 * try {
 *   refuseConstantResponse('weight', Float64Array.of(7, 7, 7), null)
 * } catch (error) {
 *   console.log((error as Error).message.split('\n')[0])
 * }
 * ```
 * ```text
 * The response weight is 7 in all 3 rows used: there is nothing to explain.
 * ```
 */
export function refuseConstantResponse(label: string, y: Float64Array, offset: Float64Array | null): void {
  const at = (row: number): number => y[row]! - (offset ? offset[row]! : 0)
  const first = at(0)
  for (let row = 1; row < y.length; row++) if (at(row) !== first) return
  throw say.error('design/constant-response', { response: label, value: first, rows: y.length })
}
