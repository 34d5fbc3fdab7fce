import { describe, expect, it } from 'vitest'
import { predict, predictBootstrap } from '../src/index.ts'
import { type Target, targets } from './parts.ts'
import { Coverage, type SimulatedDesign, worlds } from './simulated-design.ts'

const slopes = { formula: 'y ~ t + (t | g)', sd: [1, 0.3, 1], correlation: 0.3 } as const
const intercepts = { formula: 'y ~ t + (1 | g)', sd: [1, 0, 1], correlation: 0 } as const

function plainCoverage(design: SimulatedDesign, count: number): Coverage {
  const coverage = new Coverage()
  for (const { model, rows, truth } of worlds(design, count, 1))
    for (const target of targets) coverage.add(target, truth[target], predict(model, rows, { target }))
  return coverage
}

/** Data sets for each target: all rows of a data set share one population, groups are eight each. */
const bootstrapped: Readonly<Record<Target, number>> = {
  population: 800,
  group: 200,
  'new-group': 200,
  observation: 200,
}

async function bootstrapCoverage(design: SimulatedDesign): Promise<Coverage> {
  const coverage = new Coverage()
  for (const target of targets) {
    let seed = 1
    for (const { model, rows, truth } of worlds(design, bootstrapped[target], 1))
      coverage.add(target, truth[target], await predictBootstrap(model, rows, { target, seed: seed++, count: 99 }))
  }
  return coverage
}

function expectNominal(coverage: Coverage, title: string): void {
  console.log(`${title}: ${coverage}`)
  for (const target of targets) {
    expect(coverage.of(target), target).toBeGreaterThan(93.5)
    expect(coverage.of(target), target).toBeLessThan(96.5)
  }
}

describe('Intervals of 95 %', () => {
  it('cover 93.5 to 96.5 % with 50 groups of 8 rows', () => {
    for (const [name, design] of Object.entries({ intercepts, slopes }))
      expectNominal(plainCoverage({ ...design, groups: 50 }, 2000), `50 groups, ${name}`)
  }, 600_000)

  it('by the bootstrap cover as much with 8 groups, where the plain ones are quoted in the guide', async () => {
    for (const [name, design] of Object.entries({ intercepts, slopes })) {
      console.log(`8 groups, ${name}, plain: ${plainCoverage({ ...design, groups: 8 }, 4000)}`)
      expectNominal(await bootstrapCoverage({ ...design, groups: 8 }), `8 groups, ${name}, bootstrap`)
    }
  }, 3_000_000)
})
