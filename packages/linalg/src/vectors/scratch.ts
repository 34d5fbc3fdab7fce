import { everyone, type KernelsOwner, type VectorKernels, vectorKernels } from './kernels.ts'

/** Room in the memory of the vector kernels, for the length of one call: nothing of it may be kept. */
export interface Scratch {
  readonly kernels: VectorKernels
  /** The next so many numbers, with what earlier calls have left in them. */
  numbers(length: number): Float64Array
  /** Address of a copy of the values. */
  integers(values: Int32Array): number
}

/** A memory never shrinks: work with more bytes than this gets one of its own, which is given back with its owner. */
const shareable = 2 ** 25

const page = 2 ** 16

/** Numbers that a list of integers takes the room of. */
export const roomOf = (integers: Int32Array): number => (integers.length + 1) >> 1

/** Room for so many numbers; null where there are no vector kernels, or not so much memory. */
export function scratch(numbers: number, owner: KernelsOwner = {}): Scratch | null {
  const bytes = 8 * numbers
  const kernels = vectorKernels(bytes <= shareable ? everyone : owner)
  if (kernels === null) return null
  const { memory, freeMemory } = kernels
  let at = freeMemory.value
  try {
    const missing = at + bytes - memory.buffer.byteLength
    if (missing > 0) memory.grow(Math.ceil(missing / page))
  } catch {
    return null
  }
  const { buffer } = memory
  return {
    kernels,
    numbers(length) {
      const view = new Float64Array(buffer, at, length)
      at += 8 * length
      return view
    },
    integers(values) {
      const from = at
      new Int32Array(buffer, at, values.length).set(values)
      at += 8 * roomOf(values)
      return from
    },
  }
}
