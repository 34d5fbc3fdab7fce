import '../page-globals.ts'
import { describe, expect, test } from 'vitest'
import { fixed } from '../../src/language/numbers.ts'
import { exercises } from '../../src/practice/exercises/index.ts'
import { judge, numberIn, numbersIn } from '../../src/practice/judge.ts'
import type { Field } from '../../src/practice/problem.ts'

const seeds = [1, 2, 3, 4, 5]

/** An answer as a reader who is right would write it. */
function rightAnswer(field: Field, solution: string): string {
  if (field.kind === 'number') return fixed(field.truth, field.decimals)
  return field.kind === 'choice' ? field.options.find(({ right }) => right)!.name : solution
}

describe.each(exercises.map((exercise) => [exercise.title.en, exercise] as const))(
  'the exercise "%s"',
  (_, { make }) => {
    test.each(seeds)('takes the right answer and no known mistake, with the numbers of draw %i', (seed) => {
      const { fields, solution } = make(seed)
      for (const field of fields) {
        for (const { en } of [solution[0]!])
          expect(judge(field, rightAnswer(field, en)), field.name).toMatchObject({ right: true })
        expect(judge(field, '')).toBeNull()
        if (field.kind === 'choice') expect(field.options.filter(({ right }) => right)).toHaveLength(1)
        if (field.kind === 'number') {
          expect(Number.isFinite(field.truth)).toBe(true)
          for (const { value, say } of field.mistakes)
            if (Math.abs(value - field.truth) > 2 * field.tolerance)
              expect(judge(field, String(value)), say.en).toMatchObject({ right: false })
        }
      }
    })

    test('has other numbers in another draw, and the same in the same', () => {
      const [one, again, other] = [make(1), make(1), make(2)].map(({ given, solution }) =>
        JSON.stringify([given, solution]),
      )
      expect(again).toBe(one)
      expect(other).not.toBe(one)
    })

    test('says in Chinese all that it says in English', () => {
      const spoken = (value: unknown): { en: string; zh: string }[] => {
        if (typeof value !== 'object' || value === null) return []
        if ('en' in value && 'zh' in value) return [value as { en: string; zh: string }]
        return Object.values(value).flatMap(spoken)
      }
      for (const { en, zh } of spoken(make(3))) if (/[a-z]{4}/.test(en)) expect(zh, en).toMatch(/[\u4e00-\u9fff]/)
    })
  },
)

test('the sentences are asked for whatever they lack', () => {
  const { fields, solution } = exercises[7]!.make(1)
  expect(judge(fields[0]!, solution[0]!.en.replace('95 %', ''))!.say.map(({ en }) => en)).toEqual([
    'Which level has the interval?',
  ])
  expect(judge(fields[0]!, solution[0]!.zh)).toMatchObject({ right: true })
  expect(judge(fields[0]!, 'It worked.')!.say).toHaveLength(5)
})

test.each([
  ['12.5', 12.5],
  ['−3,2', -3.2],
  [' 1e-3 ', 0.001],
  ['much', null],
] as const)('%j is read as %s', (text, number) => {
  expect(numberIn(text)).toBe(number)
})

test('numbers are found in sentences', () => {
  expect(numbersIn('fell by 1.25 mmHg (95 % CI −0.9 to 1,6), P02')).toEqual([1.25, 95, -0.9, 1.6, 2])
})
