import { say } from '../say.ts'
import { factorOfNumbers } from '../tables/factor-of.ts'
import type { Numbers } from './elementwise.ts'
import { placeInLabel } from './place.ts'
import type { Scope } from './scope.ts'
import { type FactorValue, kindOfValue, type Value } from './value.ts'

/** A value where numbers are needed: logical counts as 0 and 1, a factor or a text is an error. `user` names what needs it. */
export function toNumbers(value: Value, user: string, scope: Scope): Numbers {
  switch (value.kind) {
    case 'number':
      return value.values
    case 'logical':
      return Float64Array.from(value.codes, (code) => (code < 0 ? Number.NaN : code))
    case 'constant':
      if (typeof value.value !== 'string') return Number(value.value)
      break
    case 'basis':
      if (value.columns.length === 1) return value.columns[0]!
      break
  }
  throw needsNumber(value, user, scope)
}

/** The error of a function or operator that got something else than numbers. */
export function needsNumber(value: Value, user: string, scope: Scope): Error {
  const { label, columns } = scope.variable
  return say.error(
    'design/needs-number',
    { user, variable: label, found: kindOfValue(value), columns: [...columns] },
    placeInLabel(scope, user),
  )
}

/** A value over the rows as numbers; a constant is repeated. */
export function toVector(value: Value, user: string, scope: Scope): Float64Array {
  const numbers = toNumbers(value, user, scope)
  return typeof numbers === 'number' ? new Float64Array(scope.rowCount).fill(numbers) : numbers
}

/** A value as a factor by its labels: numbers in numeric order, FALSE before TRUE. */
export function toFactor(value: Value, user: string, scope: Scope): FactorValue {
  switch (value.kind) {
    case 'factor':
      return value
    case 'number':
      return factorOfNumbers(value.values)
    case 'logical':
      return { kind: 'factor', codes: Int32Array.from(value.codes), levels: ['FALSE', 'TRUE'], ordered: false }
    default:
      throw say.error(
        'design/needs-factor',
        { user, variable: scope.variable.label, found: kindOfValue(value) },
        placeInLabel(scope, user),
      )
  }
}
