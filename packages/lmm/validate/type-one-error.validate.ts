import { describe, expect, it } from 'vitest'
import { coefficients, kenwardRoger, lmm, randomGenerator, satterthwaite } from '../src/index.ts'

/** Rows of the 8 groups; the first four are treated. */
const sizes = [3, 7, 4, 9, 5, 3, 8, 6]
const replicates = 4000
const rows = sizes.flatMap((size, group) => Array.from({ length: size }, (_, i) => ({ group, time: i })))
const group = rows.map((row) => `g${row.group}`)
const treated = Float64Array.from(rows, (row) => (row.group < 4 ? 1 : 0))
const time = Float64Array.from(rows, (row) => row.time)

/** Rejections at 5 % of the effects that are not there, as shares, by method. */
function rejections(formula: string, seed: number): Record<string, Record<string, number>> {
  const random = randomGenerator(seed)
  // Box and Muller 1958
  const normal = (): number => Math.sqrt(-2 * Math.log(random.uniform())) * Math.cos(2 * Math.PI * random.uniform())
  const counts: Record<string, Record<string, number>> = {}
  for (let replicate = 0; replicate < replicates; replicate++) {
    const effects = sizes.map(normal)
    const y = Float64Array.from(rows, (row) => 10 + effects[row.group]! + normal())
    const model = lmm(formula, { y, treated, time, group })
    for (const df of [satterthwaite, kenwardRoger])
      for (const { term, pValue } of coefficients(model, { df }).slice(1)) {
        counts[df.name] ??= {}
        counts[df.name]![term] = (counts[df.name]![term] ?? 0) + (pValue! < 0.05 ? 1 : 0)
      }
  }
  for (const byTerm of Object.values(counts)) for (const term of Object.keys(byTerm)) byTerm[term]! /= replicates
  return counts
}

describe('Tests at 5 % of effects that are not there, 8 groups of 3 to 9 rows, 4000 replicates', () => {
  it.each([
    ['y ~ treated + time + (1 | group)', 20_260],
    ['y ~ treated * time + (1 | group)', 20_261],
  ])(
    '%s: Satterthwaite and Kenward-Roger reject between 4 and 6.5 %%',
    (formula, seed) => {
      const found = rejections(formula, seed)
      expect(Object.keys(found)).toEqual(['satterthwaite', 'kenward-roger'])
      for (const [method, byTerm] of Object.entries(found))
        for (const [term, share] of Object.entries(byTerm)) {
          const label = `${method}, ${term}`
          expect({ label, share, between: share >= 0.04 && share <= 0.065 }).toEqual({ label, share, between: true })
        }
    },
    600_000,
  )
})
