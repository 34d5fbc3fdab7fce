import { wrongArgument } from '@lmm/diagnostics'
import { say } from '../say.ts'

/** `A * B | C`: the variables whose cells are compared, and those within whose cells they are. */
export interface MeansSpecification {
  readonly text: string
  readonly variables: readonly string[]
  readonly by: readonly string[]
}

/** Reads `'A'`, `'A * B'` (also `A:B`) or `'A | B'`; names that are no plain words stand in backticks or are calls, `factor(dose)`. */
export function meansSpecification(text: string): MeansSpecification {
  if (typeof text !== 'string') throw wrongArgument('marginalMeans()', 'specs', text, 'specs')
  const parts = split(text.replace(/^\s*~/, ''), '|')
  const [variables = [], by = []] = parts.map((part) => split(part, '*:').map(unquoted))
  if (parts.length > 2 || [...variables, ...by].includes('') || variables.length === 0)
    throw say.error('inference/means-specification', { text })
  return { text, variables: [...new Set(variables)], by: [...new Set(by)] }
}

/** Splits at the separators that stand outside brackets and backticks. */
function split(text: string, separators: string): string[] {
  const parts = ['']
  let depth = 0
  let quoted = false
  for (const character of text) {
    if (character === '`') quoted = !quoted
    if (!quoted && character === '(') depth++
    if (!quoted && character === ')') depth--
    if (!quoted && depth === 0 && separators.includes(character)) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts.map((part) => part.trim())
}

const unquoted = (name: string): string => /^`(.+)`$/.exec(name)?.[1] ?? name
