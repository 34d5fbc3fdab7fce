import type { TableBlock } from '../document/document.ts'
import { alignDecimals, padEnd, padStart } from './align.ts'
import { displayWidth } from './display-width.ts'
import { wrapName } from './wrap.ts'

const gap = 2
const narrowestText = 12

interface LaidColumn {
  /** Place in the table. */
  readonly at: number
  readonly align: 'left' | 'decimal'
  readonly heading: string
  readonly cells: readonly string[]
  readonly width: number
}

/**
 * A table as lines of at most `width` columns. Columns of words are narrowed first, their cells running on below; when the numbers
 * alone are too wide the table is cut into panels, each beginning with the words.
 */
export function tableLines(table: TableBlock, width: number): string[] {
  const columns = table.columns.map(({ heading, align }, j) => {
    const cells = table.rows.map((row) => row[j]!)
    return laid(j, heading, align, align === 'decimal' ? alignDecimals(cells) : cells)
  })
  const words = columns.filter((column) => column.align === 'left')
  const numbers = columns.filter((column) => column.align === 'decimal')
  const panels = split(numbers, width - total(words.map(narrowed)))
  return panels.flatMap((panel, k) => [...(k > 0 ? [''] : []), ...panelLines(words, panel, width)])
}

function laid(at: number, heading: string, align: 'left' | 'decimal', cells: readonly string[]): LaidColumn {
  return { at, heading, align, cells, width: Math.max(displayWidth(heading), ...cells.map(displayWidth)) }
}

const narrowed = (column: LaidColumn): LaidColumn => ({ ...column, width: Math.min(column.width, narrowestText) })

const total = (columns: readonly LaidColumn[]): number => columns.reduce((sum, column) => sum + column.width + gap, 0)

function split(numbers: readonly LaidColumn[], room: number): LaidColumn[][] {
  const panels: LaidColumn[][] = [[]]
  for (const column of numbers) {
    const panel = panels.at(-1)!
    if (panel.length && total([...panel, column]) - gap > room) panels.push([column])
    else panel.push(column)
  }
  return panels
}

function panelLines(words: readonly LaidColumn[], numbers: readonly LaidColumn[], width: number): string[] {
  const fitted = shrink(words, width - total(numbers) + gap)
  const columns = [...fitted, ...numbers].sort((a, b) => a.at - b.at)
  const heading = line(columns.map((column) => [column.heading, column]))
  const rows = (fitted[0] ?? numbers[0])!.cells.flatMap((_, i) => rowLines(columns, i))
  return [heading, ...rows]
}

/** Takes what is missing from the widest column of words again and again. */
function shrink(words: readonly LaidColumn[], room: number): LaidColumn[] {
  const widths = words.map((column) => column.width)
  const excess = (): number => widths.reduce((sum, width) => sum + width + gap, 0) - room
  while (excess() > 0) {
    const widest = Math.max(...widths)
    if (widest <= narrowestText) break
    widths[widths.indexOf(widest)]!--
  }
  return words.map((column, j) => ({ ...column, width: widths[j]! }))
}

/** One row: cells of words that are too long run on in the lines below, indented. */
function rowLines(columns: readonly LaidColumn[], i: number): string[] {
  const parts = columns.map((column) => {
    const cell = column.cells[i]!
    if (column.align !== 'left' || displayWidth(cell) <= column.width) return [cell]
    return wrapName(cell, column.width - 2).map((part, k) => (k > 0 ? `  ${part}` : part))
  })
  const height = Math.max(...parts.map((part) => part.length))
  return Array.from({ length: height }, (_, k) => line(columns.map((column, j) => [parts[j]![k] ?? '', column])))
}

const line = (cells: readonly (readonly [string, LaidColumn])[]): string =>
  cells
    .map(([cell, { align, width }]) => (align === 'left' ? padEnd(cell, width) : padStart(cell, width)))
    .join(' '.repeat(gap))
    .trimEnd()
