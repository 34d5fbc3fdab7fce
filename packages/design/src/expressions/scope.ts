import type { Diagnostic } from '@lmm/diagnostics'
import type { Variable } from '@lmm/formula'
import type { Table } from '../table.ts'
import type { Fault } from './fault.ts'
import type { Memory } from './memory.ts'
import type { UserFunctions } from './user-function.ts'
import type { FactorValue, Value } from './value.ts'

/** Reads columns of a table as values. */
export interface ColumnReader {
  readonly rowCount: number
  /** The column as a number, a factor or logical, as the schema has it. */
  value(name: string): Value
  /** The column as a factor by its labels, whatever its kind: for grouping and for functions that make factors. */
  factor(name: string): FactorValue
}

/** All that the evaluation of one variable may read and write to. */
export interface Scope {
  readonly variable: Variable
  readonly table: Table
  readonly rowCount: number
  readonly columns: ColumnReader
  readonly functions: UserFunctions
  readonly memory: Memory
  readonly faults: Fault[]
  readonly notes: Diagnostic[]
}
