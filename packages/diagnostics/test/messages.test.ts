import { expect, it } from 'vitest'
import { en } from '../src/messages/en/index.ts'
import { zh } from '../src/messages/zh/index.ts'

it('Every code has a sentence in English and in Chinese, and a hint in both or in neither', () => {
  expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort())
  const hinted = (table: typeof en): string[] =>
    Object.keys(table)
      .filter((code) => table[code]!.hint)
      .sort()
  expect(hinted(zh)).toEqual(hinted(en))
})

it('Every code is of the form area/what', () => {
  for (const code of Object.keys(en)) expect(code).toMatch(/^[a-z]+(\/[a-z][a-z0-9-]*)+$/)
})
