import { describe, expect, it } from 'vitest'
import { maternProfile } from '../../src/spatial/matern-profile.ts'
import { maternProfileFor } from '../../src/spatial/matern-table.ts'
import { besselK } from '../../src/special/bessel-k.ts'
import { digamma, gamma, trigamma } from '../../src/special/reciprocal-gamma.ts'
import golden from '../golden/bessel-k.json' with { type: 'json' }

/** Largest relative error over the table, where the quantity is neither out of range nor nearly zero. */
function worst(
  column: number,
  compute: (nu: number, x: number) => number,
  least = 1e-250,
): { error: number; at: string } {
  let error = 0
  let at = ''
  for (const row of golden.rows) {
    const expected = row[column]
    if (expected === null || expected === undefined || Math.abs(expected) < least) continue
    const next = Math.abs(compute(row[0]!, row[1]!) / expected - 1)
    if (next > error || Number.isNaN(next)) {
      error = next
      at = `nu = ${row[0]}, x = ${row[1]}`
    }
  }
  return { error, at }
}

const close = (found: { error: number; at: string }, tolerance: number): void =>
  expect(found.error, found.at).toBeLessThan(tolerance)

describe('Against 60 digits of mpmath', () => {
  it('K_nu(x) has 13 digits', () => close(worst(2, besselK), 1e-13))
  it('the Matern correlation has 13 digits, where K overflows too', () =>
    close(
      worst(3, (nu, u) => maternProfile(nu).value(u)),
      1e-13,
    ))
  it('its derivative by distance has 13 digits', () =>
    close(
      worst(4, (nu, u) => maternProfile(nu).slope(u)),
      1e-13,
    ))
  it('its derivatives by the order are exact to 1e-11 of the correlation', () => {
    for (const [nu, u, , , , byNu, byNuNu] of golden.rows as number[][]) {
      const profile = maternProfile(nu!)
      expect(Math.abs(profile.orderSlope(u!) - byNu!), `${nu} ${u}`).toBeLessThan(1e-12 * Math.max(1, Math.abs(byNu!)))
      expect(Math.abs(profile.orderCurvature(u!) - byNuNu!), `${nu} ${u}`).toBeLessThan(
        1e-11 * Math.max(1, Math.abs(byNuNu!)),
      )
    }
  })
  it('its derivative by order and distance has 10 digits', () =>
    close(
      worst(7, (nu, u) => maternProfile(nu).mixed(u), 1e-12),
      1e-10,
    ))
  it('gamma, digamma and trigamma have 13 digits', () => {
    for (const [x, G, psi, psi1] of golden.gamma as number[][]) {
      expect(Math.abs(gamma(x!) / G! - 1), `${x}`).toBeLessThan(1e-13)
      expect(Math.abs(digamma(x!) - psi!), `${x}`).toBeLessThan(1e-13 * Math.max(1, Math.abs(psi!)))
      expect(Math.abs(trigamma(x!) / psi1! - 1), `${x}`).toBeLessThan(1e-13)
    }
  })
})

it('Half-integer orders are elementary', () => {
  for (const u of [1e-9, 0.3, 4, 50]) {
    expect(maternProfile(0.5).value(u)).toBeCloseTo(Math.exp(-u), 15)
    expect(maternProfile(1.5).value(u)).toBeCloseTo((1 + u) * Math.exp(-u), 15)
    expect(maternProfile(2.5).value(u)).toBeCloseTo((1 + u + (u * u) / 3) * Math.exp(-u), 15)
  }
})

it('Far away nothing is left', () => {
  for (const nu of [0.3, 1.5, 7, 50]) expect(maternProfile(nu).value(1e6)).toBe(0)
  expect(maternProfile(2.2).slope(Number.POSITIVE_INFINITY)).toBeCloseTo(0)
})

it('Many positions are looked up in tables to 1e-12', () => {
  for (const nu of [0.05, 0.3, 0.7, 1.3, 1.5, 2, 3.77, 12.25, 50]) {
    const exact = maternProfile(nu)
    const table = maternProfileFor(nu, 3000)
    expect(table).not.toBe(exact)
    for (let u = 1e-7; u < 900; u *= 1.7) {
      const close = (found: number, expected: number): void =>
        expect(Math.abs(found - expected), `${nu} ${u}`).toBeLessThan(1e-12 * Math.max(1, Math.abs(expected)))
      close(table.value(u), exact.value(u))
      close(table.slope(u), exact.slope(u))
      close(table.orderSlope(u), exact.orderSlope(u))
      close(table.mixed(u) * u, exact.mixed(u) * u)
      close(table.orderCurvature(u), exact.orderCurvature(u))
      close(table.curvature(u) * u * u, exact.curvature(u) * u * u)
    }
  }
})
