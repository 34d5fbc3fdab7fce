import type { SmoothFunction } from '@lmm/reml'
import { Matrix } from 'ml-matrix'
import type { HeldPoint } from './profiled-quantity.ts'
import { searched } from './searched.ts'

/**
 * How a value becomes coordinate k: `plain` value / unit, `angle` its arcsine, `log` the logarithm of value / unit, `relative`
 * value / unit over sigma, whose logarithm is the last coordinate.
 */
export interface Link {
  readonly kind: 'plain' | 'angle' | 'log' | 'relative'
  readonly unit: number
}

/** Minimises a function over all coordinates but k, which a value holds. */
export function heldCoordinate(
  whole: SmoothFunction,
  k: number,
  link: Link,
): (value: number, from: Float64Array) => HeldPoint | null {
  const m = whole.parameters.length
  const last = m - 1
  const free = whole.parameters.map((_, i) => i).filter((i) => i !== k)
  const relative = link.kind === 'relative'
  /** Place of log sigma among the free coordinates. */
  const scale = free.length - 1
  const compose = (value: number, phi: Float64Array): Float64Array => {
    const psi = new Float64Array(m)
    free.forEach((i, at) => {
      psi[i] = phi[at]!
    })
    psi[k] = coordinate(link, value, psi[last]!)
    return psi
  }
  const held = (value: number): SmoothFunction => ({
    parameters: free.map((i) => whole.parameters[i]!),
    evaluate(phi, into = {}) {
      const psi = compose(value, phi)
      if (!into.gradient && !into.hessian) return whole.evaluate(psi)
      const gradient = new Float64Array(m)
      const hessian = into.hessian && Matrix.zeros(m, m)
      const evaluation = whole.evaluate(psi, { gradient, ...(hessian && { hessian }) })
      if (evaluation.status === 'infeasible') return evaluation
      // the held coordinate moves by -psi_k with log sigma where it is relative
      const along = relative ? -psi[k]! : 0
      if (into.gradient) {
        for (const [at, i] of free.entries()) into.gradient[at] = gradient[i]!
        into.gradient[scale]! += along * gradient[k]!
      }
      if (into.hessian && hessian) {
        for (const [a, i] of free.entries())
          for (const [b, j] of free.entries()) {
            let sum = hessian.get(i, j)
            if (a === scale) sum += along * hessian.get(k, j)
            if (b === scale) sum += along * hessian.get(i, k)
            if (a === scale && b === scale) sum += along * along * hessian.get(k, k) - along * gradient[k]!
            into.hessian.set(a, b, sum)
          }
      }
      return evaluation
    },
  })
  return (value, from) => {
    const { theta, criterion } = free.length > 0 ? searched(held(value), from) : alone(whole, compose(value, from))
    const gradient = new Float64Array(m)
    const psi = compose(value, theta)
    const evaluation = whole.evaluate(psi, { gradient })
    if (evaluation.status === 'infeasible' || !Number.isFinite(criterion)) return null
    return { criterion, slope: gradient[k]! * derivative(link, value, psi[last]!), coordinates: theta }
  }
}

function alone(whole: SmoothFunction, psi: Float64Array): { readonly theta: Float64Array; readonly criterion: number } {
  const value = whole.evaluate(psi)
  return { theta: new Float64Array(0), criterion: value.status === 'ok' ? value.criterion : Number.NaN }
}

function coordinate({ kind, unit }: Link, value: number, logSigma: number): number {
  switch (kind) {
    case 'plain':
      return value / unit
    case 'angle':
      return Math.asin(value)
    case 'log':
      return Math.log(value / unit)
    case 'relative':
      return value / (unit * Math.exp(logSigma))
  }
}

function derivative({ kind, unit }: Link, value: number, logSigma: number): number {
  switch (kind) {
    case 'plain':
      return 1 / unit
    case 'angle':
      return 1 / Math.sqrt(1 - value * value)
    case 'log':
      return 1 / value
    case 'relative':
      return 1 / (unit * Math.exp(logSigma))
  }
}
