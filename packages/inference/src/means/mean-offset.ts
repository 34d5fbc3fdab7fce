import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'

/** The mean of the offsets over the rows used; 0 without any. */
export function meanOffset({ rows, terms, specification }: FittedModel): number {
  if (terms.offsets.length === 0 && specification.offset === null) return 0
  if (!rows?.offset)
    throw say.error('inference/needs-rows', { what: 'offset', columns: terms.offsets.map(({ label }) => label) })
  return rows.offset.reduce((sum, value) => sum + value, 0) / rows.n
}
