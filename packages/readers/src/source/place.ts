import type { Place } from '@lmm/diagnostics'

/** A place in a file: its name where there is one, and what else is known. */
export function placeOf(source: string | null, column?: string, row?: number): Place {
  return {
    kind: 'data',
    ...(source !== null && { source }),
    ...(column !== undefined && { column }),
    ...(row !== undefined && { rows: [row] }),
  }
}
