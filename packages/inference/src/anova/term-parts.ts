import type { FittedModel } from '@lmm/reml'

/** A fixed term by what its variables are. */
export interface TermParts {
  readonly label: string
  /** Labels of its factors. */
  readonly factors: readonly string[]
  /** Labels of its numeric variables, sorted. */
  readonly numbers: readonly string[]
}

/** The fixed terms of a model in the order of the formula. */
export function termParts({ terms, schema }: FittedModel): TermParts[] {
  const kinds = new Map(schema.variables.map(({ label, kind }) => [label, kind]))
  return terms.fixed.terms.map(({ label, variables }) => {
    const labels = variables.map((variable) => variable.label)
    return {
      label,
      factors: labels.filter((name) => kinds.get(name) === 'factor'),
      numbers: labels.filter((name) => kinds.get(name) !== 'factor').sort(),
    }
  })
}

/** Whether two terms have exactly the same numeric variables. */
export const sameNumbers = (a: TermParts, b: TermParts): boolean => a.numbers.join('\n') === b.numbers.join('\n')

/** A contains B when it has all factors of B and more, and exactly the same numeric variables. */
export function containsTerm(outer: TermParts, inner: TermParts): boolean {
  return (
    sameNumbers(outer, inner) &&
    outer.factors.length > inner.factors.length &&
    inner.factors.every((label) => outer.factors.includes(label))
  )
}
