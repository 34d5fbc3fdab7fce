import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusalsChinese } from '../../src/language/refusals-chinese.ts'

const engine = join(import.meta.dirname, '../../src/analyse/engine')

test('Every refusal of the analysis is said in Chinese too', () => {
  const texts = readdirSync(engine).map((name) => readFileSync(join(engine, name), 'utf8'))
  const codes = texts.flatMap((text) =>
    [...text.matchAll(/refusal\(\s*'([a-z-]+)'/g)].map(([, code]) => `demo/${code}`),
  )
  expect(codes.length).toBeGreaterThan(5)
  expect(Object.keys(refusalsChinese).sort()).toEqual([...new Set(codes)].sort())
})
