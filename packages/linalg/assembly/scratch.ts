// The first bytes hold what the compiler puts there.
/** Packed left operand of a product, or right-hand sides of a triangle. */
export const leftScratch: usize = 4096
/** Packed right operand, or a triangle. */
export const rightScratch: usize = leftScratch + 64 * 384 * 8
/** From here on memory is the caller's. */
export const freeMemory: usize = rightScratch + 384 * 512 * 8
