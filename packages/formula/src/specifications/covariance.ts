import type { Span } from '@lmm/diagnostics'
import type { Expression } from '../expression.ts'
import type { StructureOptions, Variable } from '../model-terms.ts'
import { formatExpression } from '../printing/format.ts'
import { parseExpression } from '../reading/parse.ts'
import { errorAt } from '../say.ts'
import { type KnownNames, type Scope, scopeOf } from '../scope.ts'
import { checkStructure, structureOptions } from '../terms/structure-call.ts'
import { isAlgebra, isBar, unwrapped } from '../terms/syntax.ts'
import { columnOrCall } from './column-or-call.ts'

/** The covariance of the residuals: a structure, the positions of the rows within a group, and the groups. */
export interface CovarianceSpecification {
  readonly text: string
  readonly span: Span
  readonly structure: string
  readonly options: StructureOptions
  /** Coordinates of a row's position; empty where `order` is true. */
  readonly axis: readonly Variable[]
  /** Whether the position is the order of the rows within the group, written `1`. */
  readonly order: boolean
  /** Factors whose interaction makes the groups; empty where all rows are one group, written `| 1`. */
  readonly group: readonly Variable[]
  /** The factor each of whose levels has a covariance of its own, `arm` of `us(visit | arm / id)`; `group` is then `arm`, `id`. */
  readonly by: Variable | null
}

/**
 * Reads the covariance of the residuals, such as `us(visit | id)`, `exp(x + y | g, nugget = TRUE)`, `ar1(1 | id)` or
 * `us(visit | arm / id)`.
 *
 * @throws LmmError with the place of what is wrong.
 * @example
 * ```ts
 * import { parseCovariance } from '@lmm/formula'
 * const { structure, axis, group, by } = parseCovariance('us(visit | arm / id)', { columns: ['visit', 'arm', 'id'] })
 * console.log(structure, axis[0]?.label, group.map(({ label }) => label), by?.label)
 * ```
 * ```text
 * us visit [ 'arm', 'id' ] arm
 * ```
 */
export function parseCovariance(text: string, known: KnownNames): CovarianceSpecification {
  const call = unwrapped(parseExpression(text))
  const scope = scopeOf(text, known)
  const bar = call.kind === 'call' ? call.arguments.map(({ value }) => value).find(isBar) : undefined
  if (call.kind !== 'call' || !bar) throw errorAt('formula/covariance-syntax', { text }, text, call.span)
  checkStructure(call, bar, scope)
  if (bar.operator === '||') {
    const data = { structure: call.callee, bar: formatExpression(bar) }
    throw errorAt('formula/double-bar-in-structure', data, text, bar.span)
  }
  const options = structureOptions(call, bar, scope)
  const axis = coordinates(bar.left, scope)
  return {
    text,
    span: call.span,
    structure: call.callee,
    options,
    axis,
    order: axis.length === 0,
    ...groups(bar.right, scope),
  }
}

/** `x + y`; nothing for `1`. A leading `0 +`, which random terms need, changes nothing here. */
function coordinates(left: Expression, scope: Scope): Variable[] {
  if (isNumber(left, 1)) return []
  const parts = sumOf(left)
  const named = parts.length > 1 ? parts.filter((part) => !isNumber(part, 0)) : parts
  const variables = new Map<string, Variable>()
  for (const part of named) {
    const variable = columnOrCall(part, scope)
    if (!variable) throw errorAt('formula/covariance-axis', { found: formatExpression(part) }, scope.text, part.span)
    variables.set(variable.label, variable)
  }
  return [...variables.values()]
}

function groups(right: Expression, scope: Scope): Pick<CovarianceSpecification, 'group' | 'by'> {
  const node = unwrapped(right)
  if (isNumber(node, 1)) return { group: [], by: null }
  if (node.kind !== 'binary' || node.operator !== '/') return { group: cells(node, scope), by: null }
  const by = columnOrCall(unwrapped(node.left), scope)
  if (!by) throw errorAt('formula/covariance-group', { found: formatExpression(node.left) }, scope.text, node.left.span)
  return { group: [by, ...cells(node.right, scope).filter(({ label }) => label !== by.label)], by }
}

/** `a:b` */
function cells(node: Expression, scope: Scope): Variable[] {
  const inner = unwrapped(node)
  if (inner.kind === 'binary' && inner.operator === ':')
    return [...cells(inner.left, scope), ...cells(inner.right, scope)]
  const variable = columnOrCall(inner, scope)
  if (!variable) throw errorAt('formula/covariance-group', { found: formatExpression(inner) }, scope.text, inner.span)
  return [variable]
}

function sumOf(node: Expression): Expression[] {
  const parts: Expression[] = []
  let left = unwrapped(node)
  while (isAlgebra(left) && left.operator === '+') {
    parts.push(unwrapped(left.right))
    left = unwrapped(left.left)
  }
  return [left, ...parts.reverse()]
}

function isNumber(node: Expression, value: number): boolean {
  const inner = unwrapped(node)
  return inner.kind === 'number' && inner.value === value
}
