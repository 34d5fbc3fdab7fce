import type { Matrix } from 'ml-matrix'
import type { BoundCorrelation, CorrelationStructure } from '../correlation.ts'
import { leadingFactors } from '../free/leading-factors.ts'
import { lowerTrapezoid } from '../free/lower-trapezoid.ts'
import { latest } from '../positions/latest.ts'
import { limitParameters } from '../positions/limit-parameters.ts'
import type { CovarianceParameter } from '../structure.ts'

/**
 * Any correlation, `cor`. Theta are the angles of the rows of its Cholesky factor, by column of the lower triangle, free of bounds:
 * L_ij = cos a_ij times the sines of the angles before it (Pinheiro & Bates 1996, section 2.3). `report` gives the correlations.
 *
 * @example
 * ```ts
 * import { cor } from '@lmm/covariance'
 * const times = { kind: 'number', name: 't', values: Float64Array.of(0, 1, 3) } as const
 * const axis = { size: 3, labels: ['0', '1', '3'], dimensions: [times] }
 * const { correlation } = cor().bind(axis)
 * console.log([1, 2].map((j) => correlation(Float64Array.of(1, 1, 1), 0, j).toFixed(4)))
 * ```
 * ```text
 * [ '0.5403', '0.5403' ]
 * ```
 */
export function cor(): CorrelationStructure {
  return {
    name: 'cor',
    bind({ size }) {
      limitParameters('cor', size, (size * (size - 1)) / 2)
      return bindCorrelation(size)
    },
  }
}

function bindCorrelation(m: number): BoundCorrelation {
  const row: number[] = []
  const column: number[] = []
  for (let j = 0; j < m; j++)
    for (let i = j + 1; i < m; i++) {
      row.push(i)
      column.push(j)
    }
  /** Index of the angle of (i, j), i > j. */
  const index = (i: number, j: number): number => j * m - (j * (j + 1)) / 2 + i - j - 1
  const name = (k: number): string => `cor${row[k]! + 1}${m > 9 ? '.' : ''}${column[k]! + 1}`
  const parameters = row.map(
    (_, k): CovarianceParameter => ({
      name: `angle${name(k).slice(3)}`,
      kind: 'shape',
      initial: Math.PI / 2,
      lower: Number.NEGATIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
    }),
  )
  const factor = latest((theta) => {
    const L = new Float64Array(m * m)
    for (let i = 0; i < m; i++) writeRow(theta, i, index, L, i * m, -1, -1)
    return L
  })
  /** Row i of L, or its derivatives by the angles of columns k and l of that row. */
  const rowOf = (theta: Float64Array, i: number, k: number, l: number): Float64Array => {
    const out = new Float64Array(m)
    writeRow(theta, i, index, out, 0, k, l)
    return out
  }
  const slopes = latest((theta) => row.map((i, k) => rowOf(theta, i, column[k]!, -1)))
  const correlation = (theta: Float64Array, i: number, j: number): number => {
    const L = factor(theta)
    let sum = 0
    for (let k = Math.min(i, j); k >= 0; k--) sum += L[i * m + k]! * L[j * m + k]!
    return sum
  }
  return {
    parameters,
    correlation,
    derivative(theta, k, i, j) {
      if (row[k] !== i && row[k] !== j) return 0
      const other = row[k] === i ? j : i
      return dot(slopes(theta)[k]!, factor(theta), other * m, m)
    },
    secondDerivative(theta, k, l, i, j) {
      const rows = [row[k]!, row[l]!]
      if (row[k] === row[l]) {
        if (row[k] !== i && row[k] !== j) return 0
        return dot(rowOf(theta, row[k]!, column[k]!, column[l]!), factor(theta), (row[k] === i ? j : i) * m, m)
      }
      return rows.includes(i) && rows.includes(j) ? dot(slopes(theta)[k]!, slopes(theta)[l]!, 0, m) : 0
    },
    fromCorrelation: (C) => angles(C, row, column),
    starts: () => [Float64Array.from(parameters, (p) => p.initial)],
    report: (theta) =>
      row.map((i, k) => ({ name: name(k), value: correlation(theta, i, column[k]!), lower: -1, upper: 1 })),
  }
}

/** Cosines and sines, or their derivatives where the column is k or l (second derivative where both are). */
function writeRow(
  theta: Float64Array,
  i: number,
  index: (i: number, j: number) => number,
  out: Float64Array,
  offset: number,
  k: number,
  l: number,
): void {
  let sines = 1
  for (let j = 0; j < i; j++) {
    const angle = theta[index(i, j)]!
    const order = (j === k ? 1 : 0) + (j === l ? 1 : 0)
    const before = (k >= 0 && j < k) || (l >= 0 && j < l)
    // Columns before a differentiated one do not depend on it.
    out[offset + j] = before ? 0 : sines * derivativeOfCosine(angle, order)
    sines *= derivativeOfCosine(angle - Math.PI / 2, order)
  }
  out[offset + i] = sines
}

function derivativeOfCosine(angle: number, order: number): number {
  return order === 0 ? Math.cos(angle) : order === 1 ? -Math.sin(angle) : -Math.cos(angle)
}

function dot(a: Float64Array, b: Float64Array, offset: number, m: number): number {
  let sum = 0
  for (let k = 0; k < m; k++) sum += a[k]! * b[offset + k]!
  return sum
}

/** By the rows of a lower factor, taken from the eigenvectors so that a singular C does no harm. */
function angles(C: Matrix, row: readonly number[], column: readonly number[]): Float64Array {
  const m = C.rows
  const L = leadingFactors(C, m)
  lowerTrapezoid(L, m, m)
  return Float64Array.from(row, (i, k) => {
    let rest = 0
    for (let j = column[k]! + 1; j <= i; j++) rest += L[i * m + j]! ** 2
    return Math.atan2(Math.sqrt(rest), L[i * m + column[k]!]!)
  })
}
