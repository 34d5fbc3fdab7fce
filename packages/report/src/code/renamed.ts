import { type Expression, formatExpression, parseExpression, type TermSet, type Variable } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'
import { namesOf, variablesOf } from './model-parts.ts'

/** Which names a language takes for columns as they stand. */
export interface PlainNames {
  readonly pattern: RegExp
  readonly reserved: ReadonlySet<string>
}

/** A model whose columns have names that the other language reads as such, with the old names that were changed and their new ones. */
export interface Renamed {
  readonly model: FittedModel
  readonly names: ReadonlyMap<string, string>
}

/** The same model of a table whose columns have plain names: no formula of R or Python takes any name everywhere. */
export function renamed(model: FittedModel, plain: PlainNames): Renamed {
  const names = plainNames(columnsOf(model), plain)
  if (names.size === 0) return { model, names }
  const rename = (name: string): string => names.get(name) ?? name
  const { terms, schema, specification } = model
  const { residual, variance, weights, offset } = specification
  const labels = new Map(variablesOf(model).map((each) => [each.label, variable(each, rename).label]))
  const text = (formula: string): string => formatExpression(expression(parseExpression(formula), rename))
  const all = <T extends Variable>(variables: readonly T[]): T[] => variables.map((each) => variable(each, rename))
  const set = (columns: TermSet): TermSet => ({ ...columns, terms: columns.terms.map((term) => product(term, rename)) })
  return {
    names,
    model: {
      ...model,
      terms: {
        ...terms,
        response: terms.response && variable(terms.response, rename),
        fixed: set(terms.fixed),
        random: terms.random.map((term) => {
          const group = all(term.group)
          return { ...term, columns: set(term.columns), group, groupName: group.map(({ label }) => label).join(':') }
        }),
        offsets: all(terms.offsets),
      },
      schema: {
        ...schema,
        columns: schema.columns.map((column) => ({ ...column, name: rename(column.name) })),
        variables: schema.variables.map((each) => ({ ...each, label: labels.get(each.label) ?? each.label })),
      },
      specification: {
        ...specification,
        offset: offset === null ? null : rename(offset),
        ...(weights && { weights: { ...weights, column: rename(weights.column) } }),
        ...(residual !== undefined && { residual: text(residual) }),
        ...(variance !== undefined && { variance: text(variance) }),
      },
    },
  }
}

/** Columns that the model reads. */
export function columnsOf(model: FittedModel): string[] {
  const { residual, variance, weights, offset } = model.specification
  const texts = [residual, variance].filter((text) => text !== undefined)
  const options = [weights?.column, offset].filter((name) => name !== undefined && name !== null)
  const columns = variablesOf(model).flatMap((each) => each.columns)
  return [...new Set([...columns, ...texts.flatMap(namesOf), ...options])]
}

function plainNames(columns: readonly string[], { pattern, reserved }: PlainNames): Map<string, string> {
  // A name that formulas set into backticks has them in its label too.
  const isPlain = (name: string): boolean =>
    pattern.test(name) && !reserved.has(name) && name.normalize('NFKC') === name && inFormula(name) === name
  const taken = new Set(columns)
  const names = new Map<string, string>()
  for (const name of columns) {
    if (isPlain(name)) continue
    const letters = name.normalize('NFKC').replace(/[^\p{L}\p{Nd}_]+/gu, '_')
    let found = /^\p{L}/u.test(letters) ? letters : `x${letters.startsWith('_') ? '' : '_'}${letters}`
    while (!isPlain(found) || taken.has(found)) found += '_'
    names.set(name, found)
    taken.add(found)
  }
  return names
}

const inFormula = (name: string): string => formatExpression({ kind: 'name', name, span: { start: 0, end: 0 } })

type Rename = (name: string) => string

function variable<T extends Variable>(each: T, rename: Rename): T {
  if (each.columns.every((name) => rename(name) === name)) return each
  const changed = expression(each.expression, rename)
  return { ...each, label: formatExpression(changed), expression: changed, columns: each.columns.map(rename) }
}

function product(term: TermSet['terms'][number], rename: Rename): TermSet['terms'][number] {
  const variables = term.variables.map((each) => variable(each, rename))
  return { label: variables.map(({ label }) => label).join(':'), variables }
}

function expression(node: Expression, rename: Rename): Expression {
  const inner = (child: Expression): Expression => expression(child, rename)
  switch (node.kind) {
    case 'name':
      return { ...node, name: rename(node.name) }
    case 'call':
      return { ...node, arguments: node.arguments.map(({ name, value }) => ({ name, value: inner(value) })) }
    case 'unary':
      return { ...node, operand: inner(node.operand) }
    case 'binary':
      return { ...node, left: inner(node.left), right: inner(node.right) }
    case 'parentheses':
      return { ...node, inner: inner(node.inner) }
    default:
      return node
  }
}
