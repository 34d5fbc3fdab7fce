/** Half the mean squared difference of values that lie about so far apart. */
export interface Semivariance {
  readonly distance: number
  readonly semivariance: number
  readonly pairs: number
}

/**
 * The semivariogram within groups: pairs at each distance, or in classes with about equally many pairs where the distances are many
 * (Pinheiro & Bates 2000, section 5.3.2). `members` holds the places of each group in `values` and `at`.
 */
export function variogram(
  values: Float64Array,
  at: Float64Array,
  members: readonly (readonly number[])[],
  mostClasses: number,
): Semivariance[] {
  const byDistance = new Map<number, { sum: number; pairs: number }>()
  for (const places of members)
    for (let i = 0; i < places.length; i++)
      for (let j = 0; j < i; j++) {
        const [a, b] = [places[i]!, places[j]!]
        // equal but for the rounding of decimal fractions
        const distance = Number(Math.abs(at[a]! - at[b]!).toPrecision(10))
        const cell = byDistance.get(distance) ?? { sum: 0, pairs: 0 }
        cell.sum += (values[a]! - values[b]!) ** 2 / 2
        cell.pairs++
        byDistance.set(distance, cell)
      }
  const cells = [...byDistance].map(([distance, cell]) => ({ distance, ...cell }))
  return classesOf(
    cells.sort((a, b) => a.distance - b.distance),
    mostClasses,
  )
}

interface Cell {
  readonly distance: number
  readonly sum: number
  readonly pairs: number
}

function classesOf(cells: readonly Cell[], most: number): Semivariance[] {
  const total = cells.reduce((sum, { pairs }) => sum + pairs, 0)
  const classes: Cell[][] = []
  let passed = 0
  for (const cell of cells) {
    const place = cells.length <= most ? classes.length : Math.min(most - 1, Math.floor((passed * most) / total))
    const own = classes[place]
    if (own) own.push(cell)
    else classes[place] = [cell]
    passed += cell.pairs
  }
  return classes.flatMap((own) => (own.length === 0 ? [] : [merged(own)]))
}

function merged(cells: readonly Cell[]): Semivariance {
  const pairs = cells.reduce((sum, cell) => sum + cell.pairs, 0)
  return {
    distance: cells.reduce((sum, cell) => sum + cell.distance * cell.pairs, 0) / pairs,
    semivariance: cells.reduce((sum, cell) => sum + cell.sum, 0) / pairs,
    pairs,
  }
}
