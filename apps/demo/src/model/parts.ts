import type { FittedModel } from 'lmm'
import { person } from './sleepstudy.ts'

/** One column of the equation: what the population has of it, and how people deviate. */
export interface Part {
  /** Name of the column; `(Intercept)` is 1. */
  readonly column: string
  /** The subscript that both symbols of the column share. */
  readonly index: number
  /** Estimate of the fixed effect; null where the column is random alone. */
  readonly beta: number | null
  /** Of that estimate. */
  readonly standardError: number | null
  readonly varies: boolean
}

/** A random effect of a grouping factor other than the person. */
export interface OtherEffect {
  readonly group: string
  readonly column: string
}

export const intercept = '(Intercept)'

/** The columns of the model, fixed effects first. */
export function partsOf(model: FittedModel): readonly Part[] {
  const random = model.random.filter(({ group }) => group === person).flatMap(({ terms }) => terms)
  const columns = [...new Set([...model.names, ...random])]
  const first = columns[0] === intercept ? 0 : 1
  return columns.map((column, i) => {
    const at = model.names.indexOf(column)
    const varies = random.includes(column)
    if (at < 0) return { column, index: first + i, beta: null, standardError: null, varies }
    return { column, index: first + i, beta: model.beta[at]!, standardError: Math.sqrt(model.vcov.get(at, at)), varies }
  })
}

/** Random effects that belong to no person. */
export function otherEffects(model: FittedModel): readonly OtherEffect[] {
  return model.random
    .filter(({ group }) => group !== person)
    .flatMap(({ group, terms }) => terms.map((column) => ({ group, column })))
}
