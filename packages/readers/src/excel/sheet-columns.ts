import type { RawColumn, TypedOptions } from '../columns/assemble.ts'
import { checkedNames } from '../columns/checked-names.ts'
import { say } from '../say.ts'
import { placeOf } from '../source/place.ts'
import { reference, type SheetCell, type SheetRows } from './sheet-cells.ts'

/** Options of taking columns from a sheet. */
export interface SheetOptions extends TypedOptions {
  /** Texts that stand for missing values; default `''` and `'NA'`. */
  readonly missing?: readonly string[]
}

/** A sheet: the first of its rows that hold anything names the columns. */
export interface NamedSheet {
  readonly name: string
  readonly rows: SheetRows
}

/** Columns of a sheet; columns and rows without any cell are none. */
export function* sheetColumns({ name, rows }: NamedSheet, options: SheetOptions): Iterable<RawColumn> {
  const [header, ...body] = rows
  if (!header) return
  const used = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b)
  const names = checkedNames(
    used.map((column) => textOf(header.cells.get(column))),
    options,
  )
  const lost = new Lost(name, options)
  for (const [place, column] of used.entries())
    yield columnOf(names[place]!, column, { name, rows: body }, options, lost)
  lost.say()
}

function columnOf(name: string, column: number, sheet: NamedSheet, options: SheetOptions, lost: Lost): RawColumn {
  const missing = new Set(options.missing ?? ['', 'NA'])
  const kinds = new Map<SheetCell['kind'], { count: number; first: string; at: string }>()
  const cells = sheet.rows.map(({ number, cells: inRow }) => {
    const cell = inRow.get(column)
    if (!cell || (cell.kind === 'text' && missing.has(String(cell.value).trim()))) return null
    if (cell.kind === 'error' || cell.kind === 'formula') {
      lost.add(cell, reference(number, column))
      return null
    }
    const kind = kinds.get(cell.kind) ?? { count: 0, first: textOf(cell), at: reference(number, column) }
    kind.count++
    kinds.set(cell.kind, kind)
    return cell
  })
  const isTime = kinds.size === 1 && kinds.has('date')
  if (kinds.size <= 1) return { name, pieces: [cells.map((cell) => cell?.value ?? null)], isTime }
  if (!options.text?.includes(name)) {
    const [rarest] = [...kinds].sort(([, a], [, b]) => a.count - b.count)
    const { source = null, onDiagnostic } = options
    const counts = Object.fromEntries([...kinds].map(([kind, { count }]) => [kind, count]))
    const [kind, { at, first }] = rarest!
    const data = { source, sheet: sheet.name, column: name, counts, kind, cell: at, found: first }
    onDiagnostic?.(say.warning('readers/mixed-cells', data, placeOf(source, name)))
  }
  return { name, pieces: [cells.map((cell) => (cell ? textOf(cell) : null))] }
}

/** What a cell shows, near enough. */
function textOf(cell: SheetCell | undefined): string {
  if (!cell) return ''
  if (cell.kind !== 'date') return cell.kind === 'logical' ? String(cell.value).toUpperCase() : String(cell.value)
  const text = new Date(Number(cell.value) * 86_400_000).toISOString()
  return Number.isInteger(cell.value) ? text.slice(0, 10) : text
}

/** Cells that hold an error or a formula without a value, and are missing. `#N/A` says so itself. */
class Lost {
  readonly #sheet: string
  readonly #options: SheetOptions
  readonly #found = new Map<'error' | 'formula', { count: number; cell: string; value: string }>()

  constructor(sheet: string, options: SheetOptions) {
    this.#sheet = sheet
    this.#options = options
  }

  add({ kind, value }: SheetCell, cell: string): void {
    if (value === '#N/A' || (kind !== 'error' && kind !== 'formula')) return
    const found = this.#found.get(kind) ?? { count: 0, cell, value: String(value) }
    found.count++
    this.#found.set(kind, found)
  }

  say(): void {
    const { source = null, onDiagnostic } = this.#options
    for (const [kind, { count, cell, value }] of this.#found) {
      const data = { source, sheet: this.#sheet, count, cell }
      onDiagnostic?.(
        kind === 'error'
          ? say.warning('readers/error-cells', { ...data, value }, placeOf(source))
          : say.warning('readers/formula-cells', data, placeOf(source)),
      )
    }
  }
}
