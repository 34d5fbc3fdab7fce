import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { guideFigures } from '../examples/guide-figures.ts'

const guides = new URL('../guides/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, guides), 'utf8')
const names = Object.keys(guideFigures())

it('the figures of the guides are those that write-guide-figures.ts writes', () => {
  expect(readdirSync(new URL('figures', guides)).sort()).toEqual(names.map((name) => `${name}.svg`).sort())
})

it.each(names)('the figure %s is shown by the guide', (name) => {
  expect(read('mixed-models-from-scratch.md')).toContain(`(figures/${name}.svg)`)
  expect(read(`figures/${name}.svg`)).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
})
