import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { deadMarkdownLinks, headingAnchors, linksOf } from '../site/markdown-links.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const left = /(^|\/)(node_modules|dist|generated|\.turbo|\.git|\.scratch|test-results|coverage)\//
const pages = readdirSync(root, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return entry.name.endsWith('.md') ? [entry.name] : []
  if (left.test(`${entry.name}/`)) return []
  const names = ['packages', 'apps'].includes(entry.name)
    ? readdirSync(join(root, entry.name)).map((name) => `${entry.name}/${name}`)
    : [entry.name]
  return names.flatMap((folder) => markdownUnder(folder))
})

function markdownUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return left.test(`${entry.name}/`) ? [] : markdownUnder(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

describe('the Markdown pages of the repository', () => {
  it('are found: the README, those of the packages and the guides', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'packages/lmm/README.md', 'docs/guides/start.md']))
  })

  it('have no dead link', () => {
    const dead = pages.flatMap((page) => deadMarkdownLinks(join(root, page)).map((link) => `${page}, ${link}`))
    // pages that the build of the site makes are followed in the built site
    expect(dead.filter((link) => !/: (\.\.\/)*generated\//.test(link))).toEqual([])
  })
})

describe('a Markdown page', () => {
  it('links inline, with titles, by pictures and by references, but not in code', () => {
    const text = [
      'A [page](a.md) and ![a picture](b.svg "title").',
      '`[not](c.md)` and ``[`not`](d.md)``',
      '```ts',
      'call[x](e.md)',
      '```',
      '[reference]: f.md#part',
    ].join('\n')
    expect(linksOf(text)).toEqual([
      { link: 'a.md', line: 1 },
      { link: 'b.svg', line: 1 },
      { link: 'f.md#part', line: 6 },
    ])
  })

  it('has an anchor at each heading, numbered where headings are alike', () => {
    const text = '# Tests & df\n## `lmm` for *you*\n```sh\n# no heading\n```\n## A [link](x.md)\n## Again\n## Again\n'
    expect([...headingAnchors(text)]).toEqual(['tests--df', 'lmm-for-you', 'a-link', 'again', 'again-1'])
  })

  it('is told which of its links are dead: files, and headings', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lmm-links-'))
    try {
      writeFileSync(join(folder, 'other.md'), '# Other\n')
      const links = ['other.md', 'other.md#other', 'other.md#no', 'none.md', '#here', '#nowhere', 'https://x.test', '.']
      writeFileSync(join(folder, 'page.md'), `# Here\n${links.map((link) => `[x](${link})`).join('\n')}\n`)
      expect(deadMarkdownLinks(join(folder, 'page.md'))).toEqual([
        'line 4: other.md#no',
        'line 5: none.md',
        'line 7: #nowhere',
      ])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
