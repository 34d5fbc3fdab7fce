import type { Matrix } from 'ml-matrix'

/** A correction above this part of what it corrects has learnt of the way that the Hessian changes, not of the Hessian. */
const most = 0.5
/** The angle between a step and what it shows below which nothing can be learnt. */
const least = 1e-6

/** A point with the gradient and the average information there. */
interface Slope {
  readonly theta: Float64Array
  readonly gradient: Float64Array
  readonly hessian: Matrix
}

/**
 * What the average information lacks of the Hessian, learnt from the change of the gradient over each step: the symmetric rank-one update of a
 * structured secant (Dennis, Gay & Welsch 1981, section 3). With it steps by the average information converge faster than linearly.
 */
export class Secant {
  #lacking: Float64Array

  constructor(m: number) {
    this.#lacking = new Float64Array(m * m)
  }

  /** Corrects the Hessian of a point in place, after learning from the step to it from another, where that is near. */
  correct(to: Slope, from: Slope | null): void {
    if (from) this.#learn(from, to)
    const { hessian } = to
    const m = hessian.rows
    for (let i = 0; i < m; i++)
      for (let j = 0; j < m; j++) hessian.set(i, j, hessian.get(i, j) + this.#lacking[i * m + j]!)
  }

  #learn(from: Slope, to: Slope): void {
    const m = to.theta.length
    const A = this.#lacking
    const step = to.theta.map((value, i) => value - from.theta[i]!)
    const rest = new Float64Array(m)
    let expected = 0
    for (let i = 0; i < m; i++) {
      let informed = 0
      let lacking = 0
      for (let j = 0; j < m; j++) {
        informed += to.hessian.get(i, j) * step[j]!
        lacking += A[i * m + j]! * step[j]!
      }
      rest[i] = to.gradient[i]! - from.gradient[i]! - informed - lacking
      expected += informed ** 2
    }
    const length = Math.hypot(...rest)
    const along = rest.reduce((sum, value, i) => sum + value * step[i]!, 0)
    if (length > most * Math.sqrt(expected)) A.fill(0)
    else if (Math.abs(along) > least * length * Math.hypot(...step))
      for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) A[i * m + j]! += (rest[i]! * rest[j]!) / along
  }
}
