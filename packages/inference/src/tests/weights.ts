import { nearest, wrongArgument } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'

/** A linear function of the fixed effects: weights of all p coefficients in their order, or of those named. */
export type Weights = ArrayLike<number> | Readonly<Record<string, number>>

/** The weights of all p coefficients. Throws where one names no coefficient, or is no number. */
export function weightsOf(model: FittedModel, weights: Weights, label: string): Float64Array {
  if (typeof weights !== 'object' || weights === null) throw wrongArgument('the contrast', label, weights, 'weights')
  const { names, aliased } = model
  const l = new Float64Array(names.length)
  if (isList(weights)) {
    if (weights.length !== names.length)
      throw say.error('inference/weights-length', { label, found: weights.length, coefficients: names })
    l.set(weights as ArrayLike<number>)
  } else
    for (const [name, weight] of Object.entries(weights)) {
      const j = names.indexOf(name)
      if (j >= 0) l[j] = weight
      else if (aliased.includes(name)) {
        if (weight !== 0) throw say.error('inference/aliased-coefficient', { label, name })
      } else
        throw say.error('inference/unknown-coefficient', { label, name, nearest: nearest(name, names), known: names })
    }
  l.forEach((value, j) => {
    if (!Number.isFinite(value)) throw say.error('inference/weight-not-finite', { label, name: names[j]! })
  })
  return l
}

const isList = (weights: Weights): weights is ArrayLike<number> =>
  typeof (weights as { length?: unknown }).length === 'number'
