import type { LearnedState } from '../schema.ts'

/** A function of single numbers, called once a row with finite arguments; must return a finite number. */
export type ScalarFunction = (...values: number[]) => number

/** A function that learns from the data of the fit: the state must be plain JSON, it is kept in the schema. */
export interface LearningFunction {
  /** Learns from the rows where all arguments are present: one array an argument. */
  learn(...values: Float64Array[]): LearnedState['state']
  /** The value of one row, one number or one a column, by the state. */
  apply(state: LearnedState['state'], ...values: number[]): number | readonly number[]
}

/** Functions of the caller by the name under which formulas call them. */
export type UserFunctions = Readonly<Record<string, ScalarFunction | LearningFunction>>
