import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { cssLinks, htmlLinks } from '../../site/page-links.ts'
import { deadLinks, externalLinks, readSite } from '../../site/site-links.ts'

const site = readSite(fileURLToPath(new URL('../../dist', import.meta.url)))

describe('the built site', () => {
  it('has pages, and their links', () => {
    expect(site.anchors.size).toBeGreaterThan(800)
    expect(site.links.get('index.html')).toContain('documents/Guides_Start_in_five_minutes.html')
    expect(site.links.get('assets/search.js')!.length).toBeGreaterThan(500)
  })

  it('has no dead link: files, anchors, fonts, navigation and search', () => {
    expect(deadLinks(site)).toEqual([])
  })

  it('leads to nothing outside but over https', () => {
    expect(externalLinks(site).filter(({ link }) => !link.startsWith('https://'))).toEqual([])
  })
})

describe('the links of a page', () => {
  it('are those of its tags, not of its scripts and code', () => {
    const { links, anchors } = htmlLinks(
      `<a id="top" href="x.html?a&amp;b#c"></a><script src="s.js">"<a href='no'>"</script><code>&lt;a href="no"</code>`,
    )
    expect(links.filter((link) => link !== 'no')).toEqual(['x.html?a&b#c', 's.js'])
    expect([...anchors]).toEqual(['top'])
    expect(cssLinks(`a { background: url("a.svg") } b { src: url(b.woff2) }`)).toEqual(['a.svg', 'b.woff2'])
  })

  it('are dead where there is no file, no page with that anchor', () => {
    const small = {
      files: new Set(['a.html', 'b/c.html']),
      links: new Map([
        ['b/c.html', ['../a.html', '../a.html#yes', '../a.html#no', 'a.html', '#here', 'https://x.test']],
      ]),
      anchors: new Map([
        ['a.html', new Set(['yes'])],
        ['b/c.html', new Set(['here'])],
      ]),
    }
    expect(deadLinks(small)).toEqual(['b/c.html: ../a.html#no', 'b/c.html: a.html'])
  })
})
