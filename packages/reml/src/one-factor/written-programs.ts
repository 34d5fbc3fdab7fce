import type { LaneProgram } from '@lmm/linalg'

/** Programs depend on the shape of a model alone, and fits of one shape come by the thousand: those of the last shapes are kept. */
const most = 32
const written = new Map<string, readonly LaneProgram[]>()

/** The programs of a shape, written once. */
export function programsOf(shape: string, write: () => readonly LaneProgram[]): readonly LaneProgram[] {
  const known = written.get(shape)
  if (known) return known
  if (written.size >= most) written.delete(written.keys().next().value!)
  const programs = write()
  written.set(shape, programs)
  return programs
}
