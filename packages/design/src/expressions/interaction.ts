import { say } from '../say.ts'
import type { BuiltinFunction } from './arguments.ts'
import { CallArguments } from './arguments.ts'
import { factorArgument, labelOf } from './factor-functions.ts'
import type { FactorValue } from './value.ts'

/** `interaction(a, b, sep = ".", lex.order = FALSE)`: one factor of all combinations, the levels of the first factor fastest. */
export const interaction: BuiltinFunction = (call, scope, evaluate) => {
  const named = { ...call, arguments: call.arguments.filter(({ name }) => name !== null) }
  const given = new CallArguments(named, ['drop', 'sep', 'lex.order'], scope, evaluate)
  const factors = call.arguments
    .filter(({ name }) => name === null)
    .map(({ value }) => factorArgument(value, call, scope, evaluate))
  const [first, ...others] = factors
  if (!first) throw given.missing('a')
  const separator = labelOf(given.has('sep') ? given.constant('sep') : '.')
  const slow = given.flag('lex.order', false)
  const result = others.reduce((left, right) => combined(left, right, separator, slow), first)
  const seen = new Set<string>()
  const twice = result.levels.find((level) => seen.size === seen.add(level).size)
  if (twice !== undefined)
    throw say.error('design/ambiguous-levels', { group: scope.variable.label, level: twice, separator }, given.place())
  return result
}

/** Combinations that occur. */
function combined(left: FactorValue, right: FactorValue, separator: string, slow: boolean): FactorValue {
  const a = left.levels.length
  const b = right.levels.length
  const places = Float64Array.from(left.codes, (i, row) => {
    const j = right.codes[row]!
    return i < 0 || j < 0 ? -1 : slow ? i * b + j : j * a + i
  })
  const used = [...new Set(places)].filter((place) => place >= 0).sort((p, q) => p - q)
  const codeOf = new Map(used.map((place, code) => [place, code]))
  const levels = used.map((place) => {
    const [i, j] = slow ? [Math.floor(place / b), place % b] : [place % a, Math.floor(place / a)]
    return left.levels[i]! + separator + right.levels[j]!
  })
  return { kind: 'factor', codes: Int32Array.from(places, (place) => codeOf.get(place) ?? -1), levels, ordered: false }
}
