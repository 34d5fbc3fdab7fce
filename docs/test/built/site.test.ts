import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, missing, serve } from './browser.ts'

const folder = fileURLToPath(new URL('../../dist', import.meta.url))
if (missing) console.warn(`The site is not opened in a browser: ${missing}.`)

/** Pages of every kind, with something that each must show. */
const pages = [
  { page: 'the start page, which has TeX', path: 'index.html', shows: '.katex-display' },
  { page: 'a package', path: 'modules/_lmm_formula.html', shows: 'a[href$="_lmm_formula.parse.html"]' },
  { page: 'a function with an example', path: 'functions/lmm.lmm.html', shows: 'pre code.ts' },
  { page: 'a guide', path: 'documents/Guides_Start_in_five_minutes.html', shows: 'pre code.ts' },
  {
    page: 'a note with TeX',
    path: 'documents/Mathematics_The_criterion_and_its_derivatives.html',
    shows: '.katex-display .katex-html > .katex-tag',
  },
  { page: 'the repository map', path: 'documents/Guides_Repository_map.html', shows: 'img[src$="package-graph.svg"]' },
  { page: 'a guide with figures', path: 'documents/Guides_Gallery_of_figures.html', shows: 'img[src$=".svg"]' },
  { page: 'a source', path: 'sources/packages/lmm/src/lmm.ts.html', shows: '#L1' },
]

describe.skipIf(missing !== null)('the site in a browser', () => {
  let browser: Browser
  let site: Awaited<ReturnType<typeof serve>>

  beforeAll(async () => {
    site = await serve(folder)
    browser = await launch()
  })

  afterAll(async () => {
    await browser?.close()
    site?.close()
  })

  async function open(path: string) {
    const page = await browser.newPage({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
    const complaints: string[] = []
    const elsewhere: string[] = []
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('data:')) elsewhere.push(request.url())
    })
    await page.goto(site.url + path, { waitUntil: 'networkidle' })
    return { page, complaints, elsewhere }
  }

  const overhang = (page: Page): Promise<number> =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  const deadPictures = (page: Page): Promise<string[]> =>
    page.evaluate(() => [...document.images].filter((each) => each.naturalWidth === 0).map((each) => each.src))

  it.each(pages)(
    'shows $page, also on 400 pixels, with no word in the console and no request to elsewhere',
    async ({ path, shows }) => {
      const { page, complaints, elsewhere } = await open(path)
      expect(await page.locator(shows).count()).toBeGreaterThan(0)
      expect(await deadPictures(page)).toEqual([])
      await page.setViewportSize({ width: 400, height: 900 })
      expect(await overhang(page)).toBeLessThanOrEqual(0)
      expect(complaints).toEqual([])
      expect(elsewhere).toEqual([])
      await page.close()
    },
  )

  it('finds kenwardRoger, and leads from it to its source', async () => {
    const { page, complaints, elsewhere } = await open('index.html')
    await page.locator('#tsd-search-trigger').click()
    await page.locator('#tsd-search-input').fill('kenwardRoger')
    const found = page.locator('#tsd-search-results a', { hasText: 'kenwardRoger' }).first()
    await found.waitFor()
    await found.click()
    await page.waitForURL(/kenwardRoger/)
    await page.locator('h1', { hasText: 'kenwardRoger' }).waitFor()
    await page.locator('.tsd-sources a').first().click()
    await page.waitForURL(/sources\/packages\/degrees-of-freedom\/src\/.*\.ts\.html#L\d+$/)
    expect(await page.locator('.lmm-source span:target').textContent()).toContain('kenwardRoger')
    expect(complaints).toEqual([])
    expect(elsewhere).toEqual([])
    await page.close()
  })

  it('finds a guide by its title', async () => {
    const { page } = await open('index.html')
    await page.locator('#tsd-search-trigger').click()
    await page.locator('#tsd-search-input').fill('prediction and shrinkage')
    await page.locator('#tsd-search-results a', { hasText: 'Prediction and shrinkage' }).first().waitFor()
    await page.close()
  })
})
