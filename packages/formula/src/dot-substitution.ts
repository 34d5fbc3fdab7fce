import type { BinaryNode, Expression, FormulaAst } from './expression.ts'
import { longestText } from './limits.ts'
import { formatExpression } from './printing/format.ts'
import { errorAt, say } from './say.ts'

/** Puts the sides of an old formula where the dots of a change stand. */
export class DotSubstitution {
  readonly #old: FormulaAst
  /** Text of the change, for errors. */
  readonly #text: string
  readonly #rightLength: number
  #length = 0

  constructor(old: FormulaAst, text: string) {
    this.#old = old
    this.#text = text
    this.#rightLength = formatExpression(old.right).length
  }

  response(node: Expression): Expression {
    return substitute(node, (dot) => {
      if (this.#old.response) return this.#old.response
      throw errorAt('formula/update-no-response', {}, this.#text, dot.span)
    })
  }

  right(node: Expression): Expression {
    return substitute(node, () => {
      this.#length += this.#rightLength
      if (this.#length > longestText) throw say.error('formula/too-long', { length: this.#length, limit: longestText })
      return this.#old.right
    })
  }
}

function substitute(node: Expression, replace: (dot: Expression) => Expression): Expression {
  const inner = (child: Expression): Expression => substitute(child, replace)
  switch (node.kind) {
    case 'name':
      return node.name === '.' ? replace(node) : node
    case 'parentheses':
      return { ...node, inner: inner(node.inner) }
    case 'unary':
      return { ...node, operand: inner(node.operand) }
    case 'call':
      return { ...node, arguments: node.arguments.map(({ name, value }) => ({ name, value: inner(value) })) }
    case 'binary':
      return substituteChain(node, inner)
    default:
      return node
  }
}

/** Goes along the left operands without recursion: a sum may have thousands of terms. */
function substituteChain(node: BinaryNode, inner: (child: Expression) => Expression): Expression {
  const links: BinaryNode[] = []
  let left: Expression = node
  while (left.kind === 'binary') {
    links.push(left)
    left = left.left
  }
  return links.reduceRight((result, link) => ({ ...link, left: result, right: inner(link.right) }), inner(left))
}
