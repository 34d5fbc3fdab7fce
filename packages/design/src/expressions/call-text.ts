import type { Expression } from '@lmm/formula'

/** An expression as compact text: the key under which a call's learned state is kept. */
export function callText(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.name
    case 'number':
      return String(node.value)
    case 'string':
      return JSON.stringify(node.value)
    case 'logical':
      return node.value ? 'TRUE' : 'FALSE'
    case 'parentheses':
      return `(${callText(node.inner)})`
    case 'unary':
      return `${node.operator}${callText(node.operand)}`
    case 'binary':
      return `${callText(node.left)} ${node.operator} ${callText(node.right)}`
    case 'call': {
      const parts = node.arguments.map(({ name, value }) =>
        name === null ? callText(value) : `${name} = ${callText(value)}`,
      )
      return `${node.callee}(${parts.join(', ')})`
    }
  }
}
