import { wrongArgument } from '@lmm/diagnostics'
import { say } from '../say.ts'
import type { Relationship } from './relationship.ts'

/** An individual with its parents, null or empty where unknown. */
export interface PedigreeRecord {
  readonly id: string | number
  readonly sire?: string | number | null
  readonly dam?: string | number | null
}

/**
 * The additive relationship of a pedigree, inbreeding included: A = L L' with row i of L half the sum of its parents' rows and
 * sqrt(d_i) on the diagonal, d_i = 1 - (A_ss + A_dd) / 4 (Henderson 1976, Biometrics 32; Quaas 1976). A parent without a record of its own
 * counts as a founder.
 *
 * @throws LmmError `reml/pedigree-twice` for an individual with two records, `reml/pedigree-loop` for one among its own ancestors.
 * @example
 * ```ts
 * import { pedigree } from 'lmm'
 * const { levels } = pedigree([
 *   { id: 'lamb', sire: 'ram', dam: 'ewe' },
 *   { id: 'ewe', sire: 'ram' },
 * ])
 * console.log(levels)
 * ```
 * ```text
 * [ 'ram', 'ewe', 'lamb' ]
 * ```
 */
export function pedigree(records: Iterable<PedigreeRecord>): Relationship {
  const parents = new Map<string, readonly string[]>()
  if (!records || !(Symbol.iterator in Object(records)))
    throw wrongArgument('pedigree()', 'records', records, 'records')
  for (const { id, sire, dam } of records) {
    if (id == null) throw wrongArgument('pedigree()', 'records', records, 'records')
    const name = `${id}`
    if (parents.has(name)) throw say.error('reml/pedigree-twice', { individual: name })
    parents.set(
      name,
      [sire, dam].flatMap((parent) => (parent == null || parent === '' ? [] : [`${parent}`])),
    )
  }
  const levels = parentsFirst(parents)
  const position = new Map(levels.map((level, i) => [level, i]))
  const rowPointers = new Int32Array(levels.length + 1)
  const columns: number[] = []
  const values: number[] = []
  const diagonal = new Float64Array(levels.length)
  const row = new Map<number, number>()
  levels.forEach((level, i) => {
    row.clear()
    let d = 1
    for (const parent of parents.get(level) ?? []) {
      const at = position.get(parent)!
      d -= diagonal[at]! / 4
      for (let k = rowPointers[at]!; k < rowPointers[at + 1]!; k++)
        row.set(columns[k]!, (row.get(columns[k]!) ?? 0) + values[k]! / 2)
    }
    row.set(i, Math.sqrt(d))
    for (const k of [...row.keys()].sort((a, b) => a - b)) {
      const value = row.get(k)!
      columns.push(k)
      values.push(value)
      diagonal[i]! += value * value
    }
    rowPointers[i + 1] = columns.length
  })
  return {
    levels,
    factor: { levels, rowPointers, columns: Int32Array.from(columns), values: Float64Array.from(values) },
  }
}

/** All individuals, every one after its parents. */
function parentsFirst(parents: ReadonlyMap<string, readonly string[]>): string[] {
  const order: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  for (const first of parents.keys()) {
    const stack = [first]
    while (stack.length > 0) {
      const individual = stack.at(-1)!
      if (state.get(individual) === 'done') {
        stack.pop()
        continue
      }
      const waiting = (parents.get(individual) ?? []).filter((parent) => state.get(parent) !== 'done')
      if (waiting.length === 0) {
        state.set(individual, 'done')
        order.push(individual)
        stack.pop()
        continue
      }
      if (state.get(individual) === 'open') throw say.error('reml/pedigree-loop', { individual })
      state.set(individual, 'open')
      stack.push(...waiting)
    }
  }
  return order
}
