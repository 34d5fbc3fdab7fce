import { LaneProgramWriter, withLanes } from '@lmm/linalg'
import type { Design } from '../design.ts'
import type { Basis } from './basis.ts'
import { mean } from './column-basis.ts'
import { lanesForRows, loadBasis, loadColumn, loadMask, paddedRows, writeBasis } from './lane-columns.ts'

/** y~ = (y - offset - center - x~'gamma) / scale: what the fixed effects explain by least squares is taken out before anything is squared. */
export interface ResponseBasis {
  readonly center: number
  /** p coefficients in the basis of X. */
  readonly gamma: Float64Array
  /** Root mean square of what is left, 0 when that is rounding error; with known variances the harmonic scale of those. */
  readonly scale: number
}

/** What the basis of a response is chosen by. */
export type ResponseRows = Pick<Design, 'n' | 'y' | 'offset'> & { readonly X: Pick<Design['X'], 'columns'> }

/** Chooses the basis of the response; `weights` are the rows' weights or null. */
export function responseBasis(design: ResponseRows, X: Basis, weights: Float64Array | null): ResponseBasis {
  // docs/mathematics/basis.md (2)
  const { n, y, offset } = design
  const center = X.constant ? mean(y) - (offset ? mean(offset) : 0) : 0
  const { gamma, total, remaining } = leastSquares(design, X, weights, center)
  return { center, gamma, scale: remaining > 1e-28 * total ? Math.sqrt(remaining / n) : 0 }
}

/** Of the squares, what the columns of X must leave for a difference of sums to tell the scale. */
const enough = 0.05

/** Coefficients of x~, whose columns are orthonormal, and the sums of squares of y - offset - center before and after. */
function leastSquares(
  { n, y, offset, X: { columns } }: ResponseRows,
  X: Basis,
  weights: Float64Array | null,
  center: number,
): { gamma: Float64Array; total: number; remaining: number } {
  const p = X.size
  const at = { raw: 0, mask: p, out: p + 1 }
  const response = at.out + p
  const shift = response + 1
  const weight = shift + 1
  const weighted = weights ? weight + 1 : at.out
  const constants: number[] = []
  const constant = (value: number): number => constants.push(value) - 1
  const project = new LaneProgramWriter()
  writeBasis(project, X, at, constants)
  if (offset) project.addScaled(response, constant(-1), shift)
  if (center !== 0) project.addScaled(response, constant(-center), at.mask)
  const remove = project.copied()
  if (weights) for (let j = 0; j <= p; j++) project.multiply(weighted + j, at.out + j, weight)
  project.addDots(0, p + 1, weighted, p + 1, at.out, p + 1, true)
  const minusGammaAt = constants.length
  const left = (p + 1) ** 2
  for (let j = 0; j < p; j++) remove.addScaled(response, minusGammaAt + j, at.out + j)
  if (weights) remove.multiply(weighted, response, weight)
  remove.addDots(left, 1, response, 1, weights ? weighted : response, 1)
  const lanes = lanesForRows(n)
  const size = { lanes, registers: weight + 1 + (weights ? p + 1 : 0), constants: minusGammaAt + p, sums: left + 1 }
  return withLanes(size, [project.done(), remove.done()], Math.ceil(n / lanes), (machine) => {
    machine.constants.set(constants)
    const pass = (program: number): void => {
      for (let from = 0; from < n; from += lanes) {
        const count = Math.min(lanes, n - from)
        loadMask(count, machine, lanes, at.mask)
        loadBasis(X, columns, from, count, machine, lanes, at)
        loadColumn(y, from, count, machine, lanes, response)
        if (offset) loadColumn(offset, from, count, machine, lanes, shift)
        if (weights) loadColumn(weights, from, count, machine, lanes, weight)
        machine.run(program, paddedRows(count))
      }
    }
    pass(0)
    const products = machine.sums.slice(0, left)
    const gamma = products.slice(p * (p + 1), p * (p + 1) + p).map((sum) => sum / n)
    const total = products[left - 1]!
    const remaining = quadraticForm(products, Float64Array.of(...gamma.map((value) => -value), 1))
    if (remaining > enough * total) return { gamma, total, remaining }
    for (let j = 0; j < p; j++) machine.constants[minusGammaAt + j] = -gamma[j]!
    pass(1)
    return { gamma, total, remaining: machine.sums[left]! }
  })
}

/** a'S a, of S by its lower triangle. */
function quadraticForm(S: Float64Array, a: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < i; j++) sum += 2 * S[i * a.length + j]! * a[i]! * a[j]!
    sum += S[i * (a.length + 1)]! * a[i]! * a[i]!
  }
  return sum
}
