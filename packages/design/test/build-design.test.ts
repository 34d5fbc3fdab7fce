import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableOf } from '../src/index.ts'
import { columnsOf, steps } from './fit.ts'

const y = [3, 1, 4, 1, 5, 9, 2, 6]
const x = [0, 1, 2, 3, 4, 5, 6, 8]
const g = ['u', 'u', 'v', 'v', 'w', 'w', 'z', 'z']
const a = ['p', 'q', 'p', 'q', 'p', 'q', 'q', 'p']

describe('buildDesign', () => {
  it('has X, Z, y and levels of a random slope', () => {
    const { design } = steps('y ~ x + (x | g)', { y: [...y, 5], x: [...x, 9], g: [...g, 'z'] })
    expect(columnsOf(design.X)).toEqual({ '(Intercept)': new Array(9).fill(1), x: [...x, 9] })
    expect([...design.X.assign]).toEqual([-1, 0])
    const [term] = design.random
    expect(term).toMatchObject({ groupName: 'g', levels: ['u', 'v', 'w', 'z'], names: ['(Intercept)', 'x'] })
    expect([...term!.codes]).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 3])
    expect([...design.y]).toEqual([...y, 5])
    expect(design).toMatchObject({ n: 9, offset: null, weights: null, diagnostics: [], dropped: { count: 0 } })
  })

  it('orders levels: texts by code unit, numbers by size, logical FALSE first, factors as given', () => {
    const levels = (column: readonly unknown[] | object): readonly string[] =>
      steps('y ~ (1 | h)', { y, h: column as never }).design.random[0]!.levels
    expect(levels(['b', 'B', 'a10', 'a9', 'b', 'B', 'é', 'é'])).toEqual(['B', 'a10', 'a9', 'b', 'é'])
    expect(levels([10, 9, -1, 2.5, 10, 9, -1, 2.5])).toEqual(['-1', '2.5', '9', '10'])
    expect(levels([0.1 + 0.2, 0.3, 1e6, 1e6, 0.3, 0.3, 1e15, 1e15])).toEqual(['0.3', '1000000', '1000000000000000'])
    expect(levels([true, false, true, false, true, true, true, true])).toEqual(['FALSE', 'TRUE'])
    const codes = [0, 0, 1, 1, 3, 3, 3, 3]
    expect(levels({ codes, levels: ['z', 'm', 'unused', 'a'] })).toEqual(['z', 'm', 'a'])
  })

  it('orders levels by appearance where that is stated', () => {
    const data = { y, h: ['b', 'B', 'a10', 'a10', 'b', 'B', 'c', 'c'], k: [3, 1, 1, 3, 2, 2, 3, 1] }
    const type = { type: 'factor', levels: 'appearance' } as const
    const { design, predict } = steps('y ~ k + (1 | h)', data, { columns: { h: type, k: type } })
    expect(design.X.names).toEqual(['(Intercept)', 'k1', 'k2'])
    expect(design.random[0]!.levels).toEqual(['b', 'B', 'a10', 'c'])
    expect([...predict({ k: [2, 1], h: ['c', 'B'] }).random[0]!.codes]).toEqual([3, 1])
  })

  it('can be held to the rows of another model', () => {
    const z = [1, null, 2, 3, 4, null, 5, 6]
    const { design } = steps('y ~ x + (1 | g)', { y, x, g, z }, { complete: ['z'] })
    expect([...design.rows]).toEqual([0, 2, 3, 4, 6, 7])
    expect(design.dropped).toEqual({ count: 2, byColumn: [{ column: 'z', count: 2 }] })
    expect(design.rows).toEqual(steps('y ~ x + z + (1 | g)', { y, x, g, z }).design.rows)
  })

  it('joins the levels of nested and crossed groups by a colon, those that occur, the first slowest', () => {
    const k = [2, 1, 10, 1, 2, 2, 1, 1]
    const { design } = steps('y ~ x + (1 | a/k)', { y, x, a, k })
    expect(design.random.map(({ groupName, levels }) => [groupName, levels])).toEqual([
      ['a', ['p', 'q']],
      ['a:k', ['p:1', 'p:2', 'p:10', 'q:1', 'q:2']],
    ])
    expect([...design.random[1]!.codes]).toEqual([1, 3, 2, 3, 1, 4, 3, 0])
  })

  it('leaves out rows where anything used is missing, and says by which column', () => {
    const data = {
      y: [3, null, 4, 1, 5, 9, 2, 6],
      x: [null, null, 2, 3, 4, 5, 6, 8],
      g: ['u', 'u', null, 'v', 'w', 'w', 'z', 'z'],
      w: [1, 1, 1, null, 1, 1, 0, 2],
      unused: [null, null, null, null, null, null, null, null],
    }
    const { design } = steps('y ~ log(x + 1) + (1 | g)', data, { weights: { column: 'w' } })
    expect([...design.rows]).toEqual([4, 5, 7])
    expect(design.dropped).toEqual({
      count: 4,
      byColumn: [
        { column: 'y', count: 1 },
        { column: 'x', count: 1 },
        { column: 'g', count: 1 },
        { column: 'w', count: 1 },
      ],
    })
    expect(design.weights).toEqual({ kind: 'precision', values: Float64Array.of(1, 1, 2) })
    expect(design.diagnostics.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
      'info: 4 rows of 8 left out for missing values (first missing: y 1, x 1, g 1 and w 1).',
      'info: 1 row left out because the weight w is zero.',
    ])
  })

  it('keeps harmless what is wrong in a row that is left out', () => {
    const { design } = steps('y ~ log(x)', { y: [null, 1, 4, 3], x: [0, 1, 2, 3] })
    expect(design.n).toBe(3)
  })

  it('drops levels that no used row has, and says so', () => {
    const f = { codes: [0, 0, 1, 1, 2, 2, 0, 1], levels: ['a', 'b', 'c', 'd'] }
    const h = { codes: [0, 0, 1, 1, 2, 2, 2, 2], levels: ['u', 'v', 'w', 'x'] }
    const { design } = steps('y ~ f + (1 | h)', { y: [3, 1, 4, 1, null, null, 2, 6], f, h })
    expect(design.X.names).toEqual(['(Intercept)', 'fb'])
    expect(design.random[0]!.levels).toEqual(['u', 'v', 'w'])
    expect(design.diagnostics.map(({ message }) => message)).toEqual([
      '2 rows of 8 left out for missing values (first missing: y 2).',
      'No row used has the levels "c" and "d" of f: left out.',
      'No row used has the level "x" of h: left out.',
    ])
  })

  it('uses texts that are all numbers as numbers, as a factor only in groups, and says so', () => {
    const t = ['1', '2.5', '-3', '1e1', '1', '1', '2.5', '-3']
    const { design } = steps('y ~ t + (1 | t)', { y, t })
    expect([...design.X.columns[1]!]).toEqual([1, 2.5, -3, 10, 1, 1, 2.5, -3])
    expect(design.random[0]!.levels).toEqual(['-3', '1', '1e1', '2.5'])
    expect(design.diagnostics).toMatchObject([
      { code: 'design/text-as-number', severity: 'info', data: { column: 't' } },
    ])
    expect(steps('y ~ factor(t)', { y, t }).design.X.names).toContain('factor(t)1e1')
    expect(steps('y ~ t', { y, t }, { columns: { t: { type: 'factor' } } }).design.X.names).toContain('t2.5')
  })

  it('takes types and levels as stated, numbers by their value', () => {
    const options = {
      columns: { k: { type: 'ordered', levels: ['2.0', '0.0', '1.0'] }, gone: { type: 'number' } },
      contrasts: new Map([['a', 'contr.sum']]),
    } as const
    const { design, schema } = steps('y ~ k + a', { y, k: [0, 1, 2, 0, 1, 2, 0, 1], a }, options)
    expect(design.X.names).toEqual(['(Intercept)', 'k.L', 'k.Q', 'a1'])
    expect(schema.variables[1]).toMatchObject({ levels: ['2.0', '0.0', '1.0'], ordered: true })
    expect([...design.X.columns[3]!]).toEqual([1, -1, 1, -1, 1, -1, -1, 1])
    expect(design.diagnostics.map(({ code }) => code)).toEqual(['design/absent-column'])
  })

  it('adds offsets of the formula and of the option', () => {
    const { design } = steps('y ~ x + offset(x / 2) + offset(o)', { y, x, o: y, more: x }, { offset: 'more' })
    expect([...design.offset!]).toEqual(x.map((value, i) => value / 2 + y[i]! + value))
    expect(design.X.names).toEqual(['(Intercept)', 'x'])
  })

  it('takes functions of the caller, also such as learn', () => {
    const functions = {
      double: (v: number) => 2 * v,
      standard: {
        learn: (v: Float64Array) => ({ largest: Math.max(...v) }),
        apply: (state: Readonly<Record<string, unknown>>, v: number) => [(v / (state.largest as number)) ** 2, v],
      },
    }
    const { design, predict } = steps('y ~ 0 + double(x) + standard(x)', { y, x }, { functions })
    expect(design.X.names).toEqual(['double(x)', 'standard(x)1'])
    expect(design.X.aliased).toEqual(['standard(x)2'])
    expect(columnsOf(predict({ x: [4, null] }).X)).toEqual({
      'double(x)': [8, Number.NaN],
      'standard(x)1': [0.25, Number.NaN],
    })
  })

  it('is called by names that objects have too', () => {
    const rows = y.map((value, i) => ({ ...JSON.parse(`{"__proto__": ${x[i]}}`), constructor: value, toString: a[i] }))
    const { design } = steps('constructor ~ `__proto__` + toString', rows)
    expect(design.X.names).toEqual(['(Intercept)', '`__proto__`', 'toStringq'])
    expect([...design.X.columns[1]!]).toEqual(x)
  })

  it('is indifferent to the order of rows', () => {
    const data = { y, x, a, g }
    const whole = steps('y ~ poly(x, 2) + a + (1 | g)', data).design
    fc.assert(
      fc.property(fc.shuffledSubarray([...y.keys()], { minLength: y.length }), (order) => {
        const permuted = Object.fromEntries(
          Object.entries(data).map(([name, cells]) => [name, order.map((row) => cells[row]!)]),
        )
        const { design } = steps('y ~ poly(x, 2) + a + (1 | g)', permuted as never)
        expect(design.X.names).toEqual(whole.X.names)
        expect(design.random[0]!.levels).toEqual(whole.random[0]!.levels)
        design.X.columns.forEach((column, j) => {
          order.forEach((row, i) => {
            expect(column[i]).toBeCloseTo(whole.X.columns[j]![row]!, 13)
          })
        })
      }),
      { numRuns: 50 },
    )
  })

  it('lets as many effects as rows pass where variances are known or residuals have a structure', () => {
    const data = { y, x, v: [1, 2, 1, 2, 1, 2, 1, 2], id: [1, 2, 3, 4, 5, 6, 7, 8] }
    const known = { weights: { column: 'v', kind: 'known-variance' } } as const
    expect(steps('y ~ x + (1 | id)', data, known).design.n).toBe(8)
    expect(steps('y ~ x + (1 | id)', data, { independentResiduals: false }).design.n).toBe(8)
    const counts = { weights: { column: 'v', kind: 'frequency' } } as const
    expect(steps('y ~ x + (1 | id)', data, counts).design.n).toBe(8)
    expect(steps('y ~ x + (x || g)', { ...data, g }).design.n).toBe(8)
    expect(tableOf(data).rowCount).toBe(8)
  })
})
