import type { LackingFeature } from '@lmm/diagnostics'
import type {
  CovarianceSpecification,
  Expression,
  RandomTerm,
  TermSet,
  Variable,
  VarianceSpecification,
} from '@lmm/formula'
import { formatExpression, parseCovariance, parseExpression, parseVariance } from '@lmm/formula'
import type { FittedModel } from '@lmm/reml'
import { say } from '../say.ts'

/** Throws: the software has no such model. */
export function lacking(software: string, feature: LackingFeature, detail: string): never {
  throw say.error('report/no-code', { software, feature, detail })
}

/** The covariance of the residuals, parsed; null where they are independent. */
export function residualOf({ specification }: FittedModel): CovarianceSpecification | null {
  const { residual } = specification
  return residual === undefined
    ? null
    : parseCovariance(residual, { columns: namesOf(residual), structures: callsIn(residual) })
}

/** The variance function, parsed; null where there is none. */
export function varianceOf({ specification }: FittedModel): VarianceSpecification | null {
  const { variance } = specification
  return variance === undefined
    ? null
    : parseVariance(variance, { columns: namesOf(variance), functions: callsIn(variance) })
}

/** Columns that a residual structure or variance function reads: the model was fitted, so that each name is one, but `fitted`. */
export const namesOf = (text: string): string[] => namesIn(parseExpression(text)).filter((name) => name !== 'fitted')

const callsIn = (text: string): string[] => callsOf(parseExpression(text))

function namesIn(expression: Expression): string[] {
  switch (expression.kind) {
    case 'name':
      return [expression.name]
    case 'call':
      return expression.arguments.flatMap(({ value }) => namesIn(value))
    case 'unary':
      return namesIn(expression.operand)
    case 'binary':
      return [...namesIn(expression.left), ...namesIn(expression.right)]
    case 'parentheses':
      return namesIn(expression.inner)
    default:
      return []
  }
}

/** Levels of the factor along which residuals are placed; null where it is none. */
export function visitsOf(model: FittedModel): { readonly label: string; readonly levels: readonly string[] } | null {
  const label = residualOf(model)?.axis[0]?.label
  const position = model.residual.axes[0]?.dimensions[0]
  return label !== undefined && position?.kind === 'factor' ? { label, levels: position.levels } : null
}

/** `1 + x + a:b`, `0 + f`. */
export const termsText = ({ intercept, terms }: TermSet, write: (variable: Variable) => string): string =>
  [intercept ? '1' : '0', ...terms.map(({ variables }) => variables.map(write).join(':'))].join(' + ')

/** Columns of Z without the constant are zero in number: `(0 | g)` does not occur. */
export const isConstant = ({ columns }: RandomTerm): boolean => columns.intercept && columns.terms.length === 0

/** The model with `factor(g)` written `g` where it groups, which is the same. Throws where other expressions do: only columns group there. */
export function groupedByColumns(model: FittedModel, software: string): FittedModel {
  const { terms } = model
  const column = (variable: Variable): Variable => {
    const { expression, label } = variable
    if (expression.kind === 'name') return variable
    const [only] = expression.kind === 'call' && expression.callee === 'factor' ? expression.arguments : []
    if (only?.value.kind !== 'name') return lacking(software, 'grouping', label)
    return { ...variable, label: formatExpression(only.value), expression: only.value }
  }
  const random = terms.random.map((term) => {
    const group = term.group.map(column)
    return { ...term, group, groupName: group.map(({ label }) => label).join(':') }
  })
  return { ...model, terms: { ...terms, random } }
}

/** Every variable of the model. */
export function variablesOf({ terms }: FittedModel): Variable[] {
  const sets = [terms.fixed, ...terms.random.map(({ columns }) => columns)]
  return [
    ...(terms.response ? [terms.response] : []),
    ...terms.offsets,
    ...sets.flatMap((set) => set.terms.flatMap(({ variables }) => variables)),
    ...terms.random.flatMap(({ group }) => group),
  ]
}

/** Names of the functions that an expression calls. */
export function callsOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'call':
      return [expression.callee, ...expression.arguments.flatMap(({ value }) => callsOf(value))]
    case 'unary':
      return callsOf(expression.operand)
    case 'binary':
      return [...callsOf(expression.left), ...callsOf(expression.right)]
    case 'parentheses':
      return callsOf(expression.inner)
    default:
      return []
  }
}

/** Whether every variable of a set is a number. */
export function areNumbers({ schema }: FittedModel, { terms }: TermSet): boolean {
  const factors = new Set(schema.variables.flatMap(({ kind, label }) => (kind === 'number' ? [] : [label])))
  return terms.every(({ variables }) => variables.every(({ label }) => !factors.has(label)))
}
