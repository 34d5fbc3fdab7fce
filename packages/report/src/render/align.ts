import { displayWidth } from './display-width.ts'

/** A text filled up with spaces on its right. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)))

/** A text filled up with spaces on its left. */
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text

/** Numbers filled up so that their decimal points stand in one column. */
export function alignDecimals(cells: readonly string[]): string[] {
  const whole = (cell: string): number => (cell.includes('.') ? cell.indexOf('.') : mantissaEnd(cell))
  const left = Math.max(0, ...cells.map(whole))
  const right = Math.max(0, ...cells.map((cell) => cell.length - whole(cell)))
  return cells.map((cell) =>
    cell === '' ? '' : `${' '.repeat(left - whole(cell))}${cell}${' '.repeat(right - (cell.length - whole(cell)))}`,
  )
}

const mantissaEnd = (cell: string): number => {
  const exponent = cell.search(/\de/)
  return exponent < 0 ? cell.length : exponent + 1
}
