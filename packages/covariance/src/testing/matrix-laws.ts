import { symmetricEigen } from '@lmm/linalg'
import type { Matrix } from 'ml-matrix'
import { covarianceAt } from './matrices.ts'
import { everywhere, largest, type Point } from './problem.ts'

/** Sigma is finite, symmetric, positive semidefinite, and of the rank that was said. */
export function checkMatrix({ bound, axis, theta, report }: Point): void {
  const Sigma = covarianceAt(bound, theta, everywhere(axis))
  if (!Sigma.to1DArray().every(Number.isFinite)) {
    report('finite', 'Sigma holds a number that is not finite')
    return
  }
  if (!symmetric(Sigma)) report('symmetric', 'Sigma differs from its transpose')
  const eigenvalues = eigenvaluesOf(Sigma)
  const zero = 1e-12 * Math.max(1, eigenvalues[axis.size - 1]!)
  if (eigenvalues[0]! < -zero) report('positive semidefinite', `eigenvalue ${eigenvalues[0]}`)
  const rank = eigenvalues.filter((value) => value > zero).length
  if (bound.rank !== undefined && rank > bound.rank) report('rank', `Sigma has rank ${rank}, not ${bound.rank}`)
}

/** Sigma of a group is the submatrix of Sigma of the axis, whatever the order of its rows and whoever else is there. */
export function checkOrder({ bound, axis, theta, report }: Point): void {
  const whole = covarianceAt(bound, theta, everywhere(axis))
  const differs = (at: Int32Array): string | null => {
    const part = covarianceAt(bound, theta, at)
    for (let a = 0; a < at.length; a++)
      for (let b = 0; b < at.length; b++) {
        const expected = whole.get(at[a]!, at[b]!)
        if (!(Math.abs(part.get(a, b) - expected) <= 1e-14 * Math.abs(expected))) return `${at[a]}, ${at[b]}`
      }
    return null
  }
  const reversed = differs(everywhere(axis).reverse())
  if (reversed) report('order', `Sigma of positions ${reversed} depends on the order of the rows`)
  const part = differs(everywhere(axis).filter((i) => i % 2 === 0))
  if (part) report('submatrix', `Sigma of positions ${part} depends on the other positions of the group`)
}

/** Two rows at one position leave Sigma positive semidefinite, their variances equal and their correlation below one. */
export function checkRepeats({ bound, theta, report }: Point): void {
  if (!bound.repeats) return
  const Sigma = covarianceAt(bound, theta, Int32Array.of(0, 0))
  if (!symmetric(Sigma) || Sigma.get(0, 0) !== Sigma.get(1, 1)) report('repeats', 'two rows at one position differ')
  if (!(Math.abs(Sigma.get(0, 1)) <= Sigma.get(0, 0)))
    report('repeats', 'two rows at one position have a correlation above 1')
  if (Sigma.get(0, 0) > 0 && Sigma.get(0, 1) === Sigma.get(0, 0))
    report('repeats', 'two rows at one position have a correlation of 1')
}

function symmetric(matrix: Matrix): boolean {
  return matrix.to2DArray().every((row, i) => row.every((value, j) => value === matrix.get(j, i)))
}

function eigenvaluesOf(Sigma: Matrix): Float64Array {
  const scale = largest(Sigma) || 1
  const { values } = symmetricEigen(
    Float64Array.from(Sigma.to1DArray(), (value) => value / scale),
    Sigma.rows,
  )
  return values.map((value) => value * scale)
}
