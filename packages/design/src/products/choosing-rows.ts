import type { Design } from '../design.ts'
import { type BasisFreedom, constantInSpan } from './column-basis.ts'
import type { ChoosingRows } from './row-bases.ts'

/** All rows of a design choose the bases. */
export function allRows(
  design: Design,
  weights: Float64Array | null,
  freedom: (term: number) => BasisFreedom,
): ChoosingRows {
  return {
    n: design.n,
    y: design.y,
    offset: design.offset,
    weights,
    X: design.X,
    constant: constantInSpan(design.X.columns),
    random: design.random.map(({ columns }, term) => ({
      columns,
      constant: freedom(term) === 'linear' ? constantInSpan(columns) : null,
    })),
  }
}

/** Of at least so many rows a sample chooses as well as all. */
export const manyRows = 32768
const sampleSize = 4096
/** Multiples of the golden section fall evenly on the rows and keep step with no period among them. */
const goldenSection = (Math.sqrt(5) - 1) / 2

/** Some of the rows, spread over all. */
export function sampleOf(rows: ChoosingRows): ChoosingRows {
  const at = Int32Array.from({ length: sampleSize }, (_, i) => Math.floor(rows.n * ((i * goldenSection) % 1)))
  const taken = new Map<Float64Array, Float64Array>()
  const take = (values: Float64Array): Float64Array => {
    const known = taken.get(values) ?? Float64Array.from(at, (row) => values[row]!)
    taken.set(values, known)
    return known
  }
  return {
    n: sampleSize,
    y: take(rows.y),
    offset: rows.offset && take(rows.offset),
    weights: rows.weights && take(rows.weights),
    X: { columns: rows.X.columns.map(take) },
    constant: rows.constant,
    random: rows.random.map(({ columns, constant }) => ({ columns: columns.map(take), constant })),
  }
}
