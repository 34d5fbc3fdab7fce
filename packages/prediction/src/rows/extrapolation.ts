import type { LearnedState, Table } from '@lmm/design'
import type { Diagnostic } from '@lmm/diagnostics'
import type { Expression, Variable } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'

/** Beyond the range of the fit by this share of its width a curve is no longer held by data. */
const far = 0.25

/** Warnings for columns of splines and polynomials that lie far outside the range the fit saw. */
export function extrapolations(model: FittedModel, table: Table): Diagnostic[] {
  const seen = new Set<string>()
  return curvedVariables(model).flatMap((variable): Diagnostic[] => {
    const [name] = variable.columns
    const column = name === undefined ? undefined : table.columns.get(name)
    if (name === undefined || variable.columns.length > 1 || seen.has(name) || column?.kind !== 'number') return []
    const range = rangeOf(model, variable, name)
    if (!range) return []
    seen.add(name)
    const [lower, upper] = range
    const margin = far * (upper - lower)
    const rows = [...column.values.keys()].filter((row) => {
      const value = column.values[row]!
      return value < lower - margin || value > upper + margin
    })
    if (rows.length === 0) return []
    const furthest = rows.reduce((a, b) =>
      distance(column.values[b]!, range) > distance(column.values[a]!, range) ? b : a,
    )
    return [
      say.warning('prediction/extrapolation', {
        column: name,
        term: variable.label,
        value: column.values[furthest]!,
        row: furthest + 1,
        lower,
        upper,
        rows: rows.length,
      }),
    ]
  })
}

const distance = (value: number, [lower, upper]: readonly [number, number]): number =>
  Math.max(lower - value, value - upper)

function curvedVariables({ terms }: FittedModel): Variable[] {
  return [...terms.fixed.terms, ...terms.random.flatMap(({ columns }) => columns.terms)]
    .flatMap(({ variables }) => variables)
    .filter(({ expression }) => isCurved(expression))
}

function isCurved(node: Expression): boolean {
  switch (node.kind) {
    case 'call':
      return ['poly', 'bs', 'ns'].includes(node.callee) || node.arguments.some(({ value }) => isCurved(value))
    case 'binary':
      return (
        (node.operator === '^' && node.right.kind === 'number' && node.right.value !== 1) ||
        isCurved(node.left) ||
        isCurved(node.right)
      )
    case 'parentheses':
      return isCurved(node.inner)
    case 'unary':
      return isCurved(node.operand)
    default:
      return false
  }
}

/** The range of a numeric column in the rows of the fit; of a fit to tables that came one after another that of the knots of a spline. */
function rangeOf(
  { schema }: FittedModel,
  { label, expression }: Variable,
  name: string,
): readonly [number, number] | null {
  const column = schema.columns.find((each) => each.name === name)
  if (column?.kind === 'number' && column.range) return column.range
  if (expression.kind !== 'call' || expression.arguments[0]?.value.kind !== 'name') return null
  const learned = schema.variables.find((variable) => variable.label === label)?.learned ?? []
  return learned.map(boundaryOf).find((range) => range !== null) ?? null
}

function boundaryOf({ state: { boundary } }: LearnedState): readonly [number, number] | null {
  return isNumbers(boundary) && boundary.length === 2 ? [boundary[0]!, boundary[1]!] : null
}

const isNumbers = (value: unknown): value is readonly number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number')
