import { residualStructureOf } from '@lmm/reml'
import { coordinateQuantity } from './coordinate-quantity.ts'
import { parameterQuantities } from './parameter-quantities.ts'
import type { ProfileOptimum, Quantities } from './profiled-quantity.ts'

/** The parameters of residual structure and variance function, and sigma. */
export function residualQuantities(optimum: ProfileOptimum): Quantities {
  const { model, objective, theta, sigma } = optimum
  const { scale } = model.products!.y
  const residual = residualStructureOf(model)
  const profiled = []
  const left: string[] = []
  if (residual) {
    const parts = [
      ...residual.blocks.map(({ bound, level }) => ({ bound, prefix: level === null ? '' : `${level}: ` })),
      ...(residual.variance ? [{ bound: residual.variance, prefix: '' }] : []),
    ]
    let from = theta.length - parts.reduce((sum, { bound }) => sum + bound.parameters.length, 0)
    for (const { bound, prefix } of parts) {
      const part = parameterQuantities(optimum, {
        bound,
        from,
        unit: () => scale,
        name: (parameter) => `${prefix}${parameter}`,
        group: null,
      })
      profiled.push(...part.profiled)
      left.push(...part.left)
      from += bound.parameters.length
    }
  }
  if (model.sigma === null || model.products!.weights.kind === 'known-variance') return { profiled, left }
  // sigma of a variance function is that of the rows where the function is 1, which moves with its parameters
  if (residual?.variance && residual.variance.parameters.length > 0) return { profiled, left: [...left, 'sigma'] }
  profiled.push(
    coordinateQuantity(optimum, {
      objective,
      theta,
      k: theta.length,
      link: { kind: 'log', unit: scale },
      estimate: scale * sigma,
      name: { parameter: 'sigma', group: null, bounds: [0, Number.POSITIVE_INFINITY] },
    }),
  )
  return { profiled, left }
}
