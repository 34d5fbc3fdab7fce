import type { Expression } from '../expression.ts'
import { infixOperators } from '../operators.ts'

interface Height {
  /** Longest way to a leaf. */
  readonly strict: number
  /** The same, but with a chain of term-algebra operators as one step: what a walk over the sum of a formula recurses through. */
  readonly flat: number
}

const leaf: Height = { strict: 1, flat: 1 }

/** Measures trees bottom up, so that a walk over any tree that was read cannot overflow the stack. */
export class Heights {
  readonly #heights = new WeakMap<Expression, Height>()

  of(node: Expression): Height {
    return this.#heights.get(node) ?? leaf
  }

  /** Measures a node whose children are measured. */
  measure(node: Expression): Height {
    const height = this.#height(node)
    this.#heights.set(node, height)
    return height
  }

  #height(node: Expression): Height {
    switch (node.kind) {
      case 'parentheses':
        return above(this.of(node.inner))
      case 'unary':
        return node.operator === '!' ? wholly(this.of(node.operand)) : above(this.of(node.operand))
      case 'call':
        return node.arguments.map((argument) => wholly(this.of(argument.value))).reduce(higher, leaf)
      case 'binary': {
        const left = this.of(node.left)
        const right = this.of(node.right)
        if (!infixOperators.get(node.operator)!.algebra) return wholly(higher(left, right))
        return { strict: 1 + Math.max(left.strict, right.strict), flat: Math.max(left.flat, 1 + right.flat) }
      }
      default:
        return leaf
    }
  }
}

function above(child: Height): Height {
  return { strict: child.strict + 1, flat: child.flat + 1 }
}

function wholly(child: Height): Height {
  return { strict: child.strict + 1, flat: child.strict + 1 }
}

function higher(a: Height, b: Height): Height {
  return { strict: Math.max(a.strict, b.strict), flat: Math.max(a.flat, b.flat) }
}
