import { nearest } from '@lmm/diagnostics'
import { say } from '../say.ts'
import { placeInLabel } from './place.ts'
import type { Scope } from './scope.ts'

/** The error of a call to a function that is neither built in nor the caller's. */
export function unknownFunction(name: string, builtin: Iterable<string>, scope: Scope): Error {
  const own = Object.keys(scope.functions)
  return say.error(
    'design/unknown-function',
    { name, nearest: nearest(name, [...own, ...builtin]) },
    placeInLabel(scope, name),
  )
}
