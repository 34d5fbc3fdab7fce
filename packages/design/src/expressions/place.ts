import type { Place } from '@lmm/diagnostics'
import type { Scope } from './scope.ts'

/** Where a name stands in the label of the variable that is being evaluated. */
export function placeInLabel(scope: Pick<Scope, 'variable'>, name: string): Place {
  const text = scope.variable.label
  const start = Math.max(0, text.indexOf(name))
  const end = text.startsWith(name, start) ? start + name.length : text.length
  return { kind: 'text', text, span: { start, end } }
}
