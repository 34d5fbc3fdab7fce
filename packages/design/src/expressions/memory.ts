import type { LearnedState } from '../schema.ts'

/** What data-dependent functions of one variable know: learned from this table, or remembered from the data of the fit. */
export interface Memory {
  /** The state of a call: made by `learn` when the schema is being inferred, else what was learned then. */
  state(call: string, learn: () => LearnedState['state']): LearnedState['state']
  readonly learned: readonly LearnedState[]
  readonly remembers: boolean
}

/** A memory that learns. */
export function learningMemory(): Memory {
  const learned: LearnedState[] = []
  return {
    learned,
    remembers: false,
    state: (call, learn) => {
      const known = learned.find((entry) => entry.call === call)
      if (known) return known.state
      const state = learn()
      learned.push({ call, state })
      return state
    },
  }
}

/** A memory that only recalls; a call that it does not know is learned anew, which happens when a schema was made by hand. */
export function recallingMemory(known: readonly LearnedState[]): Memory {
  const learning = learningMemory()
  return {
    learned: known,
    remembers: true,
    state: (call, learn) => known.find((entry) => entry.call === call)?.state ?? learning.state(call, learn),
  }
}
