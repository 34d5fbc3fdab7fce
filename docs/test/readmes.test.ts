import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { importTable, packageName } from '../../scripts/import-table.mjs'
import { markdownBlocks } from '../examples/blocks.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const later = ['workers', 'sql']
const names = Object.keys(importTable).filter((name) => !later.includes(name))

describe.each(names)('the README of %s', (name) => {
  const text = readFileSync(join(root, 'packages', name, 'README.md'), 'utf8')

  it('says what the package owns', () => {
    expect(text).toMatch(/^Owns: /m)
  })

  it('says what it may import, as the import table does', () => {
    // the command may import every package
    if (name === 'cli') return expect(text).toMatch(/may import every\s+package/)
    const { imports, types = [], npm = [] } = importTable[name]!
    const said = text.match(/^May import: ([^\n]*(?:\n[^\n]+)*)/m)?.[1] ?? ''
    const found = [...said.matchAll(/`([^`]+)`/g)].map(([, each]) => each!)
    const own = packageName(name)
    const allowed = [...[...imports, ...types].map(packageName), ...npm].filter((each) => each !== own)
    expect(found.sort()).toEqual([...new Set(allowed)].sort())
  })

  it('has an example that is executed', () => {
    expect(markdownBlocks(text).filter(({ marks }) => !marks.includes('no-run')).length).toBeGreaterThan(0)
  })
})
