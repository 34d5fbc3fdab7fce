import type { Span } from '@lmm/diagnostics'
import type { CallNode, Expression } from '../expression.ts'
import type { StructureOptions, Variable } from '../model-terms.ts'
import { formatExpression } from '../printing/format.ts'
import { parseExpression } from '../reading/parse.ts'
import { errorAt } from '../say.ts'
import { type KnownNames, type Scope, scopeOf } from '../scope.ts'
import { meantNames } from '../terms/other-names.ts'
import { structureOptions } from '../terms/structure-call.ts'
import { unwrapped } from '../terms/syntax.ts'
import { variableOf } from '../terms/variable.ts'
import { columnOrCall } from './column-or-call.ts'

/** How the residual variance changes from row to row: a function of a covariate or of the fitted values. */
export interface VarianceSpecification {
  readonly text: string
  readonly span: Span
  readonly name: string
  readonly options: StructureOptions
  /** The covariate; for `ident(a:b)` the factors of the cells; empty where `fitted` is true. */
  readonly of: readonly Variable[]
  /** Whether it is of the fitted values, `power(fitted)`. */
  readonly fitted: boolean
}

/** Names that `parseVariance` knows. */
export interface KnownVariances extends Pick<KnownNames, 'columns'> {
  /** Names of the variance functions; those of the language unless given. */
  readonly functions?: Iterable<string>
}

const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', '/', '^', '%%', '%/%'])

/** The variance functions of the language. */
export const varianceFunctions: readonly string[] = ['ident', 'power', 'exp', 'constPower', 'fixed']

/**
 * Reads a variance function, such as `power(x)`, `ident(sex)`, `ident(sex:visit)` or `power(fitted)`.
 *
 * @throws LmmError with the place of what is wrong.
 * @example
 * ```ts
 * import { parseVariance } from '@lmm/formula'
 * const { name, of } = parseVariance('power(age)', { columns: ['age', 'sex'] })
 * console.log(name, of.map(({ label }) => label), parseVariance('power(fitted)', { columns: ['age', 'sex'] }).fitted)
 * ```
 * ```text
 * power [ 'age' ] true
 * ```
 */
export function parseVariance(text: string, known: KnownVariances): VarianceSpecification {
  const call = unwrapped(parseExpression(text))
  const scope = scopeOf(text, known)
  if (call.kind !== 'call') throw errorAt('formula/variance-syntax', { text }, text, call.span)
  checkName(call, [...(known.functions ?? varianceFunctions)], scope)
  const covariates = call.arguments.filter((argument) => argument.name === null)
  const [covariate] = covariates
  if (!covariate || covariates.length > 1) {
    const found = covariates.map(({ value }) => formatExpression(value)).join(', ')
    throw errorAt('formula/variance-covariate', { name: call.callee, found: found || '()' }, text, call.span)
  }
  const options = structureOptions(call, covariate.value, scope)
  const fitted = isFitted(call, covariate.value, scope)
  const of = fitted ? [] : covariatesOf(call, covariate.value, scope)
  return { text, span: call.span, name: call.callee, options, of, fitted }
}

function checkName(call: CallNode, functions: readonly string[], scope: Scope): void {
  if (functions.includes(call.callee)) return
  const data = { name: call.callee, nearest: meantNames(call.callee, functions), functions }
  const { start } = call.span
  throw errorAt('formula/unknown-variance', data, scope.text, { start, end: start + call.callee.length })
}

/** `fitted`, `fitted()` and nlme's `fitted(.)`. */
function isFitted(call: CallNode, node: Expression, scope: Scope): boolean {
  if (node.kind === 'call' && node.callee === 'fitted')
    return node.arguments.every(({ value }) => value.kind === 'name' && value.name === '.')
  if (node.kind !== 'name' || node.name !== 'fitted' || scope.text[node.span.start] === '`') return false
  if (scope.columns?.has('fitted'))
    throw errorAt('formula/variance-fitted', { name: call.callee }, scope.text, node.span)
  return true
}

function covariatesOf(call: CallNode, node: Expression, scope: Scope): Variable[] {
  const inner = unwrapped(node)
  const isCells = call.callee === 'ident' && inner.kind === 'binary' && inner.operator === ':'
  if (isCells) return [inner.left, inner.right].flatMap((part) => covariatesOf(call, part, scope))
  const isArithmetic = call.callee !== 'ident' && inner.kind === 'binary' && arithmetic.has(inner.operator)
  const variable = isArithmetic ? variableOf(inner, scope) : columnOrCall(inner, scope)
  if (variable) return [variable]
  throw errorAt(
    'formula/variance-covariate',
    { name: call.callee, found: formatExpression(inner) },
    scope.text,
    inner.span,
  )
}
