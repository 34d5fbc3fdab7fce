import type { Diagnostic } from '@lmm/diagnostics'
import { say } from '../say.ts'
import { placeOf } from '../source/place.ts'

interface NameOptions {
  readonly source?: string
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
}

/** Names without blanks around them: all different, none empty but the first, which R leaves to row names. */
export function checkedNames(cells: readonly string[], options: NameOptions): string[] {
  const { source = null, onDiagnostic } = options
  const names = cells.map((cell) => cell.trim())
  const places = (wanted: string): number[] => names.flatMap((name, i) => (name === wanted ? [i + 1] : []))
  const empty = places('')
  const isRowNames = empty.length === 1 && empty[0] === 1 && names.length > 1
  if (empty.length > 0 && !isRowNames)
    throw say.error('readers/empty-name', { source, positions: empty, columns: names.length }, placeOf(source))
  const seen = new Set<string>()
  for (const name of names) {
    if (seen.has(name))
      throw say.error('readers/duplicate-name', { source, name, positions: places(name) }, placeOf(source, name))
    seen.add(name)
  }
  if (isRowNames) onDiagnostic?.(say.info('readers/row-names', { source }, placeOf(source, '')))
  return names
}
