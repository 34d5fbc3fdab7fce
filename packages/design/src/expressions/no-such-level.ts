import { nearest } from '@lmm/diagnostics'
import { say } from '../say.ts'
import { placeInLabel } from './place.ts'
import type { Scope } from './scope.ts'

/** The error of a level in a formula that the factor does not have. */
export function noSuchLevel(level: string, levels: readonly string[], scope: Pick<Scope, 'variable'>): Error {
  return say.error(
    'design/no-such-level',
    { level, variable: scope.variable.label, levels: levels.slice(0, 10), nearest: nearest(level, levels) },
    placeInLabel(scope, level),
  )
}
