import type { GroupedProducts } from '@lmm/design'

/** Random effects that no row connects with others: U = Z'V^-1 Z and K = Z'V^-1 X of them. */
export interface Component {
  /** Number of its random effects. */
  readonly size: number
  /** size x size by rows, symmetric. */
  readonly U: Float64Array
  /** size x p by rows. */
  readonly K: Float64Array
  /** By term of the design: the places of the first effect of each of its levels, the others following. */
  readonly starts: readonly ArrayLike<number>[]
}

/** Sigma of all terms of a factor as one q x q matrix. */
export function factorSigma(
  { q, terms }: GroupedProducts['factors'][number],
  Sigma: readonly Float64Array[],
): Float64Array {
  const out = new Float64Array(q * q)
  for (const { term, start, basis } of terms)
    for (let i = 0; i < basis.size; i++)
      for (let j = 0; j < basis.size; j++) out[(start + i) * q + start + j] = Sigma[term]![i * basis.size + j]!
  return out
}
