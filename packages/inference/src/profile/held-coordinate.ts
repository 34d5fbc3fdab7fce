import type { SmoothFunction } from '@lmm/reml'
import { Matrix } from 'ml-matrix'
import type { HeldPoint } from './profiled-quantity.ts'
import { searched } from './searched.ts'

/**
 * How a value becomes coordinate k: `plain` value / unit, `angle` its arcsine, `log` the logarithm of value / unit, above a level that the
 * other coordinates may give, `relative` value / unit over sigma, whose logarithm is the last coordinate.
 */
export interface Link {
  readonly kind: 'plain' | 'angle' | 'log' | 'relative'
  readonly unit: number
  readonly level?: Level
}

/** A function of the coordinates that the logarithm of a value stands above, with its derivatives. */
export interface Level {
  value(psi: Float64Array): number
  gradient(psi: Float64Array): Float64Array
  /** m x m by rows. */
  hessian(psi: Float64Array): Float64Array
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
  const compose = (value: number, phi: Float64Array): Float64Array => {
    const psi = new Float64Array(m)
    free.forEach((i, at) => {
      psi[i] = phi[at]!
    })
    psi[k] = coordinate(link, value, psi)
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
      // the held coordinate moves with the others: psi_k' beside their own derivatives
      const { first, second } = moves(link, psi, k)
      if (into.gradient)
        for (const [at, i] of free.entries()) into.gradient[at] = gradient[i]! + first[i]! * gradient[k]!
      if (into.hessian && hessian)
        for (const [a, i] of free.entries())
          for (const [b, j] of free.entries()) {
            const across = first[i]! * hessian.get(k, j) + hessian.get(i, k) * first[j]!
            const along = first[i]! * first[j]! * hessian.get(k, k) + second[i * m + j]! * gradient[k]!
            into.hessian.set(a, b, hessian.get(i, j) + across + along)
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

function coordinate({ kind, unit, level }: Link, value: number, psi: Float64Array): number {
  switch (kind) {
    case 'plain':
      return value / unit
    case 'angle':
      return Math.asin(value)
    case 'log':
      return Math.log(value / unit) + (level?.value(psi) ?? 0)
    case 'relative':
      return value / (unit * Math.exp(psi.at(-1)!))
  }
}

/** Derivatives of the held coordinate by the others. */
function moves(
  { kind, level }: Link,
  psi: Float64Array,
  k: number,
): { readonly first: Float64Array; readonly second: Float64Array } {
  const m = psi.length
  if (level) return { first: level.gradient(psi), second: level.hessian(psi) }
  const first = new Float64Array(m)
  const second = new Float64Array(m * m)
  if (kind === 'relative') {
    first[m - 1] = -psi[k]!
    second[m * m - 1] = psi[k]!
  }
  return { first, second }
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
