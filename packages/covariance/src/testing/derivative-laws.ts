import { Matrix } from 'ml-matrix'
import { covarianceAt, derivativeAt, secondDerivativeAt } from './matrices.ts'
import { everywhere, largest, type Point } from './problem.ts'

/** Derivatives are the limits of the difference quotients, of rows at one position too where they may be. */
export function checkDerivatives({ bound, axis, theta, report }: Point): void {
  if (!bound.derivative) return
  const at = bound.repeats ? Int32Array.from([...everywhere(axis), 0]) : everywhere(axis)
  const quotient = (k: number, write: (theta: Float64Array) => Matrix): Matrix => {
    const { kind, initial } = bound.parameters[k]!
    const step = 1e-5 * (kind === 'length' ? Math.abs(initial) : 1)
    const moved = (by: number): Matrix => write(theta.map((value, i) => (i === k ? value + by : value)))
    return Matrix.sub(moved(step), moved(-step)).div(2 * step)
  }
  for (let k = 0; k < theta.length; k++) {
    const exact = derivativeAt(bound, theta, k, at)
    if (
      differs(
        exact,
        quotient(k, (moved) => covarianceAt(bound, moved, at)),
      )
    )
      report('derivative', `by ${bound.parameters[k]!.name}`)
    for (let l = 0; l < theta.length && bound.secondDerivative; l++) {
      const second = secondDerivativeAt(bound, theta, k, l, at)
      if (
        differs(
          second,
          quotient(l, (moved) => derivativeAt(bound, moved, k, at)),
        )
      )
        report('second derivative', `by ${bound.parameters[k]!.name} and ${bound.parameters[l]!.name}`)
    }
  }
}

function differs(exact: Matrix, quotient: Matrix): boolean {
  return !(largest(Matrix.sub(exact, quotient)) <= 1e-7 * Math.max(1, largest(exact)))
}
