import { LmmError } from '@lmm/diagnostics'
import type { Axis } from '../axis.ts'
import type { BoundCorrelation, CorrelationStructure } from '../correlation.ts'
import { say } from '../say.ts'

/** Binds a correlation that the user called by another name, by which its errors speak. */
export function bindNamed(c: CorrelationStructure, name: string, axis: Axis): BoundCorrelation {
  try {
    return c.bind(axis)
  } catch (error) {
    if (!(error instanceof LmmError) || error.diagnostic.data.structure !== c.name) throw error
    const { code, data } = error.diagnostic
    throw say.error(code as Parameters<typeof say.error>[0], { ...data, structure: name } as never)
  }
}
