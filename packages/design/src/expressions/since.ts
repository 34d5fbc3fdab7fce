import type { Expression } from '@lmm/formula'
import { cells } from '../frame/column-conversion.ts'
import { say } from '../say.ts'
import { dayOf } from '../tables/dates.ts'
import { numberIn } from '../tables/number-label.ts'
import { type BuiltinFunction, CallArguments, type Evaluate } from './arguments.ts'
import { byGroup } from './by-group.ts'
import { toVector } from './coerce.ts'
import { factorArgument } from './factor-functions.ts'
import type { Scope } from './scope.ts'
import type { FactorValue } from './value.ts'

const daysOf: ReadonlyMap<string, number> = new Map([
  ['days', 1],
  ['weeks', 7],
  ['months', 365.25 / 12],
  ['years', 365.25],
])

/**
 * `since(date, by, unit = "days")`: the time since the first date of the row's group. Dates are days since 1970, as columns of dates
 * are, or texts such as 2026-03-31; weeks, months and years are of 7, 30.4375 and 365.25 days.
 */
export const since: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['date', 'by', 'unit'], scope, evaluate)
  const unit = daysOf.get(given.has('unit') ? String(given.constant('unit')) : 'days')
  if (unit === undefined) throw given.wrong('unit', 'unit')
  const days = daysFrom(given.expression('date'), call.callee, scope, evaluate)
  const group = factorArgument(given.expression('by'), call, scope, evaluate)
  const { values, newGroups } = byGroup(call, scope, days, group, firstOfGroups, 'since')
  if (newGroups.length > 0)
    scope.notes.push(
      say.info('design/new-group-first', {
        expression: scope.variable.label,
        groups: newGroups.slice(0, 10),
        count: newGroups.length,
      }),
    )
  return { kind: 'number', values: days.map((day, row) => (day - values[row]!) / unit) }
}

/** A column of texts that are no numbers is read as dates; anything else is days already. */
function daysFrom(node: Expression, user: string, scope: Scope, evaluate: Evaluate): Float64Array {
  const column = node.kind === 'name' ? scope.table.columns.get(node.name) : undefined
  if (node.kind !== 'name' || column?.kind !== 'text' || column.dictionary.every((text) => numberIn(text) !== null))
    return toVector(evaluate(node, scope), user, scope)
  const days = column.dictionary.map(dayOf)
  return Float64Array.from(column.codes, (code, row) => {
    if (code < 0) return Number.NaN
    const day = days[code]!
    if (day !== null) return day
    const data = { column: node.name, row, text: column.dictionary[code]! }
    throw say.error('design/not-a-date', data, cells(scope.table, node.name, [row]))
  })
}

function firstOfGroups(x: Float64Array, { codes, levels }: FactorValue): Float64Array {
  const first = new Float64Array(levels.length).fill(Number.NaN)
  for (let row = 0; row < x.length; row++) {
    const code = codes[row]!
    if (code >= 0 && !(x[row]! >= first[code]!) && Number.isFinite(x[row]!)) first[code] = x[row]!
  }
  return first
}
