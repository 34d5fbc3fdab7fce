import type { BoundCovariance, CovarianceParameter } from '@lmm/covariance'
import { semidefiniteCholesky } from '@lmm/linalg'
import { inverse, Matrix } from 'ml-matrix'

/**
 * An unstructured covariance in coordinates of which one is a standard deviation or a correlation on the user's scale: R Sigma R' = L L',
 * where the first rows of R are those effects, of unit length, and the others complete them, so that the coordinates are those of the
 * basis of the fit as far as may be. The second row of L is sd (sin omega, cos omega) where a correlation, sin omega, is held.
 */
export interface LedStructure {
  readonly bound: BoundCovariance
  /** The coordinate that is the standard deviation over `length`, or omega. */
  readonly held: number
  readonly length: number
  /** Coordinates of Sigma, q x q. */
  coordinates(Sigma: Matrix): Float64Array
}

/** A derivative of L: one row, of q. */
interface RowDerivative {
  readonly row: number
  readonly weights: Float64Array
}

/** @param lead - the row of the basis' coefficients that is the effect on the user's scale, or two such rows. */
export function ledStructure(lead: readonly Float64Array[]): LedStructure {
  const q = lead[0]!.length
  const pair = lead.length === 2
  const rows = Array.from({ length: q }, (_, row) => Array.from({ length: row + 1 }, () => row)).flat()
  const columns = Array.from({ length: q }, (_, row) => Array.from({ length: row + 1 }, (_, column) => column)).flat()
  const R = completed(lead)
  const back = inverse(R)
  /** Columns of R^-1. */
  const T = rows.slice(-q).map((_, c) => Float64Array.from(back.getColumn(c)))
  const first = (theta: Float64Array, k: number): RowDerivative => {
    const weights = new Float64Array(q)
    if (pair && (k === 1 || k === 2)) {
      const [sin, cos] = [Math.sin(theta[2]!), Math.cos(theta[2]!)]
      weights.set(k === 1 ? [sin, cos] : [theta[1]! * cos, -theta[1]! * sin])
    } else weights[columns[k]!] = 1
    return { row: rows[k]!, weights }
  }
  const second = (theta: Float64Array, k: number, l: number): Float64Array | null => {
    if (!pair || Math.min(k, l) < 1 || Math.max(k, l) > 2 || (k === 1 && l === 1)) return null
    const [sin, cos] = [Math.sin(theta[2]!), Math.cos(theta[2]!)]
    const weights = new Float64Array(q)
    weights.set(k === l ? [-theta[1]! * sin, -theta[1]! * cos] : [cos, -sin])
    return weights
  }
  /** T L w. */
  const turned = (theta: Float64Array, w: Float64Array): Float64Array => {
    const out = new Float64Array(q)
    const add = (row: number, value: number): void => {
      for (let i = 0; i < q; i++) out[i]! += T[row]![i]! * value
    }
    for (let k = 0; k < rows.length; k++) {
      if (pair && (k === 1 || k === 2))
        add(1, w[k - 1]! * theta[1]! * (k === 1 ? Math.sin(theta[2]!) : Math.cos(theta[2]!)))
      else add(rows[k]!, w[columns[k]!]! * theta[k]!)
    }
    return out
  }
  return {
    held: pair ? 2 : 0,
    length: Math.hypot(...lead[0]!),
    bound: {
      parameters: parametersOf(rows, columns, pair),
      covariance(theta, at, Sigma) {
        const axes = Array.from({ length: q }, (_, c) => turned(theta, unit(q, c)))
        fill(Sigma, at, (a, b) => axes.reduce((sum, axis) => sum + axis[a]! * axis[b]!, 0))
      },
      derivative(theta, k, at, dSigma) {
        const { row, weights } = first(theta, k)
        const [t, u] = [T[row]!, turned(theta, weights)]
        fill(dSigma, at, (a, b) => t[a]! * u[b]! + t[b]! * u[a]!)
      },
      secondDerivative(theta, k, l, at, d2Sigma) {
        const [one, other] = [first(theta, k), first(theta, l)]
        const both = one.weights.reduce((sum, weight, c) => sum + weight * other.weights[c]!, 0)
        const [t, u] = [T[one.row]!, T[other.row]!]
        const weights = second(theta, k, l)
        const v = weights && turned(theta, weights)
        fill(d2Sigma, at, (a, b) => {
          const curved = v ? T[1]![a]! * v[b]! + T[1]![b]! * v[a]! : 0
          return both * (t[a]! * u[b]! + t[b]! * u[a]!) + curved
        })
      },
    },
    coordinates(Sigma) {
      const H = R.mmul(Sigma).mmul(R.transpose())
      const L = new Float64Array(q * q)
      for (let r = 0; r < q; r++) for (let c = 0; c <= r; c++) L[r * q + c] = H.get(r, c)
      if (semidefiniteCholesky(L, q, 1e-15) >= 0) {
        L.fill(0)
        for (let r = 0; r < q; r++) L[r * q + r] = Math.sqrt(Math.max(0, H.get(r, r)))
      }
      const theta = Float64Array.from(rows, (row, k) => L[row * q + columns[k]!]!)
      if (pair) {
        const [x, y] = [L[q]!, L[q + 1]!]
        theta[1] = Math.hypot(x, y)
        theta[2] = theta[1] > 0 ? Math.atan2(x, y) : 0
      }
      return theta
    },
  }
}

