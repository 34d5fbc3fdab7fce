import { describe, expect, it } from 'vitest'
import { type CovarianceStructure, diag, identity, us } from '../src/index.ts'
import { checkStructure } from '../src/testing/index.ts'

const axis = (size: number) => ({ size, labels: Array.from({ length: size }, (_, i) => `x${i + 1}`), dimensions: [] })

describe('Every built-in structure obeys the laws', () => {
  for (const structure of [us(), diag(), identity()])
    for (const size of [1, 2, 3, 5])
      it(`${structure.name} over ${size} positions`, () => expect(checkStructure(structure, axis(size))).toEqual([]))
})

describe('A structure that breaks a law is found', () => {
  const broken = (change: (bound: ReturnType<CovarianceStructure['bind']>) => object): CovarianceStructure => ({
    name: 'broken',
    bind: (a) => {
      const bound = diag().bind(a)
      return { ...bound, ...change(bound) }
    },
  })
  it('by a derivative that is not one', () => {
    const laws = checkStructure(
      broken(() => ({ derivative: () => undefined })),
      axis(2),
    ).map((p) => p.law)
    expect(laws).toContain('derivative')
  })
  it('by a Sigma that depends on who else is in the group', () => {
    const structure = broken((bound) => ({
      covariance: (theta: Float64Array, at: Int32Array, Sigma: Parameters<typeof bound.covariance>[2]) => {
        bound.covariance(theta, at, Sigma)
        Sigma.mul(at.length)
      },
    }))
    expect(checkStructure(structure, axis(4)).map((p) => p.law)).toContain('submatrix')
  })
  it('by a kind that is not true', () => {
    const structure = broken((bound) => ({
      parameters: bound.parameters.map((p) => ({ ...p, kind: 'correlation' as const })),
    }))
    const wrong = broken((bound) => ({
      parameters: bound.parameters.map((p) => ({ ...p, kind: 'variance' as const })),
    }))
    expect(checkStructure(structure, axis(2))).toEqual([])
    expect(checkStructure(wrong, axis(2)).map((p) => p.law)).toContain('kinds')
  })
})
