import type { Matrix } from 'ml-matrix'
import type { Axis } from '../axis.ts'
import type { BoundCovariance } from '../structure.ts'

/** The laws that the engine relies on. */
export type Law =
  | 'box'
  | 'finite'
  | 'submatrix'
  | 'order'
  | 'symmetric'
  | 'positive semidefinite'
  | 'repeats'
  | 'rank'
  | 'kinds'
  | 'derivative'
  | 'second derivative'
  | 'inverse'
  | 'report'
  | 'recovery'

/** A law that a structure breaks, with the parameters at which it was seen. */
export interface LawProblem {
  readonly law: Law
  readonly theta: readonly number[]
  readonly detail: string
}

/** One point at which a bound structure is looked at. */
export interface Point {
  readonly bound: BoundCovariance
  readonly axis: Axis
  readonly theta: Float64Array
  report(law: Law, detail: string): void
}

/** Every position of an axis. */
export function everywhere(axis: Axis): Int32Array {
  return Int32Array.from({ length: axis.size }, (_, i) => i)
}

/** Largest absolute element; NaN where one is. */
export function largest(matrix: Matrix): number {
  return matrix.to1DArray().reduce((most, value) => Math.max(most, Math.abs(value)), 0)
}
