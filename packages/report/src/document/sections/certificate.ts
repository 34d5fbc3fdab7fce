import type { MessageTable } from '@lmm/diagnostics'
import { formatBound, formatSignificant } from '../../numbers/format.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { paragraph, type Section } from '../document.ts'

type Direction = Summary['certificate']['directions'][number]

/** What is known of the optimum, and what a fit on the boundary means. */
export function certificateSection(summary: Summary, words: Words, messages: MessageTable | undefined): Section {
  const told = sentences(summary, words, (direction) => wordsOfDirection(direction, messages))
  return { heading: words('report/certificate', {}), blocks: told.map(paragraph) }
}

function sentences(summary: Summary, words: Words, tell: (direction: Direction) => string): string[] {
  const { status, directions, gradientNorm, simpler } = summary.certificate
  const { random, residual } = summary
  if (random.length === 0 && residual.structure === 'identity' && !residual.variance)
    return [words('report/closed-form', {})]
  const predicted = gradientNorm === null ? null : gradientNorm ** 2 / 2
  const decrease = formatBound(predicted ?? Number.MAX_VALUE)
  const told = directions.map(tell)
  switch (status) {
    case 'optimal':
      return [words('report/optimal', { decrease })]
    case 'boundary':
      return [
        words('report/boundary', { decrease, directions: told }),
        words('report/boundary-meaning', { ...kinds(directions), simpler }),
      ]
    case 'flat':
      return [words('report/flat', { decrease, directions: told })]
    case 'not-converged':
      return [words('report/not-converged', { decrease: formatSignificant(predicted, 2) })]
  }
}

function kinds(directions: readonly Direction[]): { zeroVariance: boolean; reducedRank: boolean } {
  const zero = directions.filter((direction) => direction.kind === 'zero-variance').length
  return { zeroVariance: zero > 0, reducedRank: zero < directions.length }
}

/** The sentence of a direction in the language asked for, else the English one it comes with. */
function wordsOfDirection(direction: Direction, messages: MessageTable | undefined): string {
  const sentence = messages?.[`reml/${direction.kind}`]
  return sentence ? sentence.message(direction as never) : direction.say
}
