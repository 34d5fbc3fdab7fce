import type { Argument, CallNode, Expression } from '../expression.ts'
import type { StructureOptions } from '../model-terms.ts'
import { formatExpression } from '../printing/format.ts'
import { quoteName, quoteString } from '../printing/name.ts'
import { numberText } from '../printing/number-text.ts'
import { errorAt } from '../say.ts'
import type { Scope } from '../scope.ts'
import { meantNames } from './other-names.ts'

/** Refuses a structure that is not known. */
export function checkStructure(call: CallNode, bar: Expression, scope: Scope): void {
  const { structures, columns, text } = scope
  if (structures === null || structures.has(call.callee)) return
  const data = {
    name: call.callee,
    nearest: meantNames(call.callee, structures),
    structures: [...structures],
    bar: formatExpression(bar),
    column: columns?.has(call.callee) ?? false,
  }
  const { start } = call.span
  throw errorAt('formula/unknown-structure', data, text, { start, end: start + call.callee.length })
}

/** The named options of `matern(x | g, nu = 1.5)`: numbers, `TRUE`, `true`, `T` and their opposites, texts and words. */
export function structureOptions(call: CallNode, term: Expression, scope: Scope): StructureOptions {
  const options = new Map<string, number | boolean | string>()
  for (const argument of call.arguments) {
    if (argument.value === term) continue
    const { name, value } = argument
    if (name === null) {
      const data = { structure: call.callee, text: formatExpression(value) }
      throw errorAt('formula/structure-argument', data, scope.text, value.span)
    }
    if (options.has(name)) throw errorAt('formula/structure-option-twice', { option: name }, scope.text, value.span)
    options.set(name, optionValue(name, argument, scope))
  }
  return Object.fromEntries(options)
}

/** Options as they are written, with a comma before each. */
export function formatOptions(options: StructureOptions): string {
  return Object.entries(options)
    .map(([name, value]) => `, ${quoteName(name)} = ${formatOption(value)}`)
    .join('')
}

const words: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['T', true],
  ['false', false],
  ['F', false],
])

function optionValue(option: string, { value }: Argument, scope: Scope): number | boolean | string {
  switch (value.kind) {
    case 'number':
    case 'string':
    case 'logical':
      return value.value
    case 'name':
      return words.get(value.name) ?? value.name
    case 'unary':
      if (value.operator === '-' && value.operand.kind === 'number') return -value.operand.value
      break
  }
  throw errorAt('formula/structure-option-value', { option, found: formatExpression(value) }, scope.text, value.span)
}

function formatOption(value: number | boolean | string): string {
  if (typeof value === 'string') return quoteString(value)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value < 0 ? `-${numberText(-value)}` : numberText(value)
}
