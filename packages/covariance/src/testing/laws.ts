import type { Axis } from '../axis.ts'
import type { CovarianceParameter, CovarianceStructure } from '../structure.ts'
import { checkDerivatives } from './derivative-laws.ts'
import { checkMatrix, checkOrder, checkRepeats } from './matrix-laws.ts'
import { checkBox, checkInverse, checkKinds, checkReport } from './parameter-laws.ts'
import type { LawProblem, Point } from './problem.ts'

/**
 * Holds a structure against the laws every covariance structure obeys, at points of its box spread by a golden-ratio sequence;
 * returns the problems found, none for a lawful structure. Needs no test framework.
 *
 * @param axis - positions such as the structure is made for; those of a fit, or a few like them.
 * @example
 * ```ts
 * import { ar1, homogeneous } from '@lmm/covariance'
 * import { checkStructure } from '@lmm/covariance/testing'
 * const visits = { kind: 'number', name: 'visit', values: Float64Array.of(1, 2, 4) } as const
 * console.log(checkStructure(homogeneous(ar1()), { size: 3, labels: ['1', '2', '4'], dimensions: [visits] }))
 * ```
 * ```text
 * []
 * ```
 */
export function checkStructure(structure: CovarianceStructure, axis: Axis): LawProblem[] {
  const bound = structure.bind(axis)
  const problems: LawProblem[] = []
  for (let point = 0; point <= 5; point++) {
    const theta = Float64Array.from(bound.parameters, (p, k) =>
      point === 0 ? p.initial : inside(p, (point * 0.618 + k * 0.414) % 1),
    )
    const place: Point = {
      bound,
      axis,
      theta,
      report: (law, detail) => problems.push({ law, theta: [...theta], detail }),
    }
    if (point === 0) checkBox(place)
    checkMatrix(place)
    checkOrder(place)
    checkRepeats(place)
    checkKinds(place)
    checkDerivatives(place)
    checkInverse(place)
    checkReport(place)
  }
  return problems
}

/** A point of the box; where it is infinite, not far from the start. */
function inside({ kind, initial, lower, upper }: CovarianceParameter, fraction: number): number {
  const size = kind === 'length' ? Math.abs(initial) : 1
  const from = Number.isFinite(lower) ? lower : Math.min(upper, initial) - 2 * size
  const to = Number.isFinite(upper) ? upper : from + 4 * size
  return from + (0.05 + 0.9 * fraction) * (to - from)
}
