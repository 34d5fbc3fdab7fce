import type { CallNode, Expression } from '@lmm/formula'
import { formatExpression } from '@lmm/formula'
import { say } from '../say.ts'
import { compareText } from '../tables/factor-of.ts'
import { numberLabel } from '../tables/number-label.ts'
import { type BuiltinFunction, CallArguments, type Evaluate } from './arguments.ts'
import { toFactor } from './coerce.ts'
import { levelFault } from './fault.ts'
import { noSuchLevel } from './no-such-level.ts'
import { recode, usedLevels } from './recode.ts'
import type { Scope } from './scope.ts'
import type { FactorValue } from './value.ts'

/** `factor(x, levels, labels)` and `ordered(...)`: levels in the order given, else sorted; values outside given levels are missing. */
export function factor(ordered: boolean): BuiltinFunction {
  return (call, scope, evaluate) => {
    const given = new CallArguments(call, ['x', 'levels', 'labels', 'ordered'], scope, evaluate)
    const found = factorArgument(given.expression('x'), call, scope, evaluate)
    const stated = given.constants('levels')?.map(labelOf)
    const learned = scope.memory.state(formatExpression(call), () => ({ levels: usedLevels(found) }))
    const levels = stated ?? (learned.levels as readonly string[])
    const { codes, unknown } = recode(found, levels)
    if (!stated && unknown.length > 0)
      scope.faults.push(levelFault(scope.variable.label, formatExpression(call), levels, found, unknown))
    const labels = given.constants('labels')?.map(labelOf) ?? levels
    if (labels.length !== levels.length || new Set(labels).size < labels.length)
      throw say.error('design/labels', { labels, levels: [...levels] }, given.place())
    return {
      kind: 'factor',
      codes,
      levels: labels,
      ordered: given.flag('ordered', ordered || (!stated && found.ordered)),
    }
  }
}

/** `as.character(x)`: a factor with its labels in code-unit order, as a column of texts is one. */
export const asCharacter: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['x'], scope, evaluate)
  const found = factorArgument(given.expression('x'), call, scope, evaluate)
  const learned = scope.memory.state(formatExpression(call), () => ({ levels: usedLevels(found).sort(compareText) }))
  const levels = learned.levels as readonly string[]
  const { codes, unknown } = recode(found, levels)
  if (unknown.length > 0)
    scope.faults.push(levelFault(scope.variable.label, formatExpression(call), levels, found, unknown))
  return { kind: 'factor', codes, levels, ordered: false }
}

/** `relevel(f, ref = "b")`: the level `ref` first. */
export const relevel: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['x', 'ref'], scope, evaluate)
  const found = factorArgument(given.expression('x'), call, scope, evaluate)
  const known = scope.memory.state(formatExpression(call), () => ({ levels: usedLevels(found) }))
    .levels as readonly string[]
  const [first] = (given.constants('ref') ?? []).map(labelOf)
  if (first === undefined || !known.includes(first)) throw noSuchLevel(first ?? '', known, scope)
  const levels = [first, ...known.filter((level) => level !== first)]
  const { codes, unknown } = recode(found, levels)
  if (unknown.length > 0)
    scope.faults.push(levelFault(scope.variable.label, formatExpression(call), levels, found, unknown))
  return { kind: 'factor', codes, levels, ordered: false }
}

/** `dummy(f, "a")` of lme4: 1 where f is "a", else 0; without a level one column for each level but the first. */
export const dummy: BuiltinFunction = (call, scope, evaluate) => {
  const given = new CallArguments(call, ['f', 'level'], scope, evaluate)
  const found = factorArgument(given.expression('f'), call, scope, evaluate)
  const levels = scope.memory.state(formatExpression(call), () => ({ levels: usedLevels(found) }))
    .levels as readonly string[]
  const { codes, unknown } = recode(found, levels)
  if (unknown.length > 0)
    scope.faults.push(levelFault(scope.variable.label, formatExpression(call), levels, found, unknown))
  const indicator = (place: number): Float64Array =>
    Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code === place ? 1 : 0))
  const [level] = (given.constants('level') ?? []).map(labelOf)
  if (level === undefined) {
    const suffixes = levels.slice(1)
    return { kind: 'basis', columns: suffixes.map((_, index) => indicator(index + 1)), suffixes }
  }
  const place = levels.indexOf(level)
  if (place < 0) throw noSuchLevel(level, levels, scope)
  return { kind: 'number', values: indicator(place) }
}

/** An argument as a factor: a bare column by its labels as they stand in the data, anything else by its value. */
export function factorArgument(node: Expression, call: CallNode, scope: Scope, evaluate: Evaluate): FactorValue {
  if (node.kind === 'parentheses') return factorArgument(node.inner, call, scope, evaluate)
  if (node.kind === 'name') return scope.columns.factor(node.name)
  return toFactor(evaluate(node, scope), call.callee, scope)
}

/** A constant as the label of a level. */
export const labelOf = (value: number | string | boolean): string =>
  typeof value === 'number' ? numberLabel(value) : typeof value === 'boolean' ? String(value).toUpperCase() : value
