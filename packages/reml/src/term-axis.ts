import type { Axis, Dimension } from '@lmm/covariance'
import type { RandomDesign, Schema } from '@lmm/design'

/** What the axis of a random term is made of. */
export interface TermPositions {
  readonly random: readonly Pick<RandomDesign, 'term' | 'names'>[]
  readonly schema: Schema
}

/**
 * The columns of random term k as positions: of one factor coded by indicators, `0 + visit`, or of a product of such factors,
 * `0 + row:column`, a dimension each with the places of its levels; other columns have no places.
 */
export function termAxis({ random, schema }: TermPositions, k: number): Axis {
  const { term, names } = random[k]!
  const plain: Axis = { size: names.length, labels: names, dimensions: [] }
  const [product] = term.columns.terms
  if (term.columns.intercept || !product || term.columns.terms.length > 1) return plain
  const dimensions: Dimension[] = []
  /** Columns from one level of this variable to the next: the first varies fastest. */
  let step = 1
  for (const { label } of product.variables) {
    const variable = schema.variables.find((candidate) => candidate.label === label)
    if (variable?.kind !== 'factor') return plain
    const { levels } = variable
    const from = step
    const codes = Int32Array.from(names, (_, column) => Math.floor(column / from) % levels.length)
    dimensions.push({ kind: 'factor', name: label, levels, codes })
    step *= levels.length
  }
  return step === names.length ? { ...plain, dimensions } : plain
}
