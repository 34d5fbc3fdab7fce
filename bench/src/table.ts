import type { Figures, Result } from './result.ts'

/** Three significant digits, without exponents. */
function short(value: number): string {
  if (value === 0) return '0'
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  return value.toFixed(Math.min(decimals, 6))
}

const optional = (value: number | null | undefined): string =>
  value === null || value === undefined ? '-' : short(value)

function targetOf({ benchCase: { target }, met, ours }: Result): string {
  if (!target) return '-'
  const text =
    target === 'limit' ? `fit ${optional(ours.limit)} ms` : 'ms' in target ? `${target.ms} ms` : `${target.ratio}x`
  return met === null ? text : `${text} ${met ? 'met' : 'missed'}`
}

function remarkOf({ benchCase, ours, theirs }: Result): string {
  const loads = (side: Figures | null) => (side?.load ? `${short(side.load)} ms` : null)
  const load = [loads(ours), loads(theirs)].filter((each) => each !== null)
  return [
    ...(load.length > 0 ? [`loading the library ${load.join(' / ')}`] : []),
    ...(ours.remark ? [`ours ${ours.remark}`] : []),
    ...(theirs?.remark ? [`theirs ${theirs.remark}`] : []),
    ...(benchCase.long === 'theirs' && !theirs ? ['theirs with --long'] : []),
  ].join('; ')
}

const timeColumns = [
  ['case', ({ benchCase }: Result) => benchCase.title],
  ['ours ms', ({ ours }: Result) => short(ours.median)],
  ['first ms', ({ ours }: Result) => short(ours.first)],
  ['theirs ms', ({ theirs }: Result) => optional(theirs?.median)],
  ['ratio', ({ ratio }: Result) => (ratio ? `${short(ratio)}x` : '-')],
  ['of fastest', ({ fastest }: Result) => (fastest ? `${short(fastest)}x` : '-')],
  ['CPU ms', ({ ours, theirs }: Result) => `${short(ours.cpu)} / ${optional(theirs?.cpu)}`],
  ['target', targetOf],
  ['evaluations', ({ ours, theirs }: Result) => `${ours.evaluations ?? '-'} / ${theirs?.evaluations ?? '-'}`],
  ['criterion difference', ({ difference }: Result) => difference?.toExponential(1) ?? '-'],
  ['runs', ({ ours, theirs }: Result) => `${ours.runs} / ${theirs?.runs ?? '-'}`],
  ['load', ({ load }: Result) => load.map((each) => each.toFixed(1)).join(' - ')],
  ['remarks', remarkOf],
] as const

const memoryColumns = [
  ['case', ({ benchCase }: Result) => benchCase.title],
  ['columns MB', ({ ours }: Result) => optional(ours.columns)],
  ['before MB', ({ ours }: Result) => optional(ours.resident)],
  ['peak MB', ({ ours }: Result) => short(ours.peak)],
  ['times columns', ({ ours }: Result) => optional(timesColumns(ours))],
  ['theirs before MB', ({ theirs }: Result) => optional(theirs?.resident)],
  ['theirs peak MB', ({ theirs }: Result) => optional(theirs?.peak)],
] as const

/** What the first run needs, its columns included, by the size of the columns; null for small ones, where all is Node's own. */
function timesColumns({ columns, resident, peak }: Figures): number | null {
  return columns !== null && columns > 1 && resident !== null ? (peak - resident + columns) / columns : null
}

/** One line, for whoever waits. */
export function inShort({ benchCase, ours, theirs }: Result): string {
  return `${benchCase.name}: ours ${short(ours.median)} ms, theirs ${theirs ? `${short(theirs.median)} ms` : 'not run'}`
}

/** The times of all cases, and the memory of the first run of each, in Markdown. */
export function tables(results: readonly Result[]): string {
  return `${markdown(timeColumns, results)}\n\n${markdown(memoryColumns, results)}\n`
}

function markdown(
  columns: readonly (readonly [string, (result: Result) => string])[],
  results: readonly Result[],
): string {
  const cells = [
    columns.map(([name]) => name),
    ...results.map((result) => columns.map(([, cell]) => cell(result).replaceAll('|', '\\|'))),
  ]
  const widths = columns.map((_, j) => Math.max(3, ...cells.map((row) => row[j]!.length)))
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, j) => (j === 0 ? cell.padEnd(widths[j]!) : cell.padStart(widths[j]!))).join(' | ')} |`
  const rule = `|${widths.map((width, j) => (j === 0 ? `${'-'.repeat(width + 2)}` : `${'-'.repeat(width + 1)}:`)).join('|')}|`
  return [line(cells[0]!), rule, ...cells.slice(1).map(line)].join('\n')
}
