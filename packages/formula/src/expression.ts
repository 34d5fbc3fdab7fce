import type { Span } from '@lmm/diagnostics'

/**
 * Infix operators. Inside a function's arguments they are arithmetic and logic (`|` is or); outside, `+ - * / : ^ %in%` are term
 * algebra, and `|` and `||` are bars.
 */
export type BinaryOperator =
  | '|'
  | '||'
  | '+'
  | '-'
  | '*'
  | '/'
  | ':'
  | '%in%'
  | '%%'
  | '%/%'
  | '^'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '&'
  | '&&'

/** The name of a column. */
export interface NameNode {
  readonly kind: 'name'
  readonly name: string
  readonly span: Span
}
/** A number, with its text as written. */
export interface NumberNode {
  readonly kind: 'number'
  readonly value: number
  readonly text: string
  readonly span: Span
}
/** A text in quotes. */
export interface StringNode {
  readonly kind: 'string'
  readonly value: string
  readonly span: Span
}
/** `TRUE` or `FALSE`. */
export interface LogicalNode {
  readonly kind: 'logical'
  readonly value: boolean
  readonly span: Span
}
/** A call of a function, `log(x)`. */
export interface CallNode {
  readonly kind: 'call'
  /** Bare name: `ns` of `splines::ns`. */
  readonly callee: string
  /** `splines` of `splines::ns`: printed, as it is in R's names of columns, and of no other meaning. */
  readonly package?: string
  readonly arguments: readonly Argument[]
  readonly span: Span
}
/** A sign or a negation before its operand. */
export interface UnaryNode {
  readonly kind: 'unary'
  readonly operator: '+' | '-' | '!'
  readonly operand: Expression
  readonly span: Span
}
/** An operator between two operands. */
export interface BinaryNode {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expression
  readonly right: Expression
  readonly span: Span
}
/** What stands in parentheses. */
export interface GroupNode {
  readonly kind: 'parentheses'
  readonly inner: Expression
  readonly span: Span
}

/** A node of the syntax tree, with the span of the text it came from. */
export type Expression =
  | NameNode
  | NumberNode
  | StringNode
  | LogicalNode
  | CallNode
  | UnaryNode
  | BinaryNode
  | GroupNode

/** An argument of a call, with its name where it has one. */
export interface Argument {
  readonly name: string | null
  readonly value: Expression
}

/** A formula as written: nothing is expanded and no name is resolved. */
export interface FormulaAst {
  readonly text: string
  readonly response: Expression | null
  readonly right: Expression
}
