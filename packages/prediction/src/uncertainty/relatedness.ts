import { type FittedModel, type LevelFactors, levelFactors } from '@lmm/reml'

/** How two levels of a random term are related: their effects have covariance K_ab Sigma. Places beyond the levels of the fit are new levels. */
export type Relatedness = (a: number, b: number) => number

const known = new WeakMap<FittedModel['relationships'], LevelFactors>()

/** The factors of the known relationships of a model, computed once. */
export function levelFactorsOf({ relationships }: FittedModel): LevelFactors {
  const found = known.get(relationships) ?? levelFactors(relationships)
  known.set(relationships, found)
  return found
}

const independent: Relatedness = (a, b) => (a === b ? 1 : 0)

/** K of a random term: that of its relationship among the levels of the fit, the identity beside them and without one. */
export function relatednessOf(model: FittedModel, k: number): Relatedness {
  const { group, levels } = model.random[k]!
  const L = levelFactorsOf(model).get(group)
  if (!L) return independent
  const { rowPointers, columns, values } = L
  return (a, b) => {
    if (a >= levels.length || b >= levels.length) return independent(a, b)
    let sum = 0
    let [i, j] = [rowPointers[a]!, rowPointers[b]!]
    const [endA, endB] = [rowPointers[a + 1]!, rowPointers[b + 1]!]
    while (i < endA && j < endB) {
      const difference = columns[i]! - columns[j]!
      if (difference === 0) sum += values[i]! * values[j]!
      if (difference <= 0) i++
      if (difference >= 0) j++
    }
    return sum
  }
}
