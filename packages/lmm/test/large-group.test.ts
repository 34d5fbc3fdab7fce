import { expect, it } from 'vitest'
import { lmm } from '../src/index.ts'

/** The minimal standard of Park & Miller 1988, and normal numbers by Box & Muller. */
let state = 19
const uniform = (): number => {
  state = (state * 16807) % 2147483647
  return state / 2147483647
}
const gauss = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())

/** Waves of many directions and lengths: a smooth field. */
const waves = Array.from({ length: 60 }, () => [gauss(), gauss(), 2 * Math.PI * uniform()] as const)
const points = Array.from({ length: 300 }, () => {
  const [east, north, x] = [8 * uniform(), 8 * uniform(), gauss()]
  const field = waves.reduce((sum, [a, b, phase]) => sum + Math.cos(a * east + b * north + phase), 0)
  return { east, north, x, y: 1 + 0.5 * x + 0.2 * field + 0.5 * gauss() }
})

it('one group of 300 places is searched from the optimum of a part of them, in few steps, to the optimum of all', () => {
  const residual = 'exp(east + north | 1, nugget = TRUE)'
  const model = lmm('y ~ x', points, { residual })
  expect(model.certificate.status).toBe('optimal')
  expect(model.trace.length).toBeLessThan(9)
  const [range, nugget] = model.theta
  const again = lmm('y ~ x', points, { residual, start: Float64Array.of(1.5 * range!, 0.8 * nugget!) })
  expect(Math.abs(again.criterion - model.criterion)).toBeLessThan(1e-9)
  again.theta.forEach((value, k) => {
    expect(Math.abs(value / model.theta[k]! - 1)).toBeLessThan(1e-6)
  })
})

it('a correlation of 1 in a large group is known as the boundary, from a search that begins there', () => {
  const effects = Array.from({ length: 40 }, gauss)
  const errors = new Array<number>(20).fill(0)
  const visits = Array.from({ length: 400 }, (_, row) => {
    const [id, item, visit] = [row % 20, (row * 7) % 19, Math.floor(row / 20)]
    errors[id] = 0.6 * errors[id]! + 0.8 * gauss()
    const y = 2 + (1 + 0.05 * effects[id]!) * visit + effects[id]! + effects[20 + item]! + errors[id]!
    return { id: `p${id}`, item: `i${item}`, visit, y }
  })
  const { certificate, criterion } = lmm('y ~ visit + (visit | id) + (1 | item)', visits, {
    residual: 'ar1(visit | id)',
  })
  expect(certificate.status).toBe('boundary')
  expect(certificate.gradientNorm).toBeLessThan(1e-4)
  const simpler = lmm(certificate.simpler!, visits, { residual: 'ar1(visit | id)' })
  expect(Math.abs(simpler.criterion - criterion)).toBeLessThan(1e-7)
})
