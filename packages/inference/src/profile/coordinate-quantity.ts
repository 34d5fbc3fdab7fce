import { unprofiledObjective } from '@lmm/reml'
import { heldCoordinate, type Link } from './held-coordinate.ts'
import type { ProfiledQuantity, ProfileOptimum } from './profiled-quantity.ts'
import { spreadAt } from './spread.ts'

/** Which coordinate of which objective a quantity is. */
export interface CoordinateQuantity {
  readonly name: Pick<ProfiledQuantity, 'parameter' | 'group' | 'bounds'>
  readonly objective: ProfileOptimum['objective']
  /** At the optimum. */
  readonly theta: Float64Array
  /** Its place in theta; the place after the last for log sigma. */
  readonly k: number
  readonly link: Link
  /** Of the value at the optimum; null where there is none. */
  readonly estimate: number | null
}

/** A quantity that one coordinate holds, sigma being a coordinate where the quantity is not relative to it. */
export function coordinateQuantity(
  { sigma }: ProfileOptimum,
  { name, objective, theta, k, link, estimate }: CoordinateQuantity,
): ProfiledQuantity {
  const absolute = link.kind === 'relative' || link.kind === 'log'
  const unprofiled = absolute ? unprofiledObjective(objective) : null
  const scaled = unprofiled?.scaled === true
  const whole = unprofiled ?? objective
  const psi = scaled ? Float64Array.of(...theta, Math.log(sigma)) : theta
  const own: Link = absolute && !scaled ? { kind: 'plain', unit: link.unit } : link
  const gradient = new Float64Array(psi.length)
  const value = estimate ?? 0
  gradient[k] = own.kind === 'angle' ? Math.sqrt(1 - value * value) : own.kind === 'log' ? value : own.unit
  if (own.kind === 'relative') {
    gradient[k]! *= sigma
    gradient[psi.length - 1] = value
  }
  return {
    ...name,
    estimate,
    spread: spreadAt(whole, psi, gradient) ?? fallback(own, value, sigma),
    start: psi.filter((_, i) => i !== k),
    at: heldCoordinate(whole, k, own),
  }
}

/** Where the curvature says nothing: a part of the value, or of the scale that it is on. */
function fallback({ kind, unit }: Link, value: number, sigma: number): number {
  if (kind === 'angle') return 0.3
  return Math.max(Math.abs(value) / 4, unit * (kind === 'relative' ? sigma : 1) * 0.1)
}
