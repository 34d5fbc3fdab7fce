export { contains } from './contains.ts'
export { type DescribedPart, describe } from './describe.ts'
export {
  type ExplainOptions,
  explainFormula,
  type FormulaExplanation,
  type TermExplanation,
} from './explanation/explain.ts'
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
export { format, formatExpression } from './printing/format.ts'
export { parse, parseExpression } from './reading/parse.ts'
export type { KnownNames } from './scope.ts'
export { type CovarianceSpecification, parseCovariance } from './specifications/covariance.ts'
export {
  type KnownVariances,
  parseVariance,
  type VarianceSpecification,
  varianceFunctions,
} from './specifications/variance.ts'
export { expand } from './terms/expand.ts'
export { termLabel } from './terms/term-map.ts'
export { updateFormula } from './update.ts'
