import type { ModelTerms, RandomTerm, Term, TermSet } from '../model-terms.ts'
import { texExpression, texName } from './tex.ts'

const indices = ['j', 'k', 'l', 'm', 'h', 'g']

/** A model as papers print it: the mean and the deviations of row i, then the distributions. */
export function equation(terms: ModelTerms): string {
  const letters = groupLetters(terms.random)
  const isOnly = terms.random.length === 1
  const random = terms.random.map((term, place) =>
    randomPart(term, letters.get(term.groupName)!, isOnly ? '' : `^{(${place + 1})}`),
  )
  const response = terms.response ? texExpression(terms.response.expression) : 'y_{i}'
  const sum = [
    ...products(terms.fixed, (column) => `\\beta_{${column}}`),
    ...terms.offsets.map((offset) => texExpression(offset.expression)),
    ...random.flatMap((part) => part.summands),
    '\\varepsilon_{i}',
  ]
  const lines = [
    `${response} &= ${sum.join(' + ')}`,
    ...random.map((part) => part.distribution),
    '\\varepsilon_{i} &\\sim N(0, \\sigma^2)',
  ]
  return `\\begin{aligned}\n${lines.join(' \\\\\n')}\n\\end{aligned}`
}

function randomPart(term: RandomTerm, index: string, mark: string): { summands: string[]; distribution: string } {
  const symbol = (column: number, at: string): string => `b${mark}_{${column},${at}}`
  const count = (term.columns.intercept ? 1 : 0) + term.columns.terms.length
  const first = term.columns.intercept ? 0 : 1
  const vector = Array.from({ length: count }, (_, place) => symbol(first + place, index))
  const left = count === 1 ? vector[0]! : `\\begin{pmatrix} ${vector.join(' \\\\ ')} \\end{pmatrix}`
  const groups = term.group.map(({ label }) => texName(label)).join('{:}')
  const kind = count === 1 ? '' : structureMark(term.structure)
  return {
    summands: products(term.columns, (column) => symbol(column, `${index}[i]`)),
    distribution: `${left} &\\sim N(0, G${mark}${kind}), \\quad ${index} \\in ${groups}`,
  }
}

function structureMark(structure: string): string {
  return structure === 'us' ? '' : `_{${texName(structure)}}`
}

function products({ intercept, terms }: TermSet, coefficient: (column: number) => string): string[] {
  const constant = intercept ? [coefficient(0)] : []
  return [...constant, ...terms.map((term, place) => `${coefficient(place + 1)} ${factors(term)}`)]
}

function factors(term: Term): string {
  return term.variables.map(({ expression }) => texExpression(expression)).join(' \\, ')
}

function groupLetters(random: readonly RandomTerm[]): ReadonlyMap<string, string> {
  const names = [...new Set(random.map(({ groupName }) => groupName))]
  return new Map(names.map((name, place) => [name, indices[place] ?? `j_{${place + 1}}`]))
}
