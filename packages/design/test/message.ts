import { type Diagnostic, LmmError, render } from '@lmm/diagnostics'
import { zh } from '@lmm/diagnostics/messages/zh'
import { expect } from 'vitest'

/** What a user reads when this fails; throws when it does not. Whatever is said can be said in Chinese too, and its data are JSON. */
export function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (!(error instanceof LmmError)) throw error
    checkDiagnostic(error.diagnostic)
    return error.message
  }
  throw new Error('nothing was thrown')
}

/** A diagnostic as users read it, checked as `messageOf` checks. */
export function noteOf(diagnostic: Diagnostic): string {
  checkDiagnostic(diagnostic)
  return `${diagnostic.severity}: ${render(diagnostic)}`
}

function checkDiagnostic(diagnostic: Diagnostic): void {
  const chinese = render(diagnostic, { messages: zh })
  expect(zh).toHaveProperty([diagnostic.code])
  expect(`${chinese} ${render(diagnostic)}`).not.toMatch(/undefined|\[object|NaN/)
  expect(JSON.parse(JSON.stringify(diagnostic.data))).toEqual(diagnostic.data)
}
