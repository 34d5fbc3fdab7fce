import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { type Block, paragraph, type Section } from '../document.ts'

/** How the model was fitted. */
export const titleOf = (summary: Summary, words: Words): string =>
  words('report/title', { criterion: summary.criterion, mixed: summary.random.length > 0 })

/** What was fitted to what: formula, rows, groups and the rows left out. */
export function subjectSection(summary: Summary, words: Words): Section {
  const { n, rowsDropped, dropped, weights, offset } = summary
  const said = [words('report/rows', { rows: n, groups: groupSizes(summary) })]
  if (rowsDropped > 0)
    said.push(words('report/dropped', { count: rowsDropped, total: n + rowsDropped, byColumn: dropped }))
  if (weights) said.push(words('report/weights', weights))
  if (offset !== null) said.push(words('report/offset', { column: offset }))
  const blocks: Block[] = [{ kind: 'code', text: summary.formula }, ...said.map(paragraph)]
  return { heading: null, blocks }
}

function groupSizes(summary: Summary): { name: string; levels: number }[] {
  const sizes = new Map(summary.random.map((term) => [term.group, term.levels]))
  return [...sizes].map(([name, levels]) => ({ name, levels }))
}
