import type { Span } from '@lmm/diagnostics'
import type { BinaryNode, CallNode, Expression, NumberNode } from '../expression.ts'
import type { TermSet } from '../model-terms.ts'
import { formatExpression } from '../printing/format.ts'
import { quoteName } from '../printing/name.ts'
import { errorAt } from '../say.ts'
import { isColumn, type Scope, unknownColumn } from '../scope.ts'
import { isAlgebra, isBar, unsigned, unwrapped } from './syntax.ts'
import {
  add,
  type Bounds,
  cross,
  interact,
  nest,
  power,
  single,
  type TermMap,
  VariableList,
  within,
} from './term-map.ts'
import { removed } from './term-removal.ts'
import { variableOf } from './variable.ts'

/** A bar with what stands around it: `(left | right)` or `structure(left | right, options)`. */
export interface BarPlace {
  readonly bar: BinaryNode
  readonly call: CallNode | null
  readonly span: Span
}

/** What a walk does with the parts that are not terms; each throws where the part cannot stand. `isAdded` is false behind a minus. */
export interface WalkHandlers {
  bar(place: BarPlace, isAdded: boolean): void
  /** A bar without parentheses. */
  bareBar(bar: BinaryNode): never
  offset(call: CallNode, isAdded: boolean): void
  /** Any number but those that speak of the intercept; all numbers where there is none. */
  number(node: NumberNode): never
  /** Columns that a `.` stands for. */
  dot(span: Span): Iterable<string>
  readonly hasIntercept: boolean
}

/** Where in the formula a part stands. */
interface Situation {
  /** False behind an odd number of minuses. */
  readonly isAdded: boolean
  /** The operator that joins the part to others, if that is an interaction. */
  readonly joined: string | null
}

const joins: ReadonlyMap<string, (a: TermMap, b: TermMap, bounds: Bounds) => TermMap> = new Map([
  [':', interact],
  ['*', cross],
  ['/', nest],
  ['%in%', within],
])

/** Expands a sum of terms by R's rules, meeting its parts from left to right. */
export class TermWalk {
  readonly #scope: Scope
  readonly #handlers: WalkHandlers
  readonly #variables = new VariableList()
  #intercept: boolean

  constructor(scope: Scope, handlers: WalkHandlers) {
    this.#scope = scope
    this.#handlers = handlers
    this.#intercept = handlers.hasIntercept
  }

