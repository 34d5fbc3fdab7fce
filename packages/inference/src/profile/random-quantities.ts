import type { BoundCovariance } from '@lmm/covariance'
import { objectiveOf, structuresOf, userMatrix } from '@lmm/reml'
import { thetaOrder } from '../components/basis-covariances.ts'
import { parameterQuantities } from './parameter-quantities.ts'
import type { ProfileOptimum, Quantities } from './profiled-quantity.ts'
import { unstructuredQuantities } from './unstructured-quantities.ts'

/** Where the parameters of a random term are among those of the model. */
interface TermPlace {
  readonly k: number
  readonly bound: BoundCovariance
  readonly from: number
}

/** Standard deviations, correlations and the parameters of structures of the random terms. */
export function randomQuantities(optimum: ProfileOptimum): Quantities {
  const { model, criterion } = optimum
  const structures = structuresOf(model)
  const places: TermPlace[] = []
  let from = 0
  for (const k of thetaOrder(model)) {
    places[k] = { k, bound: structures[k]!, from }
    from += structures[k]!.parameters.length
  }
  const parts = places.map((place): Quantities => {
    const { group, structure, terms } = model.random[place.k]!
    const M = userMatrix(model.basis.random[place.k]!.basis)
    if (structure === 'us') {
      const objectiveWith = (bound: BoundCovariance): ProfileOptimum['objective'] =>
        objectiveOf(model, { criterion, structures: new Map([[place.k, bound]]) })!
      const name = (parameter: string): string => `${parameter}|${group}`
      const unstructured = { ...place, M, labels: terms, name, group, objectiveWith }
      return { profiled: unstructuredQuantities(optimum, unstructured), left: [] }
    }
    const unit = (column: number): number =>
      model.products!.y.scale * (place.bound.closedUnder === 'scale' ? M.get(column, column) : M.get(0, 0))
    const name = (parameter: string): string => `${structure === 'diag' ? 'sd_' : ''}${parameter}|${group}`
    return parameterQuantities(optimum, { ...place, unit, name, group })
  })
  return { profiled: parts.flatMap(({ profiled }) => profiled), left: parts.flatMap(({ left }) => left) }
}
