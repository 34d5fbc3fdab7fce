import type { Axis } from '../src/index.ts'

/** An axis of columns without positions. */
export function columns(size: number): Axis {
  return { size, labels: Array.from({ length: size }, (_, i) => `x${i + 1}`), dimensions: [] }
}

/** An axis of one number. */
export function numbers(...values: number[]): Axis {
  const labels = values.map(String)
  return {
    size: values.length,
    labels,
    dimensions: [{ kind: 'number', name: 'time', values: Float64Array.from(values) }],
  }
}

/** An axis of the levels of a factor, all of them or those at some places. */
export function levels(names: readonly string[], codes: readonly number[] = names.map((_, i) => i)): Axis {
  const labels = codes.map((code) => names[code]!)
  const dimension = { kind: 'factor', name: 'visit', levels: names, codes: Int32Array.from(codes) } as const
  return { size: codes.length, labels, dimensions: [dimension] }
}

/** An axis of points, one coordinate after the other. */
export function points(...coordinates: number[][]): Axis {
  const size = coordinates[0]!.length
  const labels = Array.from({ length: size }, (_, i) => coordinates.map((values) => values[i]).join(':'))
  const dimensions = coordinates.map((values, d) => ({
    kind: 'number' as const,
    name: `x${d + 1}`,
    values: Float64Array.from(values),
  }))
  return { size, labels, dimensions }
}
