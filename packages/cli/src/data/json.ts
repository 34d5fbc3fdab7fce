import type { JsonKind } from '@lmm/diagnostics'
import { say } from '../say.ts'

/** Any JSON text as a value; `source` names the text in errors. */
export function parseJson(text: string, source: string): unknown {
  if (text.trim() === '') throw say.error('cli/empty-file', { source })
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw say.error('cli/json-syntax', { source, place: placeIn(text, error as SyntaxError) })
  }
}

/** Line and column, from 1, of the position that engines name in their own words. */
function placeIn(text: string, error: SyntaxError): { line: number; column: number } | null {
  const position = /position (\d+)/.exec(error.message)?.[1]
  if (position === undefined) return null
  const before = text.slice(0, Number(position)).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1 }
}

/** What a JSON value is. */
export function jsonKind(value: unknown): JsonKind {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value as 'boolean' | 'number' | 'string' | 'object'
}
