import { expect, it } from 'vitest'
import {
  type CorrelationStructure,
  type CovarianceStructure,
  heterogeneous,
  homogeneous,
  identity,
  kronecker,
  nugget,
  residualForm,
  sum,
  us,
} from '../src/index.ts'
import { checkRecovery, checkStructure } from '../src/testing/index.ts'
import { numbers, points } from './axes.ts'

/** Correlation of Brownian motion since an unknown origin, without derivatives. */
const brownian: CorrelationStructure = {
  name: 'brownian',
  bind({ dimensions: [time] }) {
    if (time?.kind !== 'number') throw new Error('brownian needs times')
    return {
      parameters: [{ name: 'origin', kind: 'length', initial: 1, lower: 0, upper: Number.POSITIVE_INFINITY }],
      correlation(theta, i, j) {
        const s = time.values[i]! + theta[0]!
        const t = time.values[j]! + theta[0]!
        return Math.sqrt(Math.min(s, t) / Math.max(s, t))
      },
    }
  },
}

/** Brownian motion itself, by the full interface, with derivatives. */
const motion: CovarianceStructure = {
  name: 'motion',
  bind({ dimensions: [time] }) {
    if (time?.kind !== 'number') throw new Error('motion needs times')
    const shared = (at: Int32Array, a: number, b: number): number =>
      Math.min(time.values[at[a]!]!, time.values[at[b]!]!)
    return {
      parameters: [{ name: 'rate', kind: 'variance', initial: 1, lower: 0, upper: Number.POSITIVE_INFINITY }],
      covariance(theta, at, Sigma) {
        for (let a = 0; a < at.length; a++)
          for (let b = 0; b < at.length; b++) Sigma.set(a, b, theta[0]! * shared(at, a, b))
      },
      derivative(_theta, _k, at, dSigma) {
        for (let a = 0; a < at.length; a++) for (let b = 0; b < at.length; b++) dSigma.set(a, b, shared(at, a, b))
      },
    }
  },
}

const times = numbers(1, 2, 4, 7)

it.each([
  homogeneous(brownian),
  heterogeneous(brownian),
  homogeneous(nugget(brownian)),
  residualForm(homogeneous(nugget(brownian))),
  motion,
  sum(motion, identity()),
])('$name and what is built on it obey the laws', (structure) => {
  expect(checkStructure(structure, times)).toEqual([])
})

it('A product with us obeys the laws', () => {
  expect(checkStructure(kronecker(us(), brownian), points([0, 0, 1, 1], [1, 2, 1, 4]))).toEqual([])
})

it('The rate and the noise of a motion are recovered', () => {
  expect(checkRecovery(sum(motion, identity()), times, { theta: [0.5, 2] })).toEqual([])
})

it('What has no derivative leaves it to the engine', () => {
  const bound = homogeneous(nugget(brownian)).bind(times)
  expect([bound.derivative, bound.secondDerivative, bound.fromCovariance]).toEqual([undefined, undefined, undefined])
})

it('For residuals a homogeneous structure is its correlation, others are themselves', () => {
  const kinds = (structure: CovarianceStructure): string[] => structure.bind(times).parameters.map(({ kind }) => kind)
  expect(kinds(homogeneous(brownian))).toEqual(['sd', 'length'])
  expect(kinds(residualForm(homogeneous(brownian)))).toEqual(['length'])
  expect(residualForm(motion)).toBe(motion)
})
