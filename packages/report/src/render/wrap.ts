import { characterWidth, displayWidth } from './display-width.ts'

/** Where a long name may be broken: after an operator, a comma, a dot or an underscore. */
const breakAfter = /[:*+,/._|-]/
/** East Asian punctuation that may not begin a line. */
const closing = /[，。；：、）！？]/

/**
 * Breaks sentences into lines of at most `width` columns, at spaces and between characters of East Asia.
 *
 * @example
 * ```ts
 * import { wrapSentence } from '@lmm/report/terminal'
 * console.log(wrapSentence('The variance of slopes is estimated as zero.', 24))
 * ```
 * ```text
 * [ 'The variance of slopes', 'is estimated as zero.' ]
 * ```
 */
export function wrapSentence(text: string, width: number): string[] {
  return fill(sentencePieces(text), width)
}

/** Breaks a name into lines of at most `width` columns, after operators where there are some. */
export function wrapName(text: string, width: number): string[] {
  return fill(namePieces(text), width)
}

function fill(pieces: readonly string[], width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line && displayWidth(line + piece.trimEnd()) > width) {
      lines.push(line.trimEnd())
      line = ''
    }
    line += line ? piece : piece.trimStart()
    while (displayWidth(line.trimEnd()) > width) {
      const head = prefix(line, width)
      lines.push(head)
      line = line.slice(head.length)
    }
  }
  if (line.trimEnd() || lines.length === 0) lines.push(line.trimEnd())
  return lines
}

function sentencePieces(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of text) {
    const cjk = characterWidth(character) === 2
    if (
      piece &&
      ((cjk && !closing.test(character)) || (endsWide(piece) && character !== ' ' && !closing.test(character)))
    ) {
      pieces.push(piece)
      piece = ''
    }
    piece += character
    if (character === ' ') {
      pieces.push(piece)
      piece = ''
    }
  }
  if (piece) pieces.push(piece)
  return pieces
}

const endsWide = (piece: string): boolean => characterWidth([...piece].at(-1)!) === 2

function namePieces(text: string): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const character of text) {
    piece += character
    if (character === ' ' || breakAfter.test(character)) {
      pieces.push(piece)
      piece = ''
    }
  }
  if (piece) pieces.push(piece)
  return pieces
}

function prefix(text: string, width: number): string {
  let head = ''
  let used = 0
  for (const character of text) {
    const next = used + characterWidth(character)
    if (next > width && head) break
    head += character
    used = next
  }
  return head
}
