import { readFileSync } from 'node:fs'
import { figures } from '@lmm/plots'
import { describe, expect, it } from 'vitest'
import { gallery } from '../examples/gallery-figures.ts'
import { galleryPage, linesOf } from '../examples/gallery-page.ts'

const source = readFileSync(new URL('../examples/gallery-figures.ts', import.meta.url), 'utf8')

describe('the gallery', () => {
  it('shows every figure, each with its picture and what it shows', () => {
    expect(Object.keys(gallery)).toEqual(Object.keys(figures))
    const page = galleryPage(Object.keys(gallery), source)
    for (const name of Object.keys(gallery)) expect(page).toContain(`](${name}.svg)`)
    expect(page).not.toContain('undefined')
  })

  it.each(Object.keys(gallery))('has three lines of code for %s, which draw it', (name) => {
    expect(linesOf(source, name)).toHaveLength(3)
    expect(gallery[name]!()).toMatch(/^<svg [\s\S]*<\/svg>$/)
  })
})
