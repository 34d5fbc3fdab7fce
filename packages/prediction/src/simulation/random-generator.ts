import { wrongArgument } from '@lmm/diagnostics'

/** A source of random numbers that can be split into streams which do not overlap. */
export interface RandomGenerator {
  /** The next number, uniform in (0, 1) without its ends. */
  uniform(): number
  /** A generator 2^64 states further on, for a stream of its own; this one stays where it is. */
  jumped(): RandomGenerator
}

/** What makes a generator: a seed, or a generator itself. */
export type Seed = number | RandomGenerator

/** The jump of 2^64 states as a polynomial in the state transition, by Blackman & Vigna. */
const jump = [0x8764000b, 0xf542d2d3, 0x6fa035c3, 0x77f2db5b]

/**
 * xoshiro128++ (Blackman & Vigna 2021, "Scrambled linear pseudorandom number generators", ACM TOMS 47): 128 bits of state, period
 * 2^128 - 1, 53 bits a number. The same seed gives the same numbers everywhere.
 *
 * @param seed - any whole number from 0 to 2^53 - 1.
 * @throws LmmError `call/argument` for any other seed.
 * @example
 * ```ts
 * import { randomGenerator } from 'lmm'
 * const generator = randomGenerator(42)
 * console.log(generator.uniform().toFixed(6), generator.uniform().toFixed(6), generator.jumped().uniform().toFixed(6))
 * ```
 * ```text
 * 0.094194 0.861932 0.992843
 * ```
 */
export function randomGenerator(seed: number): RandomGenerator {
  if (!Number.isSafeInteger(seed) || seed < 0) throw wrongArgument('randomGenerator()', 'seed', seed, 'seed')
  return generatorOf(seededState(seed))
}

/** The generator of a seed, or the one that was given. */
export const generatorFrom = (seed: Seed): RandomGenerator =>
  typeof (seed as RandomGenerator)?.jumped === 'function' ? (seed as RandomGenerator) : randomGenerator(seed as number)

/** Streams that do not overlap, one after the other: the i-th is the same whatever was drawn from those before. */
export function* streams(seed: Seed): Generator<RandomGenerator, never> {
  let base = generatorFrom(seed)
  for (;;) {
    yield base.jumped()
    base = base.jumped()
  }
}

/** A state from a seed by SplitMix (Steele, Lea & Flood 2014) in 32 bits, seeded by both halves of the seed. */
function seededState(seed: number): Uint32Array {
  let mixed = Math.imul(Math.floor(seed / 2 ** 32), 0x9e3779b1) ^ (seed >>> 0)
  const state = new Uint32Array(4)
  for (let i = 0; i < 4; i++) {
    mixed = (mixed + 0x9e3779b9) | 0
    let z = mixed
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    state[i] = (z ^ (z >>> 16)) + i
  }
  return state
}

function generatorOf(state: Uint32Array): RandomGenerator {
  return {
    uniform() {
      const high = next(state) >>> 5
      const low = next(state) >>> 6
      // 53 bits, shifted by half a step away from 0
      return (high * 2 ** 26 + low + 0.5) / 2 ** 53
    },
    jumped: () => generatorOf(jumpedState(state)),
  }
}

/** The next 32 bits; moves the state. */
export function next(state: Uint32Array): number {
  const sum = (state[0]! + state[3]!) >>> 0
  const result = (((sum << 7) | (sum >>> 25)) + state[0]!) >>> 0
  const t = state[1]! << 9
  state[2]! ^= state[0]!
  state[3]! ^= state[1]!
  state[1]! ^= state[2]!
  state[0]! ^= state[3]!
  state[2]! ^= t
  state[3] = (state[3]! << 11) | (state[3]! >>> 21)
  return result
}

/** The state after 2^64 numbers. */
export function jumpedState(from: Uint32Array): Uint32Array {
  const state = from.slice()
  const out = new Uint32Array(4)
  for (const word of jump)
    for (let bit = 0; bit < 32; bit++) {
      if (word & (1 << bit)) for (let i = 0; i < 4; i++) out[i]! ^= state[i]!
      next(state)
    }
  return out
}
