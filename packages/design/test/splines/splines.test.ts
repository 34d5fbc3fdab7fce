import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { basisAt, basisSize, bSpline } from '../../src/splines/b-spline.ts'
import { naturalBasisAt, naturalSpline } from '../../src/splines/natural-spline.ts'
import { quantile } from '../../src/splines/quantile.ts'

const cubic = bSpline([2, 3, 7], [0, 10], 3)

describe('B-splines', () => {
  it('sum to one, inside the boundary without a negative one', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 10, noNaN: true }), (x) => {
        const values = basisAt(cubic, x)
        expect(values).toHaveLength(basisSize(cubic))
        expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 13)
        expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('have derivatives that are their difference quotients, beyond the boundary too', () => {
    for (const x of [-1, 0.5, 2.5, 6.9, 9, 11])
      for (const derivative of [1, 2]) {
        const h = 1e-5
        const above = basisAt(cubic, x + h, derivative - 1)
        const below = basisAt(cubic, x - h, derivative - 1)
        basisAt(cubic, x, derivative).forEach((value, i) => {
          expect(value).toBeCloseTo((above[i]! - below[i]!) / (2 * h), 7)
        })
      }
  })
})

describe('natural splines', () => {
  it('are linear beyond the boundary and bend nowhere at it', () => {
    const natural = naturalSpline(cubic, [0, 10], false)
    const at = (x: number): Float64Array => naturalBasisAt(natural, x)
    for (const [a, b, c] of [
      [-3, -2, -1],
      [11, 12, 13],
    ] as const)
      at(b).forEach((value, i) => {
        expect(2 * value).toBeCloseTo(at(a)[i]! + at(c)[i]!, 11)
      })
    const h = 1e-4
    at(10).forEach((value, i) => {
      expect((at(10 - 2 * h)[i]! - 2 * at(10 - h)[i]! + value) / (h * h)).toBeCloseTo(0, 2)
    })
  })
})

describe('quantile', () => {
  it('interpolates the order statistics', () => {
    const sorted = Float64Array.of(1, 2, 4, 7, 11, 16)
    expect([0, 0.2, 0.25, 1 / 3, 0.5, 1].map((p) => quantile(sorted, p))).toEqual([
      1, 2, 2.5, 3.333333333333333, 5.5, 16,
    ])
  })
})
