import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, missing } from './browser/chromium.ts'

const pages: readonly string[] = [
  '',
  ...['why', 'lines', 'distribution', 'fanning', 'sharing', 'shrinkage', 'centring'].map((name) => `chapter=${name}`),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((exercise) => `chapter=practice&exercise=${exercise}`),
  ...[1, 2, 3, 4].map((application) => `chapter=applications&application=${application}`),
  'chapter=analyse&data=orthodont&formula=distance ~ age * Sex %2B (age | Subject)',
]

/** What leaves its figure or the page, and words that lie on one another; tables and programs scroll within themselves. */
function misplaced(): string[] {
  const found: string[] = []
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth > width) found.push(`scrolls sideways: ${width}`)
  for (const svg of document.querySelectorAll('main svg')) {
    const frame = svg.getBoundingClientRect()
    const words = [...svg.querySelectorAll('text')].filter((text) => text.textContent!.trim() !== '')
    const boxes = words.map((text) => text.getBoundingClientRect())
    for (const [i, box] of boxes.entries()) {
      const text = words[i]!.textContent
      if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`out of the figure: ${text}`)
      for (const [j, other] of boxes.entries()) {
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left)
        const up = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top)
        if (j > i && across > 1 && up > 3) found.push(`one on the other: ${text}, ${words[j]!.textContent}`)
      }
    }
  }
  for (const each of document.querySelectorAll<HTMLElement>('main *')) {
    if (each.closest('svg, math, .scrolls, .models, .unseen, select')) continue
    const box = each.getBoundingClientRect()
    const text = `${each.className} ${each.textContent!.slice(0, 40)}`
    if (box.width > 0 && (box.right > width + 1 || box.left < -1)) found.push(`beyond the page: ${text}`)
    const { overflowX } = getComputedStyle(each)
    if (overflowX === 'hidden' && each.scrollWidth > each.clientWidth + 1) found.push(`cut off: ${text}`)
  }
  return found
}

describe.skipIf(missing !== null)('every page has room for its words', () => {
  const site = inject('built')!
  let browser: Browser

  beforeAll(async () => {
    browser = await connect(site.browser)
  })

  afterAll(() => browser?.close())

  test.each(['en', 'zh'])('on a laptop and on a telephone, in %s, with its hints open', async (lang) => {
    const page = await browser.newPage({ serviceWorkers: 'block', reducedMotion: 'reduce' })
    for (const query of pages) {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(`${site.url}?${query}&lang=${lang}`)
      await page.locator('main:not(.coming)').waitFor()
      if (query.includes('practice'))
        for (let i = 0; i < 3; i++) await page.locator('.redraw button[type=button]').first().click()
      if (query.includes('analyse')) await page.locator('.drawn-figure').waitFor()
      else if (!query.includes('practice')) await page.locator('main svg').first().waitFor()
      expect(await page.evaluate(misplaced), query).toEqual([])
      await page.setViewportSize({ width: 400, height: 800 })
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
      expect(await page.evaluate(misplaced), `${query} at 400`).toEqual([])
    }
    await page.close()
  })
})
