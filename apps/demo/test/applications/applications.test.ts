import '../page-globals.ts'
import { describe, expect, test } from 'vitest'
import { applications } from '../../src/applications/index.ts'

describe.each(applications.map((each) => [each.title.en, each] as const))('the application "%s"', (_, { make }) => {
  test.each([1, 2, 3])('comes from data to a paragraph in both languages, study %i', (seed) => {
    const { raw, results, paragraph, remarks } = make(seed)
    expect(raw.rows.length).toBeGreaterThanOrEqual(5)
    for (const { en, zh } of [paragraph, ...remarks]) {
      expect(en + zh).not.toMatch(/NaN|undefined|null|Infinity/)
      expect(zh).toMatch(/[\u4e00-\u9fff]/)
    }
    for (const { head, rows } of results) for (const row of rows) expect(row).toHaveLength(head.length)
    const numbers = (text: string): string[] => [...text.matchAll(/\d+\.\d+/g)].map(String)
    expect(numbers(paragraph.zh).sort()).toEqual(numbers(paragraph.en).sort())
  })
})
