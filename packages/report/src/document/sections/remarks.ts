import { type MessageTable, render } from '@lmm/diagnostics'
import type { Remark } from '../../summary/remark.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import type { Section } from '../document.ts'

/** Told by the sections of the model, of the fixed effects and of the optimum. */
const toldElsewhere: ReadonlySet<string> = new Set([
  'design/rows-dropped',
  'design/aliased',
  'reml/boundary',
  'reml/flat',
  'reml/not-converged',
])

/** Warnings and notes that the other sections do not tell, as lists. */
export function remarkSections(summary: Summary, words: Words, messages: MessageTable | undefined): Section[] {
  const section = (heading: string, remarks: readonly Remark[]): Section[] => {
    const items = remarks
      .filter((remark) => !toldElsewhere.has(remark.code))
      .map((remark) => sentence(remark, messages))
    return items.length ? [{ heading, blocks: [{ kind: 'list', items }] }] : []
  }
  return [
    ...section(words('report/warnings', {}), summary.warnings),
    ...section(words('report/notes', {}), summary.notes),
  ]
}

/** Message and hint on one line: a list item has no room for a caret under the formula. */
function sentence(remark: Remark, messages: MessageTable | undefined): string {
  const { place: _, ...said } = remark
  return render({ ...said, severity: 'info' }, messages ? { messages } : {}).replaceAll('\n', ' ')
}
