import { rotateRow } from '@lmm/linalg'
import type { AccumulatedSums } from './accumulated-products.ts'

/** Upper triangular R with R'R = [X y]'[X y] of the columns in their basis. */
export function totalTriangle({ X, factors, sums }: AccumulatedSums): Float64Array {
  if (sums.kind === 'crossed') return sums.total
  const size = X.names.length + 1
  const q = factors[0]?.q ?? 0
  const total = sums.within.slice()
  for (let at = q; at < sums.triangles.length; at += q + size)
    rotateRow(total, size, size, sums.triangles.slice(at, at + size))
  return total
}

/** Z'Z of all levels of a factor, q x q. */
export function factorGram({ sums, factors, X }: AccumulatedSums, factor: number): Float64Array {
  const { q } = factors[factor]!
  const gram = new Float64Array(q * q)
  if (sums.kind === 'crossed') {
    const { blocks } = sums.pairs.find(({ row, column }) => row === factor && column === factor)!
    for (let k = 0; k < blocks.length; k++) gram[k % (q * q)]! += blocks[k]!
    return gram
  }
  const width = q + X.names.length + 1
  for (let at = 0; at < sums.triangles.length; at += width)
    for (let i = 0; i < q; i++)
      for (let j = 0; j < q; j++) gram[i * q + j]! += sums.triangles[at + i]! * sums.triangles[at + j]!
  return gram
}

/** Rows and columns `start` to `start + count` of a square matrix. */
export function part(gram: Float64Array, size: number, start: number, count: number): Float64Array {
  const out = new Float64Array(count * count)
  for (let i = 0; i < count; i++)
    for (let j = 0; j < count; j++) out[i * count + j] = gram[(start + i) * size + start + j]!
  return out
}
