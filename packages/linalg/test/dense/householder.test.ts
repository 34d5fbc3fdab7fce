import { describe, expect, it } from 'vitest'
import { reflectRows, rotateRow } from '../../src/index.ts'
import { largestDifference, randomMatrix } from '../matrices.ts'

describe('reflectRows', () => {
  it.each([
    [1, 1, 1],
    [1, 4, 2],
    [10, 3, 2],
    [50, 6, 4],
    [2, 5, 3],
    [40, 4, 4],
  ])('leaves what rotations leave of %i rows of width %i with %i triangular columns', (rows, width, q) => {
    const stride = rows + 3
    const x = randomMatrix(rows, width, rows)
    // A zero and a column that is a multiple of another.
    if (rows > 5) for (let i = 0; i < rows; i++) x[i * width + 1] = -2 * x[i * width]!
    const rotated = new Float64Array(q * width)
    const reflected = new Float64Array(q * width)
    const rest = new Float64Array(width * width)
    for (const from of [0, Math.floor(rows / 3), rows - 1].filter((at, k, all) => all.indexOf(at) === k)) {
      const end = from === 0 ? Math.max(1, Math.floor(rows / 3)) : from === rows - 1 ? rows : rows - 1
      const columns = new Float64Array(width * stride)
      for (let i = from; i < end; i++) for (let j = 0; j < width; j++) columns[j * stride + i] = x[i * width + j]!
      for (let i = from; i < end; i++) {
        const row = x.slice(i * width, (i + 1) * width)
        rotateRow(rotated, q, width, row)
        for (let j = q; j < width; j++) for (let k = q; k < width; k++) rest[j * width + k]! += row[j]! * row[k]!
      }
      reflectRows(reflected, q, width, 0, columns, stride, from, end)
      for (let i = from; i < end; i++)
        for (let j = q; j < width; j++)
          for (let k = q; k < width; k++) rest[j * width + k]! -= columns[j * stride + i]! * columns[k * stride + i]!
    }
    const cross = (R: Float64Array): Float64Array => {
      const out = new Float64Array(width * width)
      for (let i = 0; i < q; i++)
        for (let j = i; j < width; j++)
          for (let k = i; k < width; k++) out[j * width + k]! += R[i * width + j]! * R[i * width + k]!
      return out
    }
    const before = cross(rotated).map((value, at) => value + rest[at]!)
    expect(largestDifference(cross(reflected), before)).toBeLessThan(1e-12 * rows)
    for (let i = 0; i < q; i++) expect(reflected[i * width + i]).toBeGreaterThanOrEqual(0)
  })
})
