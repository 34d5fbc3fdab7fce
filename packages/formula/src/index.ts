export { expand } from './expand.ts'
export type {
  Argument,
  BinaryNode,
  BinaryOperator,
  CallNode,
  Expression,
  FormulaAst,
  GroupNode,
  LogicalNode,
  NameNode,
  NumberNode,
  StringNode,
  UnaryNode,
} from './expression.ts'
export { format, formatExpression } from './format.ts'
export type { ModelTerms, RandomTerm, StructureOptions, Term, TermSet, Variable } from './model-terms.ts'
export { parse, parseExpression } from './parse.ts'
export type { KnownNames } from './scope.ts'
export { termLabel } from './term-map.ts'
