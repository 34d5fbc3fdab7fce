import type { FittedModel } from '@lmm/reml'
import { aliasedCombinations } from '../anova/aliased-combinations.ts'

/** Columns of X by name, aliased ones too. */
interface NamedColumns {
  readonly names: readonly string[]
  readonly columns: readonly Float64Array[]
}

/** For a row of X: how far each aliased column is from what the others make of it in the data; zero in what the data determine. */
export function estimability(model: FittedModel, { names, columns }: NamedColumns): (row: number) => Float64Array {
  if (model.aliased.length === 0) return () => new Float64Array(0)
  const combinations = aliasedCombinations(model)
  const left = model.aliased.map((name) => columns[names.indexOf(name)]!)
  const kept = model.names.map((name) => columns[names.indexOf(name)]!)
  return (row) =>
    Float64Array.from(combinations, (weights, a) => {
      let deviation = left[a]![row]!
      let size = Math.abs(deviation)
      kept.forEach((column, j) => {
        deviation -= weights[j]! * column[row]!
        size = Math.max(size, Math.abs(weights[j]! * column[row]!))
      })
      return Math.abs(deviation) < 1e-8 * size ? 0 : deviation
    })
}

/** Whether the data determine a function with these deviations. */
export const isEstimable = (deviations: Float64Array): boolean => deviations.every((value) => Math.abs(value) < 1e-8)
