import { describe, expect, it } from 'vitest'
import { steps } from '../fit.ts'

const n = 24
const index = Array.from({ length: n }, (_, i) => i)
const noise = index.map((i) => Math.sin(3 * i * i + 1))
const y = index.map((i) => Math.cos(5 * i))
const f = index.map((i) => 'abcd'[i % 4]!)
const h = index.map((i) => 'uvw'[Math.floor(i / 8)]!)

const aliased = (formula: string, data: Record<string, readonly (number | string)[]>): readonly string[] =>
  steps(formula, { y, f, h, ...data }).design.X.aliased

describe('columns that earlier ones determine', () => {
  it('are left out as R does, named in a warning', () => {
    const data = {
      x: noise,
      k: index.map(() => 0.1),
      twice: noise.map((value) => 3 - 2 * value),
      z: index.map((i) => (i % 4) ** 2),
    }
    const { design } = steps('y ~ x + k + twice + z + f', { y, f, ...data })
    expect(design.X.names).toEqual(['(Intercept)', 'x', 'z', 'fb', 'fc'])
    expect(design.X.aliased).toEqual(['k', 'twice', 'fd'])
    expect([...design.X.kept]).toEqual([0, 1, 4, 5, 6])
    expect([...design.X.assign]).toEqual([-1, 0, 3, 4, 4])
    expect(design.diagnostics.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'warning: k, twice and fd are determined by the columns before them and left out.',
    ])
  })

  it('are combinations of levels that do not occur', () => {
    const keep = index.filter((i) => !(f[i] === 'd' && h[i] === 'w'))
    const at = <T>(cells: readonly T[]): T[] => keep.map((i) => cells[i]!)
    const { X } = steps('y ~ f * h', { y: at(y), f: at(f), h: at(h) }).design
    expect(X.aliased).toEqual(['fd:hw'])
  })

  it('are none for numbers far from zero, up to 1e9 standard deviations', () => {
    const far = noise.map((value) => 7e9 + 7 * value)
    const year = index.map((i) => 1e9 + (i % 6))
    const formulas = ['x', 'x * f', 'f + x:f', '0 + f + x', '0 + f + x:f', 'x * year', 'x + year + f', '0 + f + h + x']
    for (const formula of formulas)
      expect([formula, aliased(`y ~ ${formula}`, { x: far, year })]).toEqual([formula, []])
  })

  it('are found among numbers far from zero too', () => {
    const far = index.map((i) => 1e9 + (i % 6))
    const copy = index.map((i) => 5 + 2 * (i % 6))
    expect(aliased('y ~ x + copy', { x: far, copy })).toEqual(['copy'])
    expect(aliased('y ~ x + k', { x: far, k: index.map(() => 1e9 / 3) })).toEqual(['k'])
    expect(aliased('y ~ x * f', { x: index.map((i) => 1e9 + (i % 4)) })).toEqual(['fd', 'x:fb', 'x:fc', 'x:fd'])
  })

  it('are as R has them where a shift would change the model', () => {
    expect(aliased('y ~ 0 + x + z', { x: noise, z: noise.map((value) => value * 4) })).toEqual(['z'])
    expect(aliased('y ~ 0 + x', { x: index.map((i) => 1e9 + (i % 6)) })).toEqual([])
  })
})
