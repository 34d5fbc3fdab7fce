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
export type { ModelTerms, RandomTerm, StructureOptions, Term, TermSet, Variable } from './model-terms.ts'
