import axe from 'axe-core'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, missing } from './browser/chromium.ts'

interface Found {
  readonly violations: readonly {
    readonly id: string
    readonly impact: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
  }[]
}

const analysis = 'chapter=analyse&data=sleepstudy&formula=Reaction ~ Days %2B (Days | Subject)'

const pages: readonly (readonly [string, string])[] = [
  ['the study of sleep', ''],
  ...['why', 'lines', 'distribution', 'fanning', 'sharing', 'shrinkage', 'centring'].map(
    (name) => [`the chapter ${name}`, `chapter=${name}`] as const,
  ),
  ['an exercise', 'chapter=practice&exercise=3'],
  ['an application', 'chapter=applications'],
  ['an analysis', analysis],
]

describe.skipIf(missing !== null)('who cannot see or point', () => {
  const site = inject('built')!
  let browser: Browser

  beforeAll(async () => {
    browser = await connect(site.browser)
  })

  afterAll(() => browser?.close())

  test.each(['light', 'dark'] as const)(
    'meets no serious hindrance on any page, in %s colours (axe)',
    async (colorScheme) => {
      const page = await browser.newPage({
        colorScheme,
        bypassCSP: true,
        serviceWorkers: 'block',
        reducedMotion: 'reduce',
      })
      for (const [name, query] of pages) {
        await page.goto(`${site.url}?${query}&lang=en`)
        await page
          .locator(query === analysis ? '.drawn-figure' : 'main:not(.coming)')
          .first()
          .waitFor()
        await page.evaluate(axe.source)
        const { violations } = await page.evaluate<Found>(
          `axe.run(document, ${colorScheme === 'dark' ? '{ runOnly: ["color-contrast"] }' : '{}'})`,
        )
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(
          serious.map(({ id, nodes }) => `${id}: ${nodes[0]!.html} ${nodes[0]!.failureSummary}`),
          name,
        ).toEqual([])
      }
      await page.close()
    },
  )

  test('an analysis is made by keys alone', async () => {
    const page = await browser.newPage({ serviceWorkers: 'block' })
    await page.goto(`${site.url}?chapter=analyse&lang=en`)
    const focused = (): Promise<string> =>
      page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '')
    const tabTo = async (wanted: string): Promise<void> => {
      for (let i = 0; i < 40; i++) {
        if ((await focused()) === wanted) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`${wanted} is not reached by Tab; at ${await focused()}`)
    }
    await page.locator('#bundled').waitFor()
    await tabTo('bundled')
    await page.keyboard.type('dyestuff')
    await page.locator('.table-panel', { hasText: '30 rows' }).waitFor()
    await tabTo('model-formula')
    await page.keyboard.press('Enter')
    await page.locator('.report', { hasText: '319.65' }).waitFor()
    await page.close()
  })

  test('an exercise is answered by keys alone, wrong and right, and progress is kept', async () => {
    const page = await browser.newPage({ serviceWorkers: 'block' })
    await page.goto(`${site.url}?chapter=practice&exercise=6&lang=en`)
    await page.getByRole('radio', { name: 'B: regression over cage means' }).focus()
    await page.keyboard.press('Space')
    await page.getByLabel('Degrees of freedom').focus()
    const rows = await page.locator('.lede').textContent()
    const cages = Number(/^(\d+) cages/.exec(rows!)![1])
    await page.keyboard.type(String(cages * 6 - 2))
    await page.keyboard.press('Enter')
    await page.locator('.answer.wrong').nth(1).waitFor()
    expect(await page.locator('#says-df').textContent()).toContain('That counts mice')
    await page.getByRole('radio', { name: 'A: regression over all mice' }).focus()
    await page.keyboard.press('Space')
    await page.getByLabel('Degrees of freedom').fill(String(cages - 2))
    await page.keyboard.press('Enter')
    await page.locator('.answer.right').nth(1).waitFor()
    for (let i = 0; i < 3; i++) await page.locator('.redraw button[type=button]').first().press('Enter')
    await page.locator('.solution svg').waitFor()
    await page.reload()
    await page.locator('.exercises i').waitFor()
    expect(await page.locator('.exercises button').nth(5).textContent()).toContain('solved')
    await page.close()
  })
})
