import { numberOf } from './number.ts'

/** Texts that stand for a missing value. */
export interface MissingTokens {
  readonly texts: ReadonlySet<string>
  /** Whether one of them looks like a number, such as -99: then numbers must be looked at as text too. */
  readonly someAreNumbers: boolean
}

export function missingTokens(tokens: readonly string[], decimal: '.' | ','): MissingTokens {
  return { texts: new Set(tokens), someAreNumbers: tokens.some((token) => numberOf(token, decimal) !== undefined) }
}
