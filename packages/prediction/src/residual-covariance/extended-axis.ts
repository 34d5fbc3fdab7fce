import type { PositionAxis, PositionDimension } from '@lmm/design'
import { say } from '../say.ts'

/** The positions of a fit with those of other rows after them. */
export interface ExtendedAxis {
  readonly axis: PositionAxis
  /** Place of each position of the rows. */
  readonly place: Int32Array
  /** Label of a position that the fit did not have, or null. */
  readonly fresh: string | null
}

/** Adds positions to an axis: levels of factors by their names, numbers by their values. */
export function extendedAxis(known: PositionAxis, rows: PositionAxis): ExtendedAxis {
  const dimensions = rows.dimensions.map((dimension, d) => recoded(known.dimensions[d]!, dimension))
  const keyOf = (of: readonly PositionDimension[], k: number): string =>
    of.map((dimension) => (dimension.kind === 'factor' ? dimension.codes[k]! : dimension.values[k]!)).join('\n')
  const places = new Map(Array.from({ length: known.size }, (_, k) => [keyOf(known.dimensions, k), k]))
  const fresh: number[] = []
  const place = Int32Array.from({ length: rows.size }, (_, k) => {
    const key = keyOf(dimensions, k)
    const found = places.get(key)
    if (found !== undefined) return found
    places.set(key, known.size + fresh.length)
    return known.size + fresh.push(k) - 1
  })
  if (fresh.length === 0) return { axis: known, place, fresh: null }
  const axis: PositionAxis = {
    size: known.size + fresh.length,
    labels: [...known.labels, ...fresh.map((k) => rows.labels[k]!)],
    dimensions: known.dimensions.map((dimension, d) => joined(dimension, dimensions[d]!, fresh)),
  }
  return { axis, place, fresh: rows.labels[fresh[0]!]! }
}

/** A factor in the levels of the fit. */
function recoded(known: PositionDimension, rows: PositionDimension): PositionDimension {
  if (known.kind !== 'factor' || rows.kind !== 'factor') return rows
  const codes = rows.codes.map((code) => {
    const place = known.levels.indexOf(rows.levels[code]!)
    if (place < 0)
      throw say.error('prediction/unknown-position', {
        structure: '',
        position: rows.levels[code]!,
        known: known.levels.slice(0, 20),
      })
    return place
  })
  return { ...known, codes }
}

function joined(known: PositionDimension, rows: PositionDimension, fresh: readonly number[]): PositionDimension {
  if (known.kind === 'factor' && rows.kind === 'factor')
    return { ...known, codes: Int32Array.from([...known.codes, ...fresh.map((k) => rows.codes[k]!)]) }
  if (known.kind === 'number' && rows.kind === 'number')
    return { ...known, values: Float64Array.from([...known.values, ...fresh.map((k) => rows.values[k]!)]) }
  return known
}
