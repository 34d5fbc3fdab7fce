import type { Axis, Dimension } from '../axis.ts'
import { say } from '../say.ts'

/** Part of an axis, with the place in it of each position of the whole. */
export interface AxisPart {
  readonly axis: Axis
  readonly of: Int32Array
}

/** The distinct positions along the first dimension, and those along the others. */
export function splitAxis(structure: string, axis: Axis): readonly [AxisPart, AxisPart] {
  const { dimensions } = axis
  if (dimensions.length < 2)
    throw say.error('covariance/kronecker-axis', { structure, found: dimensions.map(({ name }) => name) })
  return [partOf(axis, dimensions.slice(0, 1)), partOf(axis, dimensions.slice(1))]
}

function partOf({ size }: Axis, dimensions: readonly Dimension[]): AxisPart {
  const places = new Map<string, number>()
  const firsts: number[] = []
  const of = new Int32Array(size)
  for (let i = 0; i < size; i++) {
    const key = dimensions.map((d) => (d.kind === 'factor' ? d.codes[i]! : d.values[i]!)).join(' ')
    let place = places.get(key)
    if (place === undefined) {
      place = firsts.length
      places.set(key, place)
      firsts.push(i)
    }
    of[i] = place
  }
  const labels = firsts.map((i) =>
    dimensions.map((d) => (d.kind === 'factor' ? d.levels[d.codes[i]!]! : `${d.values[i]}`)).join(':'),
  )
  const chosen = dimensions.map(
    (d): Dimension =>
      d.kind === 'factor'
        ? { ...d, codes: Int32Array.from(firsts, (i) => d.codes[i]!) }
        : { ...d, values: Float64Array.from(firsts, (i) => d.values[i]!) },
  )
  return { axis: { size: firsts.length, labels, dimensions: chosen }, of }
}
