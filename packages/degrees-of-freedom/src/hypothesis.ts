import { symmetricEigen } from '@lmm/linalg'
import type { LinearFunction } from './fixed-effects.ts'
import { quadraticForm } from './quadratic-form.ts'

/** Rows of unit length that are nearer to depending on each other than this are one row too many. */
const dependent = 1e-10

/** Orthonormal functions in the basis of the fit with the span of those given: the same for every way to write a hypothesis. */
export function orthonormal(functions: readonly LinearFunction[]): LinearFunction[] {
  const rows = functions.flatMap((row) => unit(row))
  const r = rows.length
  if (r < 2) return rows
  const gram = symmetric(r, (i, j) => inner(rows[i]!.x, rows[j]!.x))
  const { values, vectors } = symmetricEigen(gram, r)
  const kept = Array.from({ length: r }, (_, e) => e).filter((e) => values[e]! > dependent * values[r - 1]!)
  return kept.map((e) => combined(rows, (i) => vectors[i * r + e]! / Math.sqrt(values[e]!)))
}

/** Functions whose estimates are uncorrelated, with their variances, that span the same as orthonormal ones. */
export function uncorrelated(
  S: Float64Array,
  rows: readonly LinearFunction[],
): { readonly functions: readonly LinearFunction[]; readonly variances: Float64Array } {
  const r = rows.length
  const { values, vectors } = symmetricEigen(covariance(S, rows), r)
  return { functions: rows.map((_, e) => combined(rows, (i) => vectors[i * r + e]!)), variances: values }
}

/** L S L', r x r. */
export function covariance(S: Float64Array, rows: readonly LinearFunction[]): Float64Array {
  return symmetric(rows.length, (i, j) => quadraticForm(S, rows[i]!.x, rows[j]!.x))
}

function symmetric(r: number, entry: (i: number, j: number) => number): Float64Array {
  const out = new Float64Array(r * r)
  for (let i = 0; i < r; i++)
    for (let j = 0; j <= i; j++) {
      const value = entry(i, j)
      out[i * r + j] = value
      out[j * r + i] = value
    }
  return out
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

/** The function with x of unit length; none where x is zero. */
function unit({ x, shift }: LinearFunction): LinearFunction[] {
  const largest = x.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  if (!(largest > 0)) return []
  const scaled = x.map((value) => value / largest)
  const length = Math.sqrt(inner(scaled, scaled))
  return [{ x: scaled.map((value) => value / length), shift: shift / largest / length }]
}

function combined(rows: readonly LinearFunction[], weight: (i: number) => number): LinearFunction {
  const x = new Float64Array(rows[0]!.x.length)
  let shift = 0
  rows.forEach((row, i) => {
    const factor = weight(i)
    for (let j = 0; j < x.length; j++) x[j]! += factor * row.x[j]!
    shift += factor * row.shift
  })
  return { x, shift }
}