  /** The terms that an expression stands for. */
  expand(node: Expression): TermSet {
    const terms = this.#variables.terms(this.#evaluate(node, { isAdded: true, joined: null }))
    return { intercept: this.#intercept, terms }
  }

  #evaluate(node: Expression, situation: Situation): TermMap {
    switch (node.kind) {
      case 'name':
        return this.#name(node.name, node)
      case 'number':
        return this.#number(node, situation.isAdded)
      case 'parentheses':
        return this.#parentheses(node, node.span, situation)
      case 'unary':
        return node.operator === '!' ? this.#variable(node) : this.#signed(node.operand, node.operator, situation)
      case 'binary':
        if (isBar(node)) this.#handlers.bareBar(node)
        return isAlgebra(node) ? this.#chain(node, situation) : this.#variable(node)
      case 'call':
        return this.#call(node, situation)
      default:
        throw errorAt('formula/constant-as-term', { text: formatExpression(node) }, this.#scope.text, node.span)
    }
  }

  #name(name: string, node: Expression): TermMap {
    if (name === '.') {
      const map: TermMap = new Map()
      for (const column of this.#handlers.dot(node.span))
        add(map, this.#column(column, { kind: 'name', name: column, span: node.span }), this.#bounds(node))
      return map
    }
    if (!isColumn(this.#scope, name)) throw unknownColumn(this.#scope, name, node.span)
    return this.#column(name, node)
  }

  #column(name: string, expression: Expression): TermMap {
    return single(this.#variables.index({ label: quoteName(name), expression, columns: [name] }))
  }

  #variable(node: Expression): TermMap {
    return single(this.#variables.index(variableOf(node, this.#scope)))
  }

  #number(node: NumberNode, isAdded: boolean): TermMap {
    if (!this.#handlers.hasIntercept || (node.value !== 0 && node.value !== 1)) this.#handlers.number(node)
    this.#intercept = (node.value === 1) === isAdded
    return new Map()
  }

  #parentheses(node: Expression, span: Span, situation: Situation): TermMap {
    const inner = unwrapped(node)
    if (!isBar(inner)) return this.#evaluate(inner, situation)
    return this.#bar({ bar: inner, call: null, span }, situation)
  }

  #signed(operand: Expression, sign: '+' | '-', situation: Situation): TermMap {
    if (sign === '+') return this.#evaluate(operand, situation)
    const terms = this.#evaluate(operand, { ...situation, isAdded: !situation.isAdded })
    return removed(new Map(), terms, this.#variables, this.#bounds(operand))
  }

  #call(node: CallNode, situation: Situation): TermMap {
    const bar = node.arguments.map((argument) => argument.value).find(isBar)
    if (bar && node.callee !== 'I') return this.#bar({ bar, call: node, span: node.span }, situation)
    if (node.callee !== 'offset') return this.#variable(node)
    if (situation.joined) throw errorAt('formula/offset-place', { where: 'interaction' }, this.#scope.text, node.span)
    this.#handlers.offset(node, situation.isAdded)
    return new Map()
  }

  #bar(place: BarPlace, situation: Situation): TermMap {
    const { joined } = situation
    if (joined) {
      const bar = formatExpression(place.bar)
      throw errorAt('formula/bar-in-interaction', { bar, operator: joined }, this.#scope.text, place.span)
    }
    this.#handlers.bar(place, situation.isAdded)
    return new Map()
  }

  /** Goes along the left operands without recursion: a sum may have thousands of terms. */
  #chain(node: BinaryNode, situation: Situation): TermMap {
    const links: [BinaryNode, Situation][] = []
    let left: Expression = node
    let inside = situation
    while (isAlgebra(left)) {
      const { operator } = left
      if (operator !== '+' && operator !== '-') inside = { ...inside, joined: operator }
      links.push([left, inside])
      left = left.left
    }
    let terms = this.#evaluate(left, inside)
    for (const [link, place] of links.reverse()) terms = this.#apply(link, terms, place)
    return terms
  }

  #apply(link: BinaryNode, left: TermMap, inside: Situation): TermMap {
    const { operator, right } = link
    if (operator === '^') return this.#power(link, left)
    const join = joins.get(operator)
    if (join) {
      this.#refuseNumbers(link)
      return join(left, this.#evaluate(right, inside), this.#bounds(link))
    }
    if (operator === '+') return add(left, this.#evaluate(right, inside), this.#bounds(link))
    const terms = this.#evaluate(right, { ...inside, isAdded: !inside.isAdded })
    return removed(left, terms, this.#variables, this.#bounds(right))
  }

  #power(link: BinaryNode, left: TermMap): TermMap {
    const { right } = link
    if (right.kind !== 'number' || !Number.isInteger(right.value) || right.value < 1)
      throw errorAt('formula/power', { found: formatExpression(right) }, this.#scope.text, right.span)
    const base = unwrapped(link.left)
    if (left.size === 1 && right.value > 1 && !isAlgebra(base)) {
      const text = formatExpression({ ...link, left: base })
      const data = { text, variable: formatExpression(base), power: right.value }
      throw errorAt('formula/power-of-variable', data, this.#scope.text, link.span)
    }
    return power(left, right.value, this.#bounds(link))
  }

  #refuseNumbers(link: BinaryNode): void {
    for (const operand of [link.left, link.right]) {
      const number = unsigned(operand)
      if (number.kind !== 'number') continue
      const data = { number: formatExpression(operand), operator: link.operator, text: formatExpression(link) }
      throw errorAt('formula/number-in-interaction', data, this.#scope.text, link.span)
    }
  }

  #bounds(node: Expression): Bounds {
    return { text: this.#scope.text, span: node.span }
  }
}
