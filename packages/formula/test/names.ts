import type { ModelTerms } from '../src/index.ts'
import { expand, parse } from '../src/index.ts'

/** Every name in a text that is not the name of a function: the columns of a data set that the text would fit. */
export function namesIn(text: string): string[] {
  const quoted = [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)
  return [...quoted, ...(text.replace(/`[^`]+`|"[^"]*"/g, '').match(/[A-Za-z][\w.]*\b(?!\s*\()/g) ?? [])]
}

/** A formula expanded over a data set that has every name in it. */
export function expanded(text: string, columns: readonly string[] = namesIn(text)): ModelTerms {
  return expand(parse(text), { columns })
}

/** `1 + a + b`, or `0 + a + b` without an intercept. */
export function fixedPart({ fixed }: ModelTerms): string {
  return [fixed.intercept ? '1' : '0', ...fixed.terms.map(({ label }) => label)].join(' + ')
}

/** Labels of the random terms. */
export function randomPart({ random }: ModelTerms): string {
  return random.map(({ label }) => label).join(' + ')
}

/** The message of the error that a function throws. */
export function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof Error && error.name === 'LmmError') return error.message
    throw error
  }
  return 'no error'
}
