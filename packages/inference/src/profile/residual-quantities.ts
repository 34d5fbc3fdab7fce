import { objectiveOf, residualStructureOf } from '@lmm/reml'
import { Matrix } from 'ml-matrix'
import { coordinateQuantity } from './coordinate-quantity.ts'
import { parameterQuantities } from './parameter-quantities.ts'
import type { ProfiledQuantity, ProfileOptimum, Quantities } from './profiled-quantity.ts'
import { type UnstructuredPlace, unstructuredQuantities } from './unstructured-quantities.ts'
import { varianceLevel } from './variance-level.ts'

/** Positions up to which standard deviations and correlations are profiled: there are 55 of 10. */
const most = 10

/** The parameters of residual structure and variance function, and sigma. */
export function residualQuantities(optimum: ProfileOptimum): Quantities {
  const { model, objective, theta, sigma } = optimum
  const { scale } = model.products!.y
  const residual = residualStructureOf(model)
  const profiled = []
  const left: string[] = []
  if (residual) {
    const parts = [
      ...residual.blocks.map(({ bound, level }, block) => ({
        bound,
        prefix: level === null ? '' : `${level}: `,
        block,
      })),
      ...(residual.variance ? [{ bound: residual.variance, prefix: '', block: null }] : []),
    ]
    let from = theta.length - parts.reduce((sum, { bound }) => sum + bound.parameters.length, 0)
    for (const { bound, prefix, block } of parts) {
      const name = (parameter: string): string => `${prefix}${parameter}`
      const labels = block === null ? [] : model.residual.axes[block]!.labels
      const free = residual.name === 'us' && !residual.variance && 'covariance' in bound && labels.length <= most
      const part = free
        ? { profiled: positionQuantities(optimum, { bound, from, labels, name }, block!), left: [] }
        : parameterQuantities(optimum, { bound, from, unit: () => scale, name, group: null })
      profiled.push(...part.profiled)
      left.push(...part.left)
      from += bound.parameters.length
    }
  }
  if (model.sigma === null || model.products!.weights.kind === 'known-variance') return { profiled, left }
  const count = residual?.variance?.parameters.length ?? 0
  const level = count > 0 ? varianceLevel(objective, theta.length - count, count) : null
  profiled.push(
    coordinateQuantity(optimum, {
      objective,
      theta,
      k: theta.length,
      link: { kind: 'log', unit: scale, ...(level && { level }) },
      estimate: (scale * sigma) / Math.exp(level?.value(theta) ?? 0),
      name: { parameter: 'sigma', group: null, bounds: [0, Number.POSITIVE_INFINITY] },
    }),
  )
  return { profiled, left }
}

/** Standard deviations and correlations of the positions of an unstructured covariance of residuals. */
function positionQuantities(
  optimum: ProfileOptimum,
  place: Pick<UnstructuredPlace, 'bound' | 'from' | 'labels' | 'name'>,
  block: number,
): ProfiledQuantity[] {
  const { model, criterion } = optimum
  return unstructuredQuantities(optimum, {
    ...place,
    M: Matrix.identity(place.labels.length, place.labels.length),
    group: null,
    objectiveWith: (bound) => objectiveOf(model, { criterion, blocks: new Map([[block, bound]]) })!,
  })
}
