import type { LmmError } from '@lmm/diagnostics'
import { say } from '../say.ts'
import { placeOf } from '../source/place.ts'
import type { RowProblem } from './row-reader.ts'

/** The text in which a row breaks the rules. */
export interface RowContext {
  readonly source: string | null
  readonly delimiter: string
  readonly text: string
  /** Line, from 1, with which the text begins. */
  readonly firstLine: number
  /** Cells that a row should have. */
  readonly expected: number
}

const mostShown = 20

/** A problem of a row as an error that names its line. */
export function rowError(problem: RowProblem, context: RowContext): LmmError {
  const { source, delimiter, text, firstLine, expected } = context
  const line = firstLine + lineEnds(text.slice(0, problem.position))
  switch (problem.kind) {
    case 'open-quote':
      return say.error('readers/open-quote', { source, line }, placeOf(source))
    case 'after-quote': {
      const found = text.slice(problem.position, problem.position + mostShown).split(/[\r\n]/)[0]!
      return say.error('readers/after-quote', { source, line, found }, placeOf(source))
    }
    case 'ragged-row': {
      const { found, row } = problem
      const rowNames = row === 0 && found === expected + 1
      return say.error(
        'readers/ragged-row',
        { source, line, found, expected, delimiter, rowNames },
        placeOf(source, undefined, row),
      )
    }
  }
}

/** Number of line ends in a text. */
export const lineEnds = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0
