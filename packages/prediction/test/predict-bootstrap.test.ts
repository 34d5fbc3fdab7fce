import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { predict, predictBootstrap } from '../src/index.ts'
import { fit } from './fit.ts'
import { fitResidual } from './fit-residual.ts'

const model = fit('Reaction ~ Days + (1 | Subject)', sleepstudy)
const rows = [
  { Days: 5, Subject: '308' },
  { Days: 5, Subject: 'new' },
  { Days: null, Subject: '308' },
]

describe('Bootstrap predictions', () => {
  it.each(['population', 'group', 'new-group', 'observation'] as const)(
    'of %s are near the plain ones, where groups are not few',
    async (target) => {
      const plain = predict(model, rows, { target })
      const boot = await predictBootstrap(model, rows, { target, seed: 11, count: 299 })
      expect(boot.count).toBe(299)
      expect(boot.estimate).toEqual(plain.estimate)
      expect([...boot.missing]).toEqual([...plain.missing])
      const width = (of: { lower: Float64Array; upper: Float64Array }, i: number): number => of.upper[i]! - of.lower[i]!
      for (const i of [0, 1]) {
        expect(width(boot, i) / width(plain, i)).toBeGreaterThan(0.8)
        expect(width(boot, i) / width(plain, i)).toBeLessThan(1.3)
        expect(boot.stdError[i]! / plain.stdError[i]!).toBeGreaterThan(0.8)
      }
      expect(boot.lower[2]).toBeNaN()
    },
  )

  it('are the same from the same seed', async () => {
    const options = { target: 'observation', seed: 3, count: 39 } as const
    const first = await predictBootstrap(model, rows, options)
    expect((await predictBootstrap(model, rows, options)).lower).toEqual(first.lower)
  })

  it('tell how far they are, and stop when asked to', async () => {
    const controller = new AbortController()
    const done: number[] = []
    const onProgress = (n: number): void => {
      done.push(n)
      if (n === 20) controller.abort(new Error('enough'))
    }
    const running = predictBootstrap(model, rows, { target: 'group', seed: 1, signal: controller.signal, onProgress })
    await expect(running).rejects.toThrow('enough')
    expect(done.at(-1)).toBe(20)
    await expect(
      predictBootstrap(model, rows, { target: 'group', seed: 1, count: 5 }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(`
      [LmmError: count cannot be 5.
      Choose a whole number from 19 on.]
    `)
  })
})

describe('Bootstrap predictions where residuals have a structure', () => {
  const data = { ...sleepstudy, t: Array.from(sleepstudy.Days, (day) => day + 1) }
  const row = [{ Days: 5, t: 6, Subject: '308' }]

  it.each([{ residual: 'ar1(t | Subject)' }, { variance: 'power(t)' }])(
    'are near the plain ones: %j',
    async (asked) => {
      const structured = fitResidual('Reaction ~ Days + (1 | Subject)', data, asked)
      for (const target of ['group', 'observation'] as const) {
        const plain = predict(structured, row, { target })
        const boot = await predictBootstrap(structured, row, { target, seed: 4, count: 99 })
        expect(boot.estimate).toEqual(plain.estimate)
        expect(boot.stdError[0]! / plain.stdError[0]!).toBeGreaterThan(0.7)
        expect(boot.stdError[0]! / plain.stdError[0]!).toBeLessThan(1.4)
      }
    },
  )
})
