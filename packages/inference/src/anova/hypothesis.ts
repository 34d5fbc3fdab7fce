import { inferenceEnglish } from '@lmm/diagnostics'
import type { FittedModel } from '@lmm/reml'
import type { AnovaType } from './anova-type.ts'
import { emptyCells } from './empty-cells.ts'
import { containsTerm, sameNumbers, type TermParts } from './term-parts.ts'

/** What the test of a term compares, for messages. */
export interface AnovaHypothesis {
  readonly type: AnovaType
  readonly term: string
  /** Factors whose levels are compared; empty for a slope. */
  readonly factors: readonly string[]
  /** Numeric variables whose slopes are compared. */
  readonly numbers: readonly string[]
  /** What the means or slopes may depend on under it: the largest sets of factors of other terms; the empty set stands for a constant. */
  readonly margins: readonly (readonly string[])[]
  /** Type III: factors over whose levels it averages, all with equal weight. */
  readonly averaged: readonly string[]
  /** Types II and III: numeric variables that are taken at zero. */
  readonly atZero: readonly string[]
  /** Terms that the test adjusts for: those before (I), or those that do not contain it (II). */
  readonly after: readonly string[]
  /** Combinations of levels without data among the factors involved; their effects are not determined. */
  readonly empty: readonly string[]
  /** Said in English. */
  readonly say: string
}

/** What the test of a term of a model compares. */
export function hypothesisOf(
  model: FittedModel,
  terms: readonly TermParts[],
  term: number,
  type: AnovaType,
): AnovaHypothesis {
  const own = terms[term]!
  const containing = terms.filter((other) => containsTerm(other, own))
  const beyond = containing.flatMap(({ factors }) => factors.filter((label) => !own.factors.includes(label)))
  const averaged = type === 'III' ? [...new Set(beyond)] : []
  const after = terms.flatMap((other, t) => {
    if (type === 'I') return t < term ? [other.label] : []
    return type === 'II' && t !== term && !containsTerm(other, own) ? [other.label] : []
  })
  const data = {
    type,
    term: own.label,
    factors: own.factors,
    numbers: own.numbers,
    margins: marginsOf(model, terms, term, type),
    averaged,
    atZero: type === 'I' ? [] : numbersBeyond(terms, own),
    after,
    empty: emptyCells(model, [...own.factors, ...averaged]),
  }
  return { ...data, say: inferenceEnglish['inference/hypothesis'].message(data) }
}

/** The largest sets of factors that the terms it adjusts for share with a term; a constant is the empty set. */
function marginsOf(
  { terms: { fixed } }: FittedModel,
  terms: readonly TermParts[],
  term: number,
  type: AnovaType,
): string[][] {
  const own = terms[term]!
  if (own.factors.length === 0) return []
  const shared = terms.flatMap((other, t) => {
    const adjusted = type === 'I' ? t < term : t !== term && !containsTerm(other, own)
    return adjusted && sameNumbers(own, other) ? [own.factors.filter((label) => other.factors.includes(label))] : []
  })
  if (fixed.intercept && own.numbers.length === 0) shared.push([])
  const within = (inner: readonly string[], outer: readonly string[]): boolean =>
    inner.every((label) => outer.includes(label))
  return shared.filter(
    (set, s) => !shared.some((other, o) => o !== s && within(set, other) && (other.length > set.length || o < s)),
  )
}

/** Numeric variables that the term meets in other terms: its own effect is that where they are zero. */
function numbersBeyond(terms: readonly TermParts[], own: TermParts): string[] {
  const meeting = terms.filter(
    (other) =>
      other !== own &&
      other.numbers.length > own.numbers.length &&
      own.numbers.every((label) => other.numbers.includes(label)) &&
      own.factors.every((label) => other.factors.includes(label)),
  )
  return [...new Set(meeting.flatMap(({ numbers }) => numbers.filter((label) => !own.numbers.includes(label))))]
}
