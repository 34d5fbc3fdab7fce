import type { FittedModel } from 'lmm'
import { decimalsFor } from '../language/numbers.ts'
import { deviationsOf } from './deviations.ts'
import { person } from './sleepstudy.ts'

/** One column of the equation: what the population has of it, and whether people deviate. */
export interface Part {
  /** Name of the column; `(Intercept)` is 1. */
  readonly column: string
  /** The subscript that both symbols of the column share. */
  readonly index: number
  /** Estimate of the fixed effect; null where the column is random alone. */
  readonly beta: number | null
  readonly varies: boolean
  /** Decimals that all numbers of the column are shown with, as far as the best known of them is known. */
  readonly decimals: number
}

/** A random effect of a grouping factor other than the person. */
export interface OtherEffect {
  readonly group: string
  readonly column: string
}

export const intercept = '(Intercept)'

/** The columns of the model, fixed effects first. */
export function partsOf(model: FittedModel): readonly Part[] {
  const deviations = [...deviationsOf(model).values()].flat()
  const columns = [...new Set([...model.names, ...deviations.map(({ column }) => column)])]
  const first = columns[0] === intercept ? 0 : 1
  return columns.map((column, i) => {
    const at = model.names.indexOf(column)
    const mine = deviations.filter((deviation) => deviation.column === column)
    const ofBeta = at < 0 ? [] : [Math.sqrt(model.vcov.get(at, at))]
    return {
      column,
      index: first + i,
      beta: at < 0 ? null : model.beta[at]!,
      varies: mine.length > 0,
      decimals: decimalsFor([...ofBeta, ...mine.map(({ stdError }) => stdError)]),
    }
  })
}

/** Random effects that belong to no person. */
export function otherEffects(model: FittedModel): readonly OtherEffect[] {
  return model.random
    .filter(({ group }) => group !== person)
    .flatMap(({ group, terms }) => terms.map((column) => ({ group, column })))
}
