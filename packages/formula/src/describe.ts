import type { ModelTerms, TermSet } from './model-terms.ts'

/** One part of a model as a tidy row. */
export interface DescribedPart {
  readonly part: 'response' | 'fixed' | 'offset' | 'random'
  /** As R names it; `(Intercept)` for the constant. */
  readonly term: string
  /** Columns of the data that it reads. */
  readonly columns: readonly string[]
  /** Grouping factor and covariance structure of a random term. */
  readonly group: string | null
  readonly structure: string | null
}

/**
 * What a formula stands for, a tidy row for each part: response, fixed terms in their order, offsets, and each column set of the random terms.
 *
 * @example
 * ```ts
 * import { describe, expand, parse } from '@lmm/formula'
 * const terms = expand(parse('log(y) ~ x * f + (1 + x | g/h)'), { columns: ['y', 'x', 'f', 'g', 'h'] })
 * for (const { part, term, group } of describe(terms)) console.log([part, term, group].filter(Boolean).join(' '))
 * ```
 * ```text
 * response log(y)
 * fixed (Intercept)
 * fixed x
 * fixed f
 * fixed x:f
 * random (Intercept) g
 * random x g
 * random (Intercept) g:h
 * random x g:h
 * ```
 */
export function describe(terms: ModelTerms): DescribedPart[] {
  const none = { group: null, structure: null }
  return [
    ...(terms.response
      ? [{ part: 'response' as const, term: terms.response.label, columns: terms.response.columns, ...none }]
      : []),
    ...termRows(terms.fixed).map((row) => ({ part: 'fixed' as const, ...row, ...none })),
    ...terms.offsets.map(({ label, columns }) => ({ part: 'offset' as const, term: label, columns, ...none })),
    ...terms.random.flatMap(({ columns, groupName, structure }) =>
      termRows(columns).map((row) => ({ part: 'random' as const, ...row, group: groupName, structure })),
    ),
  ]
}

function termRows({ intercept, terms }: TermSet): Pick<DescribedPart, 'term' | 'columns'>[] {
  return [
    ...(intercept ? [{ term: '(Intercept)', columns: [] }] : []),
    ...terms.map(({ label, variables }) => ({
      term: label,
      columns: [...new Set(variables.flatMap(({ columns }) => columns))],
    })),
  ]
}
