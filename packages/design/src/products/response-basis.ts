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

/** Chooses the basis of the response; `weights` are the rows' weights or null. */
export function responseBasis(design: Design, X: Basis, weights: Float64Array | null): ResponseBasis {
  const { n, y, offset } = design
  const left = offset ? y.map((value, i) => value - offset[i]!) : y.slice()
  const center = X.constant ? mean(left) : 0
  for (let i = 0; i < n; i++) left[i]! -= center
  const { gamma, total, remaining } = leastSquares(design, X, weights, left)
  return { center, gamma, scale: remaining > 1e-28 * total ? Math.sqrt(remaining / n) : 0 }
}

/** Coefficients of x~, whose columns are orthonormal, and the sums of squares of `left` before and after. */
function leastSquares(
  { n, X: { columns } }: Design,
  X: Basis,
  weights: Float64Array | null,
  left: Float64Array,
): { gamma: Float64Array; total: number; remaining: number } {
  const p = X.size
  const at = { raw: 0, mask: p, out: p + 1 }
  const response = at.out + p
  const weight = response + 1
  const weighted = weights ? weight + 1 : response
  const constants: number[] = []
  const project = new LaneProgramWriter()
  writeBasis(project, X, at, constants)
  if (weights) project.multiply(weighted, response, weight)
  project.addDots(0, 1, at.out, p, weighted, 1).addDots(p, 1, response, 1, weighted, 1)
  const remove = new LaneProgramWriter()
  writeBasis(remove, X, at, constants)
  const minusGammaAt = constants.length
  for (let j = 0; j < p; j++) remove.addScaled(response, minusGammaAt + j, at.out + j)
  if (weights) remove.multiply(weighted, response, weight)
  remove.addDots(p + 1, 1, response, 1, weighted, 1)
  const lanes = lanesForRows(n)
  const size = { lanes, registers: weighted + 1, constants: minusGammaAt + p, sums: p + 2 }
  return withLanes(size, [project.done(), remove.done()], Math.ceil(n / lanes), (machine) => {
    machine.constants.set(constants)
    const pass = (program: number): void => {
      for (let from = 0; from < n; from += lanes) {
        const count = Math.min(lanes, n - from)
        loadMask(count, machine, lanes, at.mask)
        loadBasis(X, columns, from, count, machine, lanes, at)
        loadColumn(left, from, count, machine, lanes, response)
        if (weights) loadColumn(weights, from, count, machine, lanes, weight)
        machine.run(program, paddedRows(count))
      }
    }
    pass(0)
    const gamma = machine.sums.slice(0, p).map((sum) => sum / n)
    for (let j = 0; j < p; j++) machine.constants[minusGammaAt + j] = -gamma[j]!
    pass(1)
    return { gamma, total: machine.sums[p]!, remaining: machine.sums[p + 1]! }
  })
}
