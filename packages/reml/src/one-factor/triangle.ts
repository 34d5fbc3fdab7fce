/** Place of (i, j) in a lower triangle by rows, whichever is larger. */
export const triangle = (i: number, j: number): number => (i >= j ? (i * (i + 1)) / 2 + j : (j * (j + 1)) / 2 + i)

/** Entries of a triangle of order q. */
export const triangleSize = (q: number): number => (q * (q + 1)) / 2
