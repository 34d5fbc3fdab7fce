export { accumulate } from './accumulation/accumulate.ts'
export type {
  AccumulatedFactor,
  AccumulatedProducts,
  AccumulatedSums,
  AccumulatedTerm,
  PairedSum,
  PairedSums,
  TriangularSums,
} from './accumulation/accumulated-products.ts'
export type { AccumulatedRows } from './accumulation/accumulated-rows.ts'
export type { AccumulateOptions, AccumulateRowsOptions } from './accumulation/accumulator.ts'
export type { Batches } from './accumulation/batches.ts'
export { crossProductsOf, type RowlessDesign } from './accumulation/cross-products-of.ts'
export { inferSchemaOf } from './accumulation/infer-schema-of.ts'
export { merge } from './accumulation/merge.ts'
export {
  type PatternDesign,
  type PatternProductsOfOptions,
  patternProductsOf,
} from './accumulation/pattern-products-of.ts'
export { productsFromJSON, productsToJSON } from './accumulation/products-json.ts'
export { buildDesign, type DesignOptions } from './build-design.ts'
export { buildNewDesign, type NewDesign, type NewDesignOptions } from './build-new-design.ts'
export { refuseExtremeColumn, refuseExtremeWeights } from './checks/extreme-numbers.ts'
export { singleLevel, unidentifiable } from './checks/random-terms.ts'
export { refuseConstantResponse } from './checks/response.ts'
export type { ContrastChoice, ContrastMatrix, NamedContrast } from './contrasts/contrast-choice.ts'
export {
  type CodingOptions,
  type ContrastName,
  contrastCoding,
  contrastNamed,
  contrastNames,
} from './contrasts/contrast-coding.ts'
export type {
  Design,
  DesignHeader,
  DroppedRows,
  FixedDesign,
  NewRandomDesign,
  RandomDesign,
  WeightsKind,
} from './design.ts'
export type { LearningFunction, ScalarFunction, UserFunctions } from './expressions/user-function.ts'
export type { ByName, ColumnType, RowOptions, SchemaOptions } from './frame/schema-options.ts'
export { inferSchema } from './infer-schema.ts'
export { columnsAt } from './matrix/columns-at.ts'
export type { FrameVariable, TermColumns as FixedColumns } from './matrix/term-columns.ts'
export { type DisjointSets, disjointSets } from './pattern-products/disjoint-sets.ts'
export {
  type Pattern,
  type PatternProducts,
  type PatternProductsOptions,
  type PatternTerm,
  patternProducts,
} from './pattern-products/pattern-products.ts'
export type { PositionAxis, PositionDimension } from './pattern-products/positions.ts'
export type { LevelRelation } from './pattern-products/related-levels.ts'
export {
  type ResidualDesign,
  type ResidualGroups,
  type ResidualSpecifications,
  type ResidualVariance,
  residualColumns,
  residualDesign,
} from './pattern-products/residual-design.ts'
export { type CrossProductsOptions, crossProducts } from './products/accumulate.ts'
export { type Basis, basisMatrix, logDeterminant as basisLogDeterminant, toBasis } from './products/basis.ts'
export type { BasisFreedom } from './products/column-basis.ts'
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
export type {
  ColumnSchema,
  ContrastCoding,
  GroupSchema,
  LearnedState,
  LearnedValue,
  Schema,
  VariableSchema,
} from './schema.ts'
export type { Column, FactorColumn, LogicalColumn, NumberColumn, Table, TextColumn } from './table.ts'
export { type ColumnDescription, describeTable } from './tables/describe-table.ts'
export { type PivotOptions, pivotLonger } from './tables/pivot-longer.ts'
export { tableAt } from './tables/table-at.ts'
export type { ArrowShaped, ArrowVector, Cell, ColumnInput, FactorInput, TableInput } from './tables/table-input.ts'
export { type TableOptions, tableOf } from './tables/table-of.ts'
