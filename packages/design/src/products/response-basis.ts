import type { Design } from '../design.ts'
import { type Basis, blockToBasis } from './basis.ts'
import { mean } from './column-basis.ts'

/** y~ = (y - offset - center - x~'gamma) / scale: what the fixed effects explain by least squares is taken out before anything is squared. */
export interface ResponseBasis {
  readonly center: number
  /** p coefficients in the basis of X. */
  readonly gamma: Float64Array
  /** Root mean square of what is left, 0 when that is rounding error; with known variances the harmonic scale of those. */
  readonly scale: number
}

const rowsOfBlock = 512

/** Chooses the basis of the response; `weights` are the rows' weights or null. */
export function responseBasis(design: Design, X: Basis, weights: Float64Array | null): ResponseBasis {
  const { n, y, offset } = design
  const p = X.size
  const left = offset ? y.map((value, i) => value - offset[i]!) : y.slice()
  const center = X.constant ? mean(left) : 0
  for (let i = 0; i < n; i++) left[i]! -= center
  const total = sumOfSquares(left, weights)
  const gamma = new Float64Array(p)
  eachBlock(design, X, (block, from, count) => {
    for (let r = 0; r < count; r++) {
      const wr = weights ? weights[from + r]! * left[from + r]! : left[from + r]!
      for (let j = 0; j < p; j++) gamma[j]! += block[r * p + j]! * wr
    }
  })
  for (let j = 0; j < p; j++) gamma[j]! /= n
  eachBlock(design, X, (block, from, count) => {
    for (let r = 0; r < count; r++) for (let j = 0; j < p; j++) left[from + r]! -= block[r * p + j]! * gamma[j]!
  })
  const remaining = sumOfSquares(left, weights)
  return { center, gamma, scale: remaining > 1e-28 * total ? Math.sqrt(remaining / n) : 0 }
}

function eachBlock(design: Design, X: Basis, visit: (block: Float64Array, from: number, count: number) => void): void {
  const block = new Float64Array(rowsOfBlock * X.size)
  for (let from = 0; from < design.n; from += rowsOfBlock) {
    const count = Math.min(rowsOfBlock, design.n - from)
    blockToBasis(X, design.X.columns, from, count, block, X.size, 0)
    visit(block, from, count)
  }
}

function sumOfSquares(values: Float64Array, weights: Float64Array | null): number {
  let sum = 0
  if (weights) for (let i = 0; i < values.length; i++) sum += weights[i]! * values[i]! * values[i]!
  else for (let i = 0; i < values.length; i++) sum += values[i]! * values[i]!
  return sum
}
