export type { Design, DroppedRows, FixedDesign, RandomDesign, WeightsKind } from './design.ts'
export type { ContrastCoding, GroupSchema, LearnedState, Schema, VariableSchema } from './schema.ts'
export type { Column, FactorColumn, LogicalColumn, NumberColumn, Table, TextColumn } from './table.ts'
