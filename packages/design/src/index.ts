export type { Design, DroppedRows, FixedDesign, RandomDesign, WeightsKind } from './design.ts'
export type { ContrastCoding, GroupSchema, LearnedState, Schema, VariableSchema } from './schema.ts'
export type { Column, FactorColumn, LogicalColumn, NumberColumn, Table, TextColumn } from './table.ts'
export { type CrossProductsOptions, crossProducts } from './products/accumulate.ts'
export { type Basis, type BasisFreedom, basisMatrix, logDeterminant as basisLogDeterminant, toBasis } from './products/basis.ts'
export type {
  CrossedProducts,
  CrossProducts,
  FactorColumns,
  GroupedProducts,
  PairProducts,
  TermColumns,
} from './products/cross-products.ts'
export type { ResponseBasis } from './products/response-basis.ts'
export type { RowWeights } from './products/row-weights.ts'
