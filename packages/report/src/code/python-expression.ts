import type { CallNode, Expression } from '@lmm/formula'
import { lacking } from './model-parts.ts'

/** Functions of NumPy by their names in R, with the number of their arguments. */
const functions: ReadonlyMap<string, readonly [string, number]> = new Map([
  ...['log2', 'log10', 'log1p', 'exp', 'expm1', 'sqrt', 'abs', 'sign', 'floor', 'trunc'].map(same),
  ...['sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh'].map(same),
  ['ceiling', ['ceil', 1]],
  ['asin', ['arcsin', 1]],
  ['acos', ['arccos', 1]],
  ['atan', ['arctan', 1]],
  ['atan2', ['arctan2', 2]],
  ['pmin', ['minimum', 2]],
  ['pmax', ['maximum', 2]],
  ['ifelse', ['where', 3]],
])

function same(name: string): [string, [string, number]] {
  return [name, [name, 1]]
}

/** Operators whose place among the others is not the same in Python: their operands and themselves stand in parentheses. */
const others: Readonly<Record<string, string>> = {
  '%%': '%',
  '%/%': '//',
  '==': '==',
  '!=': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  '&': '&',
  '|': '|',
}

const arithmetic: Readonly<Record<string, string>> = { '+': ' + ', '-': ' - ', '*': ' * ', '/': ' / ', '^': '**' }

/** An expression of plain names in Python with NumPy as `np`. Throws where that has no such function. */
export function pythonExpression(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.name === 'pi' ? 'np.pi' : node.name === 'Inf' ? 'np.inf' : node.name
    case 'number':
      return String(node.value)
    case 'string':
      return JSON.stringify(node.value)
    case 'logical':
      return node.value ? 'True' : 'False'
    case 'parentheses':
      return `(${pythonExpression(node.inner)})`
    case 'unary':
      return node.operator === '!'
        ? `~(${pythonExpression(node.operand)})`
        : `${node.operator}${pythonExpression(node.operand)}`
    case 'binary': {
      const [left, right] = [pythonExpression(node.left), pythonExpression(node.right)]
      const plain = arithmetic[node.operator]
      if (plain) return left + plain + right
      const other = others[node.operator]
      if (!other) return lacking('statsmodels', 'function', node.operator)
      return `((${left}) ${other} (${right}))`
    }
    case 'call':
      return call(node)
  }
}

function call({ callee, arguments: given }: CallNode): string {
  const values = given.map(({ value }) => pythonExpression(value))
  const [first, second] = values
  if (callee === 'I' && values.length === 1) return `(${first})`
  if (callee === 'log' && values.length <= 2 && (given[0]!.name ?? 'x') === 'x')
    return second === undefined ? `np.log(${first})` : `(np.log(${first}) / np.log(${second}))`
  const [name, count] = functions.get(callee) ?? []
  const isPlain = values.length === count && given.every((argument) => argument.name === null)
  return isPlain ? `np.${name}(${values.join(', ')})` : lacking('statsmodels', 'function', callee)
}
