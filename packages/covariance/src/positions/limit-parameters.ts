import { say } from '../say.ts'

/** A second derivative holds the square of this. */
const most = 5000

/** Refuses an axis over which a structure would have more parameters than can be estimated. */
export function limitParameters(structure: string, positions: number, parameters: number): void {
  if (parameters > most) throw say.error('covariance/too-many-parameters', { structure, positions, parameters, most })
}
