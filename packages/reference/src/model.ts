import type { FactorLevels, ReferenceCase } from './case.ts'

export type ContrastName = 'treatment' | 'sum' | 'helmert' | 'poly'

/** A case's model in the words of this project: what is to be fitted to its data. */
export interface ModelOfCase {
  readonly formula: string
  readonly criterion: 'REML' | 'ML'
  readonly residual: string | null
  readonly variance: string | null
  /** Column of precision weights. */
  readonly weights: string | null
  readonly contrasts: Readonly<Record<string, ContrastName>>
  /** Level orders; columns named here are factors whatever their cells look like. */
  readonly factors: Readonly<Record<string, FactorLevels>>
}

const contrastNames: Readonly<Record<string, ContrastName>> = {
  'contr.treatment': 'treatment',
  'contr.sum': 'sum',
  'contr.helmert': 'helmert',
  'contr.poly': 'poly',
}

/** The model of a case; of a likelihood-ratio case its first model. */
export function modelOf(reference: ReferenceCase): ModelOfCase {
  const criterion = reference.REML ? 'REML' : 'ML'
  const { factors } = reference.data
  if (reference.type === 'lrt') {
    const { formula } = reference.models[0]!
    return { formula, criterion, residual: null, variance: null, weights: null, contrasts: {}, factors }
  }
  const { formula, residual = null, variance = null, weights = null } = reference.lmm
  const contrasts = Object.fromEntries(
    Object.entries(reference.contrasts_used ?? {}).map(([factor, name]) => [factor, contrastName(name)]),
  )
  return { formula, criterion, residual, variance, weights, contrasts, factors }
}

function contrastName(name: string): ContrastName {
  const short = contrastNames[name]
  if (!short) throw new Error(`no contrasts ${name}`)
  return short
}
