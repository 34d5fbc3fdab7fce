/** One tail of a distribution, exp(log) * factor; the other one is its complement. */
export interface Tail {
  readonly side: Side
  readonly log: number
  readonly factor: number
}

export type Side = 'lower' | 'upper'

export const otherSide = (side: Side): Side => (side === 'lower' ? 'upper' : 'lower')

/** Probability on one side. */
export function probabilityOf(tail: Tail, side: Side): number {
  const value = Math.exp(tail.log) * tail.factor
  return tail.side === side ? Math.min(1, value) : Math.max(0, 1 - value)
}

/** Logarithm of the probability on one side. */
export function logProbabilityOf(tail: Tail, side: Side): number {
  if (tail.side === side) return Math.min(0, tail.log + Math.log(tail.factor))
  return Math.log1p(-Math.min(1, Math.exp(tail.log) * tail.factor))
}
