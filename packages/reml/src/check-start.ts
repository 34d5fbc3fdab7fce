import type { SmoothFunction } from './objective.ts'
import { say } from './say.ts'

/** What a start may lie outside its box by rounding. */
const rounding = 1e-9

/** Throws where a start that was given has not a number inside the box for each parameter. */
export function checkStart({ parameters }: Pick<SmoothFunction, 'parameters'>, start: ArrayLike<number>): void {
  if (start.length !== parameters.length)
    throw say.error(
      'reml/start-length',
      { found: start.length, parameters: parameters.slice(0, 10).map(({ name }) => name), count: parameters.length },
      { kind: 'option', name: 'start' },
    )
  parameters.forEach(({ name, lower, upper }, k) => {
    const value = start[k]!
    const allowed = rounding * Math.max(1, Math.abs(value))
    if (Number.isFinite(value) && value >= lower - allowed && value <= upper + allowed) return
    throw say.error(
      'reml/start-outside',
      { parameter: name, value: `${value}`, lower: `${lower}`, upper: `${upper}` },
      { kind: 'option', name: 'start' },
    )
  })
}
