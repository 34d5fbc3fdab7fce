import {
  type DiagnosticData,
  type ExplanationCodes,
  explanationEnglish,
  type MessageTable,
  speaker,
} from '@lmm/diagnostics'
import { contains } from '../contains.ts'
import type { ModelTerms, RandomTerm, Term, Variable } from '../model-terms.ts'
import type { CovarianceSpecification } from '../specifications/covariance.ts'
import type { VarianceSpecification } from '../specifications/variance.ts'
import { equation } from './equation.ts'

const say = /* @__PURE__ */ speaker<ExplanationCodes>(explanationEnglish)

/** One part of a model in a sentence; `code` and `data` are what the sentence is made from. */
export interface TermExplanation {
  readonly label: string
  readonly code: string
  readonly data: DiagnosticData
  readonly say: string
}

/** A model in words and as an equation. */
export interface FormulaExplanation {
  /** Fixed terms, offsets, random terms, residuals, in this order. */
  readonly terms: readonly TermExplanation[]
  /** TeX of an `aligned` environment; `i` counts the rows, `j[i]` is the group of row i. */
  readonly equation: string
}

/** What is known beside the formula. */
export interface ExplainOptions {
  /** Labels of the variables that are factors; without it sentences do not tell factors from numbers. */
  readonly factors?: Iterable<string>
  /** The covariance of the residuals. */
  readonly residual?: CovarianceSpecification
  /** The variance function of the residuals. */
  readonly variance?: VarianceSpecification
  /** Sentences of another language, by code. */
  readonly messages?: MessageTable
}

/**
 * Says what each term of a model means, in a sentence each, and writes the model as a paper prints it.
 *
 * @example
 * ```ts
 * import { expand, explainFormula, parse } from '@lmm/formula'
 * const terms = expand(parse('y ~ x * f + (x | g)'), { columns: ['y', 'x', 'f', 'g'] })
 * for (const { label, say } of explainFormula(terms, { factors: ['f'] }).terms) console.log(`${label}: ${say}`)
 * ```
 * ```text
 * (Intercept): The mean of y where every covariate is zero and, with treatment contrasts, every factor is at its first level.
 * x: How much the mean of y changes when x goes up by one, where f is zero or at its reference.
 * f: How the mean of y differs between the levels of f, where x is zero or at its reference.
 * x:f: How the effect of x on the mean of y differs between the levels of f.
 * (1 + x | g): Each g deviates from the average in its level and the effect of x, and these deviations may be correlated.
 * ```
 */
export function explainFormula(terms: ModelTerms, options: ExplainOptions = {}): FormulaExplanation {
  const response = terms.response?.label ?? null
  const { intercept, terms: fixed } = terms.fixed
  const factors = options.factors ? new Set(options.factors) : null
  const explained = <Code extends keyof ExplanationCodes & string>(
    label: string,
    code: Code,
    data: ExplanationCodes[Code],
  ): TermExplanation => {
    const { data: kept, message } = say.info(code, data)
    return { label, code, data: kept, say: options.messages?.[code]?.message(kept as never) ?? message }
  }
  const { residual, variance } = options
  return {
    terms: [
      intercept
        ? explained('(Intercept)', 'formula/explain-intercept', { response, alone: fixed.length === 0 })
        : explained('0', 'formula/explain-no-intercept', {}),
      ...fixed.map((term) =>
        explained(term.label, 'formula/explain-term', { ...fixedData(term, fixed, factors), response }),
      ),
      ...terms.offsets.map(({ label }) => explained(`offset(${label})`, 'formula/explain-offset', { variable: label })),
      ...terms.random.map((term) => explained(term.label, 'formula/explain-random', randomData(term))),
      ...(residual ? [explained(residual.text.trim(), 'formula/explain-residual', residualData(residual))] : []),
      ...(variance ? [explained(variance.text.trim(), 'formula/explain-variance', varianceData(variance))] : []),
    ],
    equation: equation(terms, {
      factors: factors ?? new Set(),
      residual: residual ?? null,
      variance: variance ?? null,
    }),
  }
}

function fixedData(
  term: Term,
  fixed: readonly Term[],
  factors: ReadonlySet<string> | null,
): Omit<ExplanationCodes['formula/explain-term'], 'response'> {
  const variables = labels(term.variables)
  if (!factors) return { variables, role: 'unknown', factors: [], higher: [] }
  const own = variables.filter((label) => factors.has(label))
  const [first] = term.variables
  const single = own.length === 1 ? 'factor' : first?.expression.kind === 'name' ? 'number' : 'function'
  const role = variables.length === 1 ? single : own.length === variables.length - 1 ? 'slope' : 'interaction'
  const higher = fixed.filter((other) => contains(other, term)).flatMap((other) => labels(other.variables))
  return { variables, role, factors: own, higher: [...new Set(higher)].filter((label) => !variables.includes(label)) }
}

function randomData({ columns, group, structure }: RandomTerm): ExplanationCodes['formula/explain-random'] {
  return {
    group: labels(group),
    intercept: columns.intercept,
    terms: columns.terms.map(({ variables }) => labels(variables)),
    structure,
  }
}

function residualData({
  structure,
  axis,
  group,
  by,
}: CovarianceSpecification): ExplanationCodes['formula/explain-residual'] {
  const own = by ? labels(group).filter((label) => label !== by.label) : labels(group)
  return { structure, axis: labels(axis), group: own, by: by?.label ?? null }
}

function varianceData({ name, of, fitted }: VarianceSpecification): ExplanationCodes['formula/explain-variance'] {
  return { name, of: labels(of), fitted }
}

function labels(variables: readonly Variable[]): string[] {
  return variables.map(({ label }) => label)
}
