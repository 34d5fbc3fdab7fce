import type { TermSet } from '@lmm/formula'
import { fullDummies } from '../contrasts/full-dummies.ts'
import type { VariableSchema } from '../schema.ts'

/** A variable over the rows used, as its schema describes it. */
export type FrameVariable =
  | { readonly kind: 'columns'; readonly columns: readonly Float64Array[] }
  | { readonly kind: 'factor'; readonly codes: Int32Array }

/** Looks up a variable by its label. */
export type VariableLookup = (label: string) => { readonly schema: VariableSchema; readonly data: FrameVariable }

/** Columns of a model matrix with their names and the index of their term, -1 for the intercept. */
export interface TermColumns {
  readonly names: readonly string[]
  readonly columns: readonly Float64Array[]
  readonly assign: Int32Array
}

interface NamedColumns {
  readonly names: readonly string[]
  readonly columns: readonly Float64Array[]
}

/** The model matrix of an intercept and terms, as R's `model.matrix` has it: the first variable of a product varies fastest. */
export function termColumns(
  set: TermSet,
  n: number,
  lookup: VariableLookup,
  ones: () => Float64Array = () => new Float64Array(n).fill(1),
): TermColumns {
  const full = fullDummies(set, (label) => lookup(label).schema.kind === 'factor')
  const names: string[] = []
  const columns: Float64Array[] = []
  const assign: number[] = []
  if (set.intercept) {
    names.push('(Intercept)')
    columns.push(ones())
    assign.push(-1)
  }
  const coded = new Map<string, NamedColumns>()
  set.terms.forEach((term, t) => {
    const parts = term.variables.map(({ label }, v) => {
      const key = `${full[t]![v] ? 'full' : 'coded'} ${label}`
      const known = coded.get(key) ?? codedColumns(lookup, label, full[t]![v]!)
      coded.set(key, known)
      return known
    })
    const product = parts.reduce(multiplied)
    names.push(...product.names)
    columns.push(...product.columns)
    assign.push(...product.names.map(() => t))
  })
  return { names, columns, assign: Int32Array.from(assign) }
}

function codedColumns(lookup: VariableLookup, label: string, full: boolean): NamedColumns {
  const { schema, data } = lookup(label)
  if (data.kind === 'columns') {
    const suffixes = schema.kind === 'basis' ? schema.suffixes : ['']
    // R leaves out the suffix of a basis of one column
    const names = suffixes.length === 1 ? [label] : suffixes.map((suffix) => label + suffix)
    return { names, columns: data.columns }
  }
  if (schema.kind !== 'factor') throw new TypeError(`${label} is a factor in the data and ${schema.kind} in the schema`)
  const { levels, contrasts } = schema
  if (full)
    return {
      names: levels.map((level) => label + level),
      columns: levels.map((_, place) => spread(data.codes, levels.length, (code) => (code === place ? 1 : 0))),
    }
  return {
    names: contrasts.suffixes.map((suffix) => label + suffix),
    columns: contrasts.suffixes.map((_, column) =>
      spread(data.codes, levels.length, (code) => contrasts.matrix[code]![column]!),
    ),
  }
}

/** One number a level, spread over the rows; a missing level stays missing. */
function spread(codes: Int32Array, levels: number, entry: (code: number) => number): Float64Array {
  const entries = Float64Array.from({ length: levels + 1 }, (_, place) => (place === 0 ? Number.NaN : entry(place - 1)))
  const column = new Float64Array(codes.length)
  for (let row = 0; row < codes.length; row++) column[row] = entries[codes[row]! + 1]!
  return column
}

function multiplied(left: NamedColumns, right: NamedColumns): NamedColumns {
  const names: string[] = []
  const columns: Float64Array[] = []
  right.columns.forEach((b, j) => {
    left.columns.forEach((a, i) => {
      const product = new Float64Array(a.length)
      for (let row = 0; row < product.length; row++) product[row] = a[row]! * b[row]!
      names.push(`${left.names[i]}:${right.names[j]}`)
      columns.push(product)
    })
  })
  return { names, columns }
}
