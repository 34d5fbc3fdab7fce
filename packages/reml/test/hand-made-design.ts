import type { Design, WeightsKind } from '@lmm/design'

/** A random term written by hand: columns of Z and the level of each row. */
export interface HandMadeTerm {
  readonly group: string
  readonly codes: readonly number[]
  readonly columns: readonly (readonly number[])[]
  readonly structure?: string
}

/** A design without formula and table, for tests of the engine alone. */
export function handMadeDesign(
  y: readonly number[],
  X: readonly (readonly number[])[],
  random: readonly HandMadeTerm[],
  weights: { kind: WeightsKind; values: readonly number[] } | null = null,
): Design {
  const n = y.length
  const names = X.map((_, j) => `x${j}`)
  return {
    terms: {
      formula: 'y ~ x',
      response: { label: 'y', expression: { kind: 'name', name: 'y', span: { start: 0, end: 1 } }, columns: ['y'] },
      fixed: { intercept: true, terms: [] },
      random: [],
      offsets: [],
    },
    table: { kind: 'table', rowCount: n, columns: new Map() },
    schema: { columns: [], variables: [], groups: [] },
    n,
    rows: Int32Array.from({ length: n }, (_, i) => i),
    dropped: { count: 0, byColumn: [] },
    X: {
      names,
      columns: X.map((column) => Float64Array.from(column)),
      assign: Int32Array.from(names, (_, j) => j - 1),
      aliased: [],
      kept: Int32Array.from(names, (_, j) => j),
    },
    random: random.map(({ group, codes, columns, structure = 'us' }) => ({
      term: {
        label: `(... | ${group})`,
        structure,
        options: {},
        columns: { intercept: true, terms: [] },
        group: [],
        groupName: group,
        span: { start: 0, end: 1 },
      },
      groupName: group,
      levels: Array.from({ length: Math.max(...codes) + 1 }, (_, level) => `${level}`),
      codes: Int32Array.from(codes),
      names: columns.map((_, j) => `z${j}`),
      columns: columns.map((column) => Float64Array.from(column)),
    })),
    y: Float64Array.from(y),
    offset: null,
    weights: weights && { kind: weights.kind, values: Float64Array.from(weights.values) },
    diagnostics: [],
  }
}

/** A seeded generator of uniform numbers in (0, 1): the minimal standard of Park & Miller 1988. */
export function minimalStandard(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}

/** Standard normal numbers from uniform ones (Box & Muller 1958). */
export function normal(uniform: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
