/** Whether so many multiplications pay for copying so many numbers to the vector kernels and back. */
export const worthCopying = (multiplications: number, copied: number): boolean =>
  multiplications > 8000 && multiplications > 12 * copied
