import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const notes = join(root, 'docs/mathematics')

/** Numbers of the equations of a note, written `(1)` at the start of a line of text or `\tag{1}`. */
function numbersOf(note: string): number[] {
  const text = readFileSync(join(notes, note), 'utf8')
  return [...text.matchAll(/^ {4}\((\d+)\)|\\tag\{(\d+)\}/gm)].map(([, plain, tag]) => Number(plain ?? tag))
}

/** What the sources cite, as `note.md (1)`. */
function cited(): { readonly file: string; readonly note: string; readonly number: number }[] {
  const files = readdirSync(join(root, 'packages')).flatMap((name) => {
    const folder = join(root, 'packages', name, 'src')
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(folder, file))
  })
  return files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:docs\/mathematics\/|, )([\w-]+\.md)((?:,? \(\d+\))+)/g)].flatMap(
      ([, note, numbers]) =>
        [...numbers!.matchAll(/\d+/g)].map(([number]) => ({ file, note: note!, number: Number(number) })),
    ),
  )
}

describe('the equations of docs/mathematics', () => {
  const all = readdirSync(notes).filter((name) => name.endsWith('.md'))

  it.each(all)('are numbered from 1 in %s', (note) => {
    const numbers = numbersOf(note)
    expect(numbers.length).toBeGreaterThan(0)
    expect(numbers).toEqual(numbers.map((_, k) => k + 1))
  })

  it.each(all)('are not followed by a parenthesis in %s, which would be taken for their number', (note) => {
    expect(readFileSync(join(notes, note), 'utf8')).not.toMatch(/\$\$\s*\(/)
  })

  it('exist wherever the sources cite them', () => {
    const citations = cited()
    expect(citations.length).toBeGreaterThan(50)
    expect(citations.filter(({ note, number }) => !all.includes(note) || !numbersOf(note).includes(number))).toEqual([])
  })

  it('are cited from the sources, note by note', () => {
    const named = new Set(cited().map(({ note }) => note))
    expect(all.filter((note) => !named.has(note))).toEqual([])
  })
})
