import { describe, expect, it } from 'vitest'
import {
  ad,
  ar1,
  arma,
  builtinStructures,
  type CovarianceStructure,
  cor,
  cs,
  diag,
  exponential,
  gaussian,
  heterogeneous,
  homogeneous,
  identity,
  kronecker,
  matern,
  nugget,
  residualStructures,
  spherical,
  sum,
  us,
} from '../src/index.ts'
import { checkRecovery, checkStructure } from '../src/testing/index.ts'
import { columns, levels, numbers, points } from './axes.ts'

const visits = levels(['a', 'b', 'c', 'd'])
const times = numbers(0, 1.5, 2, 7.25, 11)
const plane = points([0, 1, 2.5, 0.3, 4], [0, 0.2, 1, 3, 2])

const cases: readonly [
  name: string,
  options: Record<string, number | boolean | string>,
  axes: readonly ReturnType<typeof numbers>[],
][] = [
  ['us', {}, [columns(1), columns(2), columns(5)]],
  ['diag', {}, [columns(1), columns(3)]],
  ['identity', {}, [columns(1), columns(3)]],
  ['cs', {}, [columns(1), columns(2), columns(5)]],
  ['csh', {}, [columns(1), columns(4)]],
  ['cor', {}, [columns(1), columns(2), columns(5), columns(6)]],
  ['ar1', {}, [visits, numbers(3, 1, 2, 6), numbers(4)]],
  ['ar1h', {}, [visits, numbers(3, 1, 2, 6)]],
  ['car1', {}, [times, numbers(0.001, 0.0015, 0.004), levels(['0', '1.5', '10'])]],
  ['arma', { p: 1, q: 1 }, [visits, numbers(1, 2, 3, 4, 9)]],
  ['arma', { p: 2, q: 0 }, [numbers(1, 2, 3, 4, 9)]],
  ['arma', { p: 0, q: 2 }, [numbers(1, 2, 3, 4, 9)]],
  ['arma', { p: 2, q: 2 }, [numbers(1, 2, 3, 4, 9), numbers(1, 2)]],
  ['toep', {}, [visits, numbers(2, 4, 6, 0), numbers(5)]],
  ['toeph', {}, [visits]],
  ['ad', {}, [visits, times, numbers(3, 1, 2)]],
  ['adh', {}, [visits]],
  ['exp', {}, [times, plane, levels(['0', '1.5', '10'])]],
  ['exp', { nugget: true }, [times, plane]],
  ['gau', {}, [times, plane]],
  ['gau', { nugget: true }, [plane]],
  ['spher', {}, [times, plane, points([0, 1, 2], [1, 0, 1], [0, 0, 2])]],
  ['spher', { nugget: true }, [plane]],
  ['lin', {}, [times]],
  ['lin', { nugget: true }, [times]],
  ['ratio', {}, [times, plane]],
  ['ratio', { nugget: true }, [plane]],
  ['matern', {}, [times, plane]],
  ['matern', { nu: 0.3 }, [plane]],
  ['matern', { nu: 2.2, nugget: true }, [plane]],
  ['matern', { nu: 'free' }, [times, plane]],
  ['matern', { nu: 'free', nugget: true }, [plane]],
  ['rr', {}, [columns(1), columns(5)]],
  ['rr', { d: 1 }, [columns(4)]],
  ['rr', { d: 3 }, [columns(3)]],
]

describe('Every built-in structure obeys the laws', () => {
  for (const [name, options, axes] of cases)
    for (const axis of axes) {
      const title = `${name} ${JSON.stringify(options)} over ${axis.labels.join(' ')}`
      it(`${title}, of random effects`, () =>
        expect(checkStructure(builtinStructures[name]!(options), axis)).toEqual([]))
      const residual = residualStructures[name]
      if (residual) it(`${title}, of residuals`, () => expect(checkStructure(residual(options), axis)).toEqual([]))
    }
  it('none is left out', () =>
    expect(new Set(cases.map(([name]) => name))).toEqual(new Set(Object.keys(builtinStructures))))
})

const grid = points([0, 0, 0, 1, 1, 1], [0, 2, 3, 0, 2, 5])
const combinations: readonly [CovarianceStructure, ReturnType<typeof numbers>][] = [
  [sum(us(), identity()), columns(3)],
  [sum(homogeneous(exponential()), homogeneous(exponential())), times],
  [sum(homogeneous(ar1()), diag()), visits],
  [heterogeneous(nugget(gaussian())), times],
  [heterogeneous(arma()), visits],
  [kronecker(us(), ar1()), grid],
  [kronecker(diag(), nugget(exponential())), grid],
  [homogeneous(kronecker(ar1(), ar1())), grid],
  [homogeneous(nugget(kronecker(cs(), matern({ nu: 'free' })))), grid],
  [kronecker(us(), exponential()), points([0, 0, 1, 1], [0, 1, 0, 3], [1, 2, 1, 2])],
  [sum(kronecker(us(), ar1()), identity()), grid],
]

describe('Every combination obeys the laws', () => {
  for (const [structure, axis] of combinations)
    it(`${structure.name} over ${axis.labels.join(' ')}`, () => expect(checkStructure(structure, axis)).toEqual([]))
})

describe('Parameters are recovered from simulated data', () => {
  const recovered: readonly [CovarianceStructure, ReturnType<typeof numbers>, number[]][] = [
    [us(), columns(3), [2, 0.5, -1, 1, 0.3, 0.7]],
    [homogeneous(cs()), columns(4), [3, 0.6]],
    [heterogeneous(ar1()), visits, [1, 2, 3, 4, -0.5]],
    [homogeneous(arma()), numbers(1, 2, 3, 4, 5, 6), [2, 0.8, -0.5]],
    [homogeneous(arma({ p: 2, q: 1 })), numbers(1, 2, 3, 4, 5, 6, 7), [2, 0.5, 0.3, 0.6]],
    [heterogeneous(ad()), visits, [1, 2, 1, 2, 0.9, -0.2, 0.5]],
    [homogeneous(cor()), columns(4), [2, 1, 2, 1.2, 0.8, 1.9, 1.3]],
    [homogeneous(nugget(exponential())), times, [2, 4, 0.3]],
    [homogeneous(nugget(spherical())), plane, [1, 3, 0.4]],
    [homogeneous(matern({ nu: 'free' })), plane, [1, 1, 0.8]],
    [kronecker(us(), ar1()), grid, [1, 0.5, 2, 0.6]],
  ]
  for (const [structure, axis, theta] of recovered)
    it(structure.name, () => expect(checkRecovery(structure, axis, { theta })).toEqual([]))
})
