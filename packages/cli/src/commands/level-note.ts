import type { Remark } from '@lmm/report'
import type { ModelOptions } from '../options/model.ts'
import { say } from '../say.ts'

/** Says that a level was given although there are no intervals yet. */
export function levelNote({ level }: ModelOptions): Remark[] {
  if (level === undefined) return []
  const { severity: _, ...note } = say.info('cli/level-without-intervals', { level })
  return [note]
}
