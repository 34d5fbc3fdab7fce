import type { Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import {
  type BoundCovariance,
  type CovarianceStructure,
  diag,
  exponential,
  homogeneous,
  nugget,
} from '../../src/index.ts'
import { checkRecovery, checkStructure } from '../../src/testing/index.ts'
import { columns, numbers } from '../axes.ts'

const changed = (
  base: CovarianceStructure,
  change: (bound: BoundCovariance) => Partial<BoundCovariance>,
): CovarianceStructure => ({
  name: 'changed',
  bind(axis) {
    const bound = base.bind(axis)
    return { ...bound, ...change(bound) }
  },
})
const after = (bound: BoundCovariance, change: (Sigma: Matrix, at: Int32Array) => void): Partial<BoundCovariance> => ({
  covariance(theta, at, Sigma) {
    bound.covariance(theta, at, Sigma)
    change(Sigma, at)
  },
})
const exp = homogeneous(exponential())

const cases: readonly [string, CovarianceStructure, string][] = [
  [
    'a derivative that is not one',
    changed(diag(), () => ({ derivative: (_t, _k, _at, d) => void d.fill(0) })),
    'derivative',
  ],
  ['a derivative that is not written', changed(diag(), () => ({ derivative: () => undefined })), 'derivative'],
  [
    'a second derivative that is not one',
    changed(diag(), () => ({ secondDerivative: (_t, _k, _l, _at, d) => void d.fill(0) })),
    'second derivative',
  ],
  [
    'a Sigma that depends on who else is there',
    changed(diag(), (b) => after(b, (S, at) => S.mul(at.length))),
    'submatrix',
  ],
  ['a Sigma that depends on the order of the rows', changed(diag(), (b) => after(b, (S) => S.set(0, 0, 50))), 'order'],
  ['a Sigma that is not symmetric', changed(diag(), (b) => after(b, (S) => S.set(0, 1, 0.01))), 'symmetric'],
  ['a negative variance', changed(diag(), (b) => after(b, (S) => S.mul(-1))), 'positive semidefinite'],
  ['a Sigma with a hole', changed(diag(), (b) => after(b, (S) => S.set(0, 0, Number.NaN))), 'finite'],
  [
    'a kind that is not true',
    changed(diag(), (b) => ({ parameters: b.parameters.map((p) => ({ ...p, kind: 'variance' })) })),
    'kinds',
  ],
  [
    'a scale that no kind tells of',
    changed(diag(), (b) => ({ parameters: b.parameters.map((p) => ({ ...p, kind: 'shape' })) })),
    'kinds',
  ],
  [
    'an inverse that finds another member',
    changed(diag(), () => ({ fromCovariance: () => new Float64Array(3) })),
    'inverse',
  ],
  [
    'a start outside the box',
    changed(diag(), () => ({ starts: () => [Float64Array.of(1, 1, 1), Float64Array.of(1, -1, 1)] })),
    'box',
  ],
  [
    'two parameters of one name',
    changed(diag(), (b) => ({ parameters: b.parameters.map((p) => ({ ...p, name: 'sd' })) })),
    'box',
  ],
  ['a report that changes', changed(diag(), () => ({ report: (t) => [{ name: `sd${t[0]}`, value: 1 }] })), 'report'],
  [
    'a report without a number',
    changed(diag(), () => ({ report: () => [{ name: 'a', value: Number.NaN }] })),
    'report',
  ],
  ['a repeat that is none', changed(exp, () => ({ repeats: true })), 'repeats'],
  ['a rank that is higher than said', changed(diag(), () => ({ rank: 2 })), 'rank'],
]

describe('A structure that breaks a law is found', () => {
  it.each(cases)('by %s', (_, structure, law) => {
    const axis = law === 'repeats' ? numbers(0, 1, 3) : columns(3)
    expect(new Set(checkStructure(structure, axis).map((problem) => problem.law))).toContain(law)
  })

  it('by parameters that cannot be recovered: one of two is not used', () => {
    const axis = numbers(0, 1, 3)
    const structure = homogeneous(nugget(exponential()))
    const stuck = changed(structure, (b) => ({
      derivative(theta, k, at, d) {
        if (k === 1) d.fill(0)
        else b.derivative!(theta, k, at, d)
      },
      starts: () => [Float64Array.from(b.parameters, (p) => p.initial)],
    }))
    expect(checkRecovery(structure, axis, { theta: [1, 8, 0.05] })).toEqual([])
    expect(checkRecovery(stuck, axis, { theta: [1, 8, 0.05] }).map((problem) => problem.law)).toEqual(['recovery'])
  })
})
