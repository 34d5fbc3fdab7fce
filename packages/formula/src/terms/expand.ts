import type { FormulaAst } from '../expression.ts'
import type { ModelTerms, TermSet, Variable } from '../model-terms.ts'
import { format, formatExpression } from '../printing/format.ts'
import { errorAt } from '../say.ts'
import { type KnownNames, type Scope, scopeOf } from '../scope.ts'
import { OffsetList } from './offset-list.ts'
import { RandomTerms } from './random-terms.ts'
import { responseOf } from './response.ts'
import { TermWalk } from './term-walk.ts'

/**
 * Expands a formula by R's term algebra: fixed terms by degree and then as written, random terms as written, `.` as every column
 * but the response's.
 *
 * @throws LmmError for names that are not known, and for parts that cannot stand where they do.
 * @example
 * ```ts
 * import { expand, parse } from '@lmm/formula'
 * const terms = expand(parse('y ~ a * x + (x | g/h)'), { columns: ['y', 'a', 'x', 'g', 'h'] })
 * console.log(terms.fixed.terms.map((term) => term.label).join(', '))
 * console.log(terms.random.map((term) => term.label).join(', '))
 * ```
 * ```text
 * a, x, a:x
 * (1 + x | g), (1 + x | g:h)
 * ```
 */
export function expand(formula: FormulaAst, known: KnownNames): ModelTerms {
  const scope = scopeOf(formula.text, known)
  const response = formula.response && responseOf(formula.response, scope)
  const columns = new Set(scope.columns)
  for (const column of response?.columns ?? []) columns.delete(column)
  const { fixed, random, offsets } = expandRight(formula, scope, columns)
  const terms = { formula: format(formula), response, fixed, random: random.list, offsets: offsets.list }
  refuseResponse(terms, scope)
  return terms
}

/** The right side of a formula; `dot` are the columns that a `.` stands for. */
export function expandRight(
  formula: FormulaAst,
  scope: Scope,
  dot: Iterable<string>,
): { fixed: TermSet; random: RandomTerms; offsets: OffsetList } {
  const random = new RandomTerms(scope)
  const offsets = new OffsetList(scope)
  const walk = new TermWalk(scope, {
    hasIntercept: true,
    dot: () => dot,
    bar: (place, isAdded) => (isAdded ? random.add(place) : random.remove(place)),
    offset: (call, isAdded) => (isAdded ? offsets.add(call) : offsets.remove(call)),
    bareBar(bar) {
      const data = { bar: formatExpression(bar), group: formatExpression(bar.right) }
      throw errorAt('formula/bar-without-parentheses', data, scope.text, bar.span)
    },
    number(node) {
      throw errorAt('formula/number-as-term', { number: formatExpression(node) }, scope.text, node.span)
    },
  })
  return { fixed: walk.expand(formula.right), random, offsets }
}

function refuseResponse({ response, fixed, random }: ModelTerms, scope: Scope): void {
  const terms = [
    ...fixed.terms,
    ...random.flatMap(({ columns, group, groupName }) => [...columns.terms, { label: groupName, variables: group }]),
  ]
  for (const { label, variables } of terms) {
    const found = variables.find((variable: Variable) => variable.label === response?.label)
    if (!found) continue
    const data = { response: found.label, term: label }
    throw errorAt('formula/response-on-the-right', data, scope.text, found.expression.span)
  }
}
