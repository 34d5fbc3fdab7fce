import { builtinStructures } from '@lmm/covariance'
import { crossProducts } from '@lmm/design'
import { describe, expect, it } from 'vitest'
import { optimize, penalizedObjective, type TermStructure } from '../src/index.ts'
import { handMadeDesign, minimalStandard, normal } from './hand-made-design.ts'

const [subjects, items] = [20, 12]
const n = subjects * items
const gauss = normal(minimalStandard(271_828))
const draw = (count: number, sd: number): number[] => Array.from({ length: count }, () => sd * gauss())
const [u0, u1, v0, v1] = [draw(subjects, 1.5), draw(subjects, 0.8), draw(items, 1), draw(items, 0.5)]
const s = Array.from({ length: n }, (_, i) => Math.floor(i / items))
const t = Array.from({ length: n }, (_, i) => i % items)
const x = draw(n, 1)
const y = s.map((_, i) => 2 + x[i]! + u0[s[i]!]! + v0[t[i]!]! + (u1[s[i]!]! + v1[t[i]!]!) * x[i]! + gauss())
const ones = new Array<number>(n).fill(1)

describe('Crossed factors with several random effects each', () => {
  it('start near their optimum, by two stages', () => {
    const design = handMadeDesign(
      y,
      [ones, x],
      [
        { group: 's', codes: s, columns: [ones, x] },
        { group: 't', codes: t, columns: [ones, x] },
      ],
    )
    const structures = design.random.map(({ term, names }): TermStructure => {
      const bound = builtinStructures[term.structure]!({}).bind({ size: names.length, labels: names, dimensions: [] })
      return { name: term.structure, bound }
    })
    const objective = penalizedObjective(crossProducts(design), structures, 'REML')
    const criterionAt = (theta: Float64Array): number => {
      const value = objective.evaluate(theta)
      return value.status === 'ok' ? value.criterion : Number.NaN
    }
    const initial = criterionAt(Float64Array.from(objective.parameters, (parameter) => parameter.initial))
    const start = criterionAt(objective.start!())
    const { criterion } = optimize(objective)
    expect(start - criterion).toBeLessThan(0.1 * (initial - criterion))
    expect(start - criterion).toBeLessThan(3)
  })
})
