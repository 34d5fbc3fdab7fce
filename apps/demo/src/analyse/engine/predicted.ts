import { type Diagnostic, type FittedModel, predict, type Target } from 'lmm'
import type { Interval, Requests } from './protocol.ts'
import { refusal } from './table.ts'

const targets: readonly Target[] = ['population', 'group', 'observation']

/** What is expected of one row: the mean over all, its own mean, one measurement; and what is to be said of the row. */
export function predicted(model: FittedModel, row: Requests['predict']['ask']): Requests['predict']['answer'] {
  const empty = Object.keys(row).find((name) => row[name] === '')
  if (empty !== undefined) throw refusal('needs-value', { name: empty }, `${empty} needs a value.`)
  const notes = new Map<string, Diagnostic>()
  const intervals = targets.map((target): Interval => {
    const { estimate, lower, upper, diagnostics } = predict(model, [row], { target })
    for (const each of diagnostics) notes.set(each.code, each)
    return { target, estimate: estimate[0]!, lower: lower[0]!, upper: upper[0]! }
  })
  return { intervals, notes: [...notes.values()] }
}
