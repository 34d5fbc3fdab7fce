import type { DiagnosticData, FormulaCodes } from '@lmm/diagnostics'
import type { ModelTerms, RandomTerm, Variable } from '../model-terms.ts'
import { say } from '../say.ts'
import { equation } from './equation.ts'

/** One term of a model in a sentence; `code` and `data` are what the sentence is made from, for other languages. */
export interface TermExplanation {
  readonly label: string
  readonly code: string
  readonly data: DiagnosticData
  readonly say: string
}

/** A model in words and as an equation. */
export interface FormulaExplanation {
  /** Fixed terms, offsets and random terms, in this order. */
  readonly terms: readonly TermExplanation[]
  /** TeX of an `aligned` environment; `i` counts the rows, `j[i]` is the group of row i. */
  readonly equation: string
}

/**
 * Says what each term of a model means, in a sentence each, and writes the model as a paper prints it.
 *
 * @example
 * ```ts
 * import { expand, explainFormula, parse } from '@lmm/formula'
 * const terms = expand(parse('y ~ x + (x | g)'), { columns: ['y', 'x', 'g'] })
 * for (const term of explainFormula(terms).terms) console.log(`${term.label}: ${term.say}`)
 * ```
 * ```text
 * (Intercept): The mean of y where every covariate is zero and, with treatment contrasts, every factor is at its first level.
 * x: How the mean of y changes with x.
 * (1 + x | g): Each g deviates from the average in its level and the effect of x, and these deviations may be correlated.
 * ```
 */
export function explainFormula(terms: ModelTerms): FormulaExplanation {
  const response = terms.response?.label ?? null
  const { intercept, terms: fixed } = terms.fixed
  return {
    terms: [
      intercept
        ? explained('(Intercept)', 'formula/explain-intercept', { response, alone: fixed.length === 0 })
        : explained('0', 'formula/explain-no-intercept', {}),
      ...fixed.map(({ label, variables }) =>
        explained(label, 'formula/explain-term', { variables: labels(variables), response }),
      ),
      ...terms.offsets.map(({ label }) => explained(`offset(${label})`, 'formula/explain-offset', { variable: label })),
      ...terms.random.map(explainRandom),
    ],
    equation: equation(terms),
  }
}

function explainRandom({ label, columns, group, structure }: RandomTerm): TermExplanation {
  return explained(label, 'formula/explain-random', {
    group: labels(group),
    intercept: columns.intercept,
    terms: columns.terms.map(({ variables }) => labels(variables)),
    structure,
  })
}

function labels(variables: readonly Variable[]): string[] {
  return variables.map(({ label }) => label)
}

function explained<Code extends keyof FormulaCodes & string>(
  label: string,
  code: Code,
  data: FormulaCodes[Code],
): TermExplanation {
  const { data: kept, message } = say.info(code, data)
  return { label, code, data: kept, say: message }
}
