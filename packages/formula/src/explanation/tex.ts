import type { CallNode, Expression } from '../expression.ts'
import { formatExpression } from '../printing/format.ts'
import { numberText } from '../printing/number-text.ts'

const functions: ReadonlyMap<string, string> = new Map([
  ['log', '\\log'],
  ['exp', '\\exp'],
  ['sin', '\\sin'],
  ['cos', '\\cos'],
  ['tan', '\\tan'],
])

const operators: ReadonlyMap<string, string> = new Map([
  ['*', ' \\cdot '],
  ['+', ' + '],
  ['-', ' - '],
  ['/', ' / '],
])

const constants = new Map([
  ['pi', '\\pi'],
  ['Inf', '\\infty'],
])

/** A name set upright. */
export function texName(name: string): string {
  return `\\mathrm{${texText(name)}}`
}

/** An expression over the rows, each column with the index `i`; what has no place in mathematics is set as it is written. */
export function texExpression(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return constants.get(node.name) ?? `${texName(node.name)}_{i}`
    case 'number':
      return numberText(node.value)
    case 'parentheses':
      return `(${texExpression(node.inner)})`
    case 'unary':
      return node.operator === '!' ? texAsWritten(node) : `${node.operator}${texExpression(node.operand)}`
    case 'call':
      return texCall(node)
    case 'binary': {
      if (node.operator === '^') return `${texBase(node.left)}^{${texExpression(node.right)}}`
      const operator = operators.get(node.operator)
      return operator ? texExpression(node.left) + operator + texExpression(node.right) : texAsWritten(node)
    }
    default:
      return texAsWritten(node)
  }
}

function texCall(node: CallNode): string {
  const [argument] = node.arguments
  if (!argument || node.arguments.length > 1) return texAsWritten(node)
  const inner = texExpression(argument.value)
  if (node.callee === 'sqrt') return `\\sqrt{${inner}}`
  if (node.callee === 'I')
    return argument.value.kind === 'binary' && argument.value.operator !== '^' ? `(${inner})` : inner
  return `${functions.get(node.callee) ?? texName(node.callee)}(${inner})`
}

/** Braces keep the index and the power of one symbol apart. */
function texBase(node: Expression): string {
  return node.kind === 'parentheses' ? texExpression(node) : `{${texExpression(node)}}`
}

function texAsWritten(node: Expression): string {
  return `${texName(formatExpression(node))}_{i}`
}

const special: ReadonlyMap<string, string> = new Map([
  ['\\', '\\text{\\textbackslash}'],
  ['^', '\\text{\\textasciicircum}'],
  ['~', '\\text{\\textasciitilde}'],
  [' ', '\\ '],
])

function texText(text: string): string {
  return text.replace(/[\\^~ _%$#&{}]/g, (character) => special.get(character) ?? `\\${character}`)
}