/** The rows given, of unit length, and orthonormal rows orthogonal to them: of the axes those furthest from the rows before. */
function completed(lead: readonly Float64Array[]): Matrix {
  const q = lead[0]!.length
  const rows: Float64Array[] = lead.map((row) => row.map((entry) => entry / Math.hypot(...row)))
  const orthonormal: Float64Array[] = []
  const rest = (vector: Float64Array): Float64Array =>
    orthonormal.reduce((left, axis) => {
      const along = left.reduce((sum, entry, i) => sum + entry * axis[i]!, 0)
      return left.map((entry, i) => entry - along * axis[i]!)
    }, vector)
  const add = (vector: Float64Array): Float64Array => {
    const left = rest(rest(vector))
    const axis = left.map((entry) => entry / Math.hypot(...left))
    orthonormal.push(axis)
    return axis
  }
  for (const row of rows) add(row)
  while (rows.length < q) {
    const axes = Array.from({ length: q }, (_, c) => unit(q, c))
    rows.push(add(axes.reduce((a, b) => (Math.hypot(...rest(b)) > Math.hypot(...rest(a)) + 1e-9 ? b : a))))
  }
  return new Matrix(rows.map((row) => Array.from(row)))
}

function unit(q: number, c: number): Float64Array {
  const out = new Float64Array(q)
  out[c] = 1
  return out
}

/** A symmetric matrix of the positions `at`. */
function fill(matrix: Matrix, at: Int32Array, entry: (a: number, b: number) => number): void {
  for (let a = 0; a < at.length; a++)
    for (let b = 0; b <= a; b++) {
      const value = entry(at[a]!, at[b]!)
      matrix.set(a, b, value)
      matrix.set(b, a, value)
    }
}

function parametersOf(rows: readonly number[], columns: readonly number[], pair: boolean): CovarianceParameter[] {
  const free = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY }
  return rows.map((row, k): CovarianceParameter => {
    const name = `${row + 1}.${columns[k]! + 1}`
    if (pair && k === 2) return { name, kind: 'shape', initial: 0, lower: -Math.PI / 2, upper: Math.PI / 2 }
    if (row === columns[k] || (pair && k === 1)) return { name, kind: 'sd', initial: 1, ...free, lower: 0 }
    return { name, kind: 'loading', initial: 0, ...free }
  })
}
