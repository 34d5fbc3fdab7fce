import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { predict, predictBootstrap } from '../src/index.ts'
import { fit } from './fit.ts'

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
