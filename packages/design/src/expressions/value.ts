import type { ValueKind } from '@lmm/diagnostics'

/** What an expression is over the rows of a table. NaN and code -1 are missing. */
export type Value =
  | NumberValue
  | { readonly kind: 'basis'; readonly columns: readonly Float64Array[]; readonly suffixes: readonly string[] }
  | FactorValue
  | { readonly kind: 'logical'; readonly codes: Int8Array }
  | { readonly kind: 'constant'; readonly value: number | string | boolean }
  | { readonly kind: 'constants'; readonly values: readonly (number | string | boolean)[] }

/** Numbers. */
export interface NumberValue {
  readonly kind: 'number'
  readonly values: Float64Array
}

/** A factor; `coding` is what `C(f, ...)` asked for. */
export interface FactorValue {
  readonly kind: 'factor'
  readonly codes: Int32Array
  readonly levels: readonly string[]
  readonly ordered: boolean
  readonly coding?: CodingRequest
  /** A column of texts that nobody called a factor. */
  readonly isText?: boolean
}

/** A contrast coding by name with the options that `C(f, treatment, base = 2)` gives it. */
export interface CodingRequest {
  readonly name: string
  /** Level to compare with, or its place from 1. */
  readonly base?: number | string
  /** Places of the levels for `poly`. */
  readonly scores?: readonly number[]
  readonly columns?: number
  /** R numbers the columns of `C(f, contr.treatment)` and names those of `C(f, treatment)` by level. */
  readonly numbered?: boolean
  /** The number of levels that `contr.sum(3)` states. */
  readonly size?: number
}

/** The kind of a value for messages. */
export function kindOfValue(value: Value): ValueKind {
  if (value.kind === 'factor' && value.isText) return 'text'
  if (value.kind === 'factor') return value.ordered ? 'ordered' : 'factor'
  if (value.kind === 'constant') return typeof value.value === 'string' ? 'string' : 'constant'
  return value.kind
}
