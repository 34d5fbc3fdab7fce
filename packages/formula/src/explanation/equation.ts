import type { ModelTerms, RandomTerm, TermSet } from '../model-terms.ts'
import type { CovarianceSpecification } from '../specifications/covariance.ts'
import type { VarianceSpecification } from '../specifications/variance.ts'
import { residualLines } from './residual-equation.ts'
import { texExpression, texName } from './tex.ts'

/** What the equation shows beside the terms of the formula. */
export interface EquationParts {
  /** Labels of factors: their coefficients are indexed by level. */
  readonly factors: ReadonlySet<string>
  readonly residual: CovarianceSpecification | null
  readonly variance: VarianceSpecification | null
}

const indices = ['j', 'k', 'l', 'm', 'h', 'g']

/** A model as papers print it: the mean and the deviations of row i, then the distributions. */
export function equation(terms: ModelTerms, { factors, residual, variance }: EquationParts): string {
  const letters = groupLetters([...terms.random.map(({ groupName }) => groupName), ...residualGroup(residual)])
  const isOnly = terms.random.length === 1
  const random = terms.random.map((term, place) =>
    randomPart(term, letters.get(term.groupName)!, isOnly ? '' : `^{(${place + 1})}`, factors),
  )
  const response = terms.response ? texExpression(terms.response.expression) : 'y_{i}'
  const sum = [
    ...products(terms.fixed, factors, (column, levels) => `\\beta_{${[column, ...levels].join(',')}}`),
    ...terms.offsets.map((offset) => texExpression(offset.expression)),
    ...random.flatMap((part) => part.summands),
    '\\varepsilon_{i}',
  ]
  const [group] = residualGroup(residual)
  const lines = [
    `${response} &= ${sum.join(' + ')}`,
    ...random.map((part) => part.distribution),
    ...residualLines(residual, variance, group === undefined ? '' : letters.get(group)!),
  ]
  return `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`
}

function randomPart(
  term: RandomTerm,
  index: string,
  mark: string,
  factors: ReadonlySet<string>,
): { summands: string[]; distribution: string } {
  const symbol = (column: number, at: string, levels: readonly string[] = []): string =>
    `b${mark}_{${[column, at, ...levels].join(',')}}`
  const count = (term.columns.intercept ? 1 : 0) + term.columns.terms.length
  const first = term.columns.intercept ? 0 : 1
  const vector = Array.from({ length: count }, (_, place) => symbol(first + place, index))
  const left = count === 1 ? vector[0]! : `\\begin{pmatrix} ${vector.join(' \\\\ ')} \\end{pmatrix}`
  const groups = term.group.map(({ label }) => texName(label)).join('{:}')
  const kind = count === 1 ? '' : structureMark(term.structure)
  return {
    summands: products(term.columns, factors, (column, levels) => symbol(column, `${index}[i]`, levels)),
    distribution: `${left} &\\sim N(0, G${mark}${kind}), \\quad ${index} \\in ${groups}`,
  }
}

function structureMark(structure: string): string {
  return structure === 'us' ? '' : `_{${texName(structure)}}`
}

/** Each column with its coefficient; a factor is an index of the coefficient: `beta_{2,f[i]}`. */
function products(
  { intercept, terms }: TermSet,
  factors: ReadonlySet<string>,
  coefficient: (column: number, levels: readonly string[]) => string,
): string[] {
  const constant = intercept ? [coefficient(0, [])] : []
  return [
    ...constant,
    ...terms.map(({ variables }, place) => {
      const levels = variables.filter(({ label }) => factors.has(label)).map(({ label }) => `${texName(label)}[i]`)
      const numbers = variables
        .filter(({ label }) => !factors.has(label))
        .map(({ expression }) => texExpression(expression))
      return [coefficient(place + 1, levels), ...(numbers.length > 0 ? [numbers.join(' \\, ')] : [])].join(' ')
    }),
  ]
}

const residualGroup = (residual: CovarianceSpecification | null): string[] =>
  residual && residual.group.length > 0 ? [residual.group.map(({ label }) => label).join(':')] : []

function groupLetters(groups: readonly string[]): ReadonlyMap<string, string> {
  return new Map([...new Set(groups)].map((name, place) => [name, indices[place] ?? `j_{${place + 1}}`]))
}
