import type { BoundCovariance } from '@lmm/covariance'
import { objectiveOf, structuresOf, userMatrix } from '@lmm/reml'
import { Matrix } from 'ml-matrix'
import { thetaOrder } from '../components/basis-covariances.ts'
import { type CoordinateQuantity, coordinateQuantity } from './coordinate-quantity.ts'
import { ledStructure } from './led-structure.ts'
import { parameterQuantities } from './parameter-quantities.ts'
import type { ProfiledQuantity, ProfileOptimum, Quantities } from './profiled-quantity.ts'

/** Where the parameters of a random term are among those of the model. */
interface TermPlace {
  readonly k: number
  readonly bound: BoundCovariance
  readonly from: number
}

/** Standard deviations, correlations and the parameters of structures of the random terms. */
export function randomQuantities(optimum: ProfileOptimum): Quantities {
  const { model } = optimum
  const structures = structuresOf(model)
  const places: TermPlace[] = []
  let from = 0
  for (const k of thetaOrder(model)) {
    places[k] = { k, bound: structures[k]!, from }
    from += structures[k]!.parameters.length
  }
  const parts = places.map((place): Quantities => {
    const { group, structure } = model.random[place.k]!
    if (structure === 'us') return { profiled: unstructuredQuantities(optimum, place), left: [] }
    const M = userMatrix(model.basis.random[place.k]!.basis)
    const unit = (column: number): number =>
      model.products!.y.scale * (place.bound.closedUnder === 'scale' ? M.get(column, column) : M.get(0, 0))
    const name = (parameter: string): string => `${structure === 'diag' ? 'sd_' : ''}${parameter}|${group}`
    return parameterQuantities(optimum, { ...place, unit, name, group })
  })
  return { profiled: parts.flatMap(({ profiled }) => profiled), left: parts.flatMap(({ left }) => left) }
}

/** Standard deviations and correlations of an unstructured term, each a coordinate of its own. */
function unstructuredQuantities(optimum: ProfileOptimum, { k, bound, from }: TermPlace): ProfiledQuantity[] {
  const { model, criterion, sigma } = optimum
  const { group, terms } = model.random[k]!
  const q = terms.length
  const M = userMatrix(model.basis.random[k]!.basis)
  const Sigma = wholeSigma(bound, optimum.theta.subarray(from, from + bound.parameters.length), q)
  const G = M.mmul(Sigma).mmul(M.transpose())
  const unit = model.products!.y.scale
  const rows = terms.map((_, i) => Float64Array.from(M.getRow(i)))
  const led = (lead: readonly Float64Array[]): LedTerm => {
    const structure = ledStructure(lead)
    const theta = optimum.theta.slice()
    theta.set(structure.coordinates(Sigma), from)
    const objective = objectiveOf(model, { criterion, structures: new Map([[k, structure.bound]]) })!
    return { objective, theta, k: from + structure.held, length: structure.length }
  }
  const sds = terms.map((term, i) => {
    const { length, ...place } = led([rows[i]!])
    return coordinateQuantity(optimum, {
      ...place,
      name: { parameter: `sd_${term}|${group}`, group, bounds: [0, Number.POSITIVE_INFINITY] },
      link: { kind: 'relative', unit: unit * length },
      estimate: unit * sigma * Math.sqrt(G.get(i, i)),
    })
  })
  const correlations = terms.flatMap((term, i) =>
    terms.slice(0, i).map((other, j) => {
      const size = Math.sqrt(G.get(i, i) * G.get(j, j))
      const { length: _, ...place } = led([rows[j]!, rows[i]!])
      return coordinateQuantity(optimum, {
        ...place,
        name: { parameter: `cor_${term}.${other}|${group}`, group, bounds: [-1, 1] },
        link: { kind: 'angle', unit: 1 },
        estimate: size > 0 ? Math.max(-1, Math.min(1, G.get(i, j) / size)) : null,
      })
    }),
  )
  return [...sds, ...correlations]
}

interface LedTerm extends Pick<CoordinateQuantity, 'objective' | 'theta' | 'k'> {
  readonly length: number
}

function wholeSigma(bound: BoundCovariance, theta: Float64Array, q: number): Matrix {
  const Sigma = Matrix.zeros(q, q)
  const at = Int32Array.from({ length: q }, (_, i) => i)
  bound.covariance(theta, at, Sigma)
  return Sigma
}
