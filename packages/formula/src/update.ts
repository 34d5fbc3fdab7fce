import { DotSubstitution } from './dot-substitution.ts'
import type { FormulaAst } from './expression.ts'
import type { Term, Variable } from './model-terms.ts'
import { format, formatExpression } from './printing/format.ts'
import { parse } from './reading/parse.ts'
import { tokenize } from './reading/tokenize.ts'
import type { Scope } from './scope.ts'
import { expandRight } from './terms/expand.ts'

/**
 * Changes a formula as R's `update` does: a `.` on either side of the change stands for that side of the old formula, and the
 * result is written out by terms. `- (1 | g)` removes a random term.
 *
 * @throws LmmError where the change cannot be read, or removes what is not there.
 * @example
 * ```ts
 * import { format, parse, updateFormula } from '@lmm/formula'
 * const old = parse('y ~ a * b + (x | g)')
 * console.log(format(updateFormula(old, 'log(.) ~ . - a:b + (1 | h)')))
 * ```
 * ```text
 * log(y) ~ a + b + (x | g) + (1 | h)
 * ```
 */
export function updateFormula(old: FormulaAst, change: FormulaAst | string): FormulaAst {
  const wanted = typeof change === 'string' ? parse(change) : change
  const substitution = new DotSubstitution(old, wanted.text)
  const response = wanted.response ? substitution.response(wanted.response) : old.response
  const changed = parse(format({ text: '', response, right: substitution.right(wanted.right) }))
  return hasDot(changed.text) ? changed : parse(termsText(changed))
}

/** A dot that is left stands for columns that are not known here. */
function hasDot(text: string): boolean {
  return tokenize(text).some((token) => token.kind === 'name' && token.name === '.')
}

function termsText(formula: FormulaAst): string {
  const scope: Scope = { text: formula.text, columns: null, structures: null }
  const { fixed, random, offsets } = expandRight(formula, scope, [])
  const intercept = fixed.intercept ? (fixed.terms.length === 0 ? ['1'] : []) : ['0']
  const parts = [
    ...intercept,
    ...fixed.terms.map(termText),
    ...offsets.list.map(({ label }) => `offset(${label})`),
    ...random.asWritten,
  ]
  return `${formula.response ? `${formatExpression(formula.response)} ` : ''}~ ${parts.join(' + ')}`
}

/** A variable such as `a == 1` is no operand of `+` and `:` without parentheses. */
function termText({ variables }: Term): string {
  const isOperation = ({ expression }: Variable): boolean => expression.kind === 'binary' || expression.kind === 'unary'
  return variables.map((variable) => (isOperation(variable) ? `(${variable.label})` : variable.label)).join(':')
}
