import type { GroupedProducts } from '@lmm/design'

/** Every so many levels are in the part: no period of a design. */
const step = 61

/** Fewer levels than this are too few to stand for all. */
const fewest = 60

/**
 * A systematic part of the levels, with its share of what is left within the levels: its optimum is some standard errors from that of all levels,
 * a start for which they need not be touched. Null where the levels are few.
 */
export function partOfLevels(products: GroupedProducts): GroupedProducts | null {
  const factor = products.factors[0]
  const kept = Math.floor((factor?.levels ?? 0) / step)
  if (!factor || kept < fewest) return null
  const share = kept / factor.levels
  const observations = Math.round(products.observations * share)
  if (observations <= 2 * products.p) return null
  const size = products.triangles.length / factor.levels
  const triangles = new Float64Array(kept * size)
  for (let k = 0; k < kept; k++)
    triangles.set(products.triangles.subarray(k * step * size, (k * step + 1) * size), k * size)
  return {
    ...products,
    n: Math.round(products.n * share),
    observations,
    factors: [{ ...factor, levels: kept }],
    triangles,
    within: products.within.map((value) => share * value),
  }
}
