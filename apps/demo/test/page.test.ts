import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, missing } from './browser/chromium.ts'
import { visit } from './browser/visit.ts'

// Criteria of the models as lme4 has them: packages/reference/cases.
const criteria = [
  { model: '(1 | Subject)', criterion: 'REML', value: '1786.465' },
  { model: '(Days || Subject)', criterion: 'REML', value: '1743.669' },
  { model: '(Days | Subject)', criterion: 'REML', value: '1743.628' },
  { model: '(Days | Subject)', criterion: 'ML', value: '1751.939' },
]

describe.skipIf(missing !== null)('the page in a browser', () => {
  const site = inject('built')!
  let browser: Browser

  beforeAll(async () => {
    browser = await connect(site.browser)
  })

  afterAll(() => browser?.close())

  const fact = (page: Page, name: string) => page.locator('.facts div', { hasText: name }).locator('dd').textContent()
  /** Paragraphs and the like inside an element, a line each. */
  const lines = async (page: Page, inside: string) =>
    (await page.locator(`${inside} :is(h3, p, code:not(p *), dl > div)`).allTextContents()).join('\n')
  const width = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth)

  test('loads without a word in the console and without a request to elsewhere', async () => {
    const { page, complaints, requests } = await visit(browser, site.url)
    await page.getByText('one panel a person').click()
    await page.locator('.panels svg').nth(17).waitFor()
    expect(complaints).toEqual([])
    expect(requests.length).toBeGreaterThan(2)
    expect(requests.filter((url) => !url.startsWith(site.url))).toEqual([])
    await page.close()
  })

  test('shows the default model with its criterion, its certificate and the time it took', async () => {
    const { page } = await visit(browser, site.url)
    expect(await fact(page, 'REML criterion')).toBe('1743.628')
    expect(await fact(page, 'Fitted in')).toMatch(/^\d+\.\d ms$/)
    expect(await page.locator('.remarks').textContent()).toContain('This is an optimum')
    const cells = page.locator('.tables table').nth(1).locator('tbody :is(td, th)')
    expect(await cells.allTextContents()).toEqual([
      'β0',
      '(Intercept)',
      '251.41',
      '6.82',
      '36.84',
      'β1',
      'Days',
      '10.47',
      '1.55',
      '6.77',
    ])
    await page.close()
  })

  test('draws 180 measurements, eighteen lines and the population', async () => {
    const { page } = await visit(browser, site.url)
    const everybody = page.locator('.everybody')
    expect(await everybody.locator('[aria-label=dot] circle').count()).toBe(180)
    expect(await everybody.locator('[aria-label=line] path').count()).toBe(18 + 2)
    await page.close()
  })

  test('switching the model changes the numbers', async () => {
    const { page, complaints } = await visit(browser, site.url)
    for (const { model, criterion, value } of criteria) {
      await page.locator('.choices label', { hasText: model }).click()
      await page.locator('.criteria label').getByText(criterion, { exact: true }).click()
      expect(await page.locator('.facts dd').first().textContent()).toBe(value)
      expect(await page.locator('.criteria output').textContent()).toBe(value)
      expect(await page.locator('#formula').inputValue()).toBe(`Reaction ~ Days + ${model}`)
    }
    expect(complaints).toEqual([])
    await page.close()
  })

  test('a formula is fitted as it is typed, a wrong one is told with a caret and the last fit stays', async () => {
    const { page, complaints } = await visit(browser, site.url)
    await page.locator('#formula').fill('Reaction ~ Days + (Days | Subject) + (1 | Days)')
    expect(await page.locator('.symbols').textContent()).toContain('+ uDays +')
    expect(await page.locator('.remarks').textContent()).toContain(
      'the variance of (Intercept) within Days is estimated as zero',
    )
    await page.locator('#formula').fill('Reaction ~ Days + (Dayz | Subject)')
    expect(await lines(page, '#formula-says')).toMatchInlineSnapshot(`
      "The data have no column 'Dayz'.
      Reaction ~ Days + (Dayz | Subject)
                         ^^^^
      Did you mean Days?
      Still shown: Reaction ~ Days + (Days | Subject) + (1 | Days)"
    `)
    expect(await page.locator('#formula').getAttribute('aria-invalid')).toBe('true')
    expect(await page.locator('.fitted-formula').textContent()).toBe('Reaction ~ Days + (Days | Subject) + (1 | Days)')
    await page.locator('#formula').fill('Reaction ~ Days + (Days | Subject')
    expect(await lines(page, '#formula-says')).toMatchInlineSnapshot(`
      "The parenthesis of this group is still open at the end of the text.
      Reaction ~ Days + (Days | Subject
                        ^
      Add the missing ')'.
      Still shown: Reaction ~ Days + (Days | Subject) + (1 | Days)"
    `)
    await page.locator('#formula').fill('Days ~ Reaction + (1 | Subject)')
    expect(await page.locator('.undrawn').textContent()).toMatchInlineSnapshot(`
      "This model cannot be drawn over the days: The data have no column Reaction, which the model reads.
      New data need every column of the model except the response."
    `)
    expect(complaints).toEqual([])
    await page.close()
  })

  test('pointing at a line shows how its person deviates, a click keeps it', async () => {
    const { page } = await visit(browser, site.url)
    const figure = page.locator('.figure')
    const { width: across } = (await figure.boundingBox())!
    await figure.hover({ position: { x: across - 68, y: 38 } })
    expect(await page.locator('.caption').textContent()).toContain('Person 337')
    await page.mouse.move(0, 0)
    expect(await page.locator('.caption').textContent()).toContain('Point at a line')
    await figure.click({ position: { x: across - 68, y: 38 } })
    await page.mouse.move(0, 0)
    expect(await page.locator('.caption').textContent()).toContain('Person 337')
    await page.close()
  })

  test('a person is chosen by the arrow keys, in either view', async () => {
    const { page } = await visit(browser, site.url)
    await page.locator('.people input').first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await lines(page, '.caption')).toMatchInlineSnapshot(`
      "Person 308
      b0+2.26 ms at day 0
      b1+9.20 ms a day
      y = (251.41 + 2.26) + (10.47 + 9.20) t + e"
    `)
    await page.getByText('one panel a person').click()
    await page.locator('.panels :checked').focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('.panels .selected b').textContent()).toBe('309')
    await page.keyboard.press('Escape')
    expect(await page.locator('.panels .selected').count()).toBe(0)
    await page.close()
  })

  test('fits into 400 pixels in either view', async () => {
    const { page } = await visit(browser, site.url, { viewport: { width: 400, height: 800 } })
    expect(await width(page)).toBe(400)
    await page.getByText('one panel a person').click()
    await page.locator('.everyone summary').click()
    expect(await width(page)).toBe(400)
    for (const end of ['', ' + nonsense']) {
      await page.locator('#formula').fill(`log(Reaction) ~ poly(Days, 3) + (poly(Days, 2) | Subject)${end}`)
      expect(await width(page)).toBe(400)
    }
    await page.close()
  })

  test('follows the colours of the system, also while the page is open', async () => {
    const { page } = await visit(browser, site.url, { colorScheme: 'dark' })
    const colours = () =>
      page.evaluate(() => {
        const line = [...document.querySelectorAll('.everybody [aria-label=line]')].at(-1)!
        return [getComputedStyle(document.documentElement).backgroundColor, getComputedStyle(line).stroke]
      })
    const dark = await colours()
    expect(dark).toEqual(['rgb(21, 23, 26)', 'rgb(95, 182, 242)'])
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await colours()).toEqual(['rgb(253, 252, 248)', 'rgb(0, 89, 155)'])
    await page.close()
  })

  test('moves nothing for who asks for less motion', async () => {
    const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
      const { page } = await visit(browser, site.url, { reducedMotion })
      const duration = await page
        .locator('.fades')
        .first()
        .evaluate((line) => getComputedStyle(line).transitionDuration)
      await page.close()
      return duration
    }
    expect(await moving('reduce')).toBe('0s')
    expect(await moving('no-preference')).toBe('0.14s')
  })

  test('speaks Chinese, the library too', async () => {
    const { page, complaints } = await visit(browser, site.url, { locale: 'zh-CN' })
    expect(await page.title()).toBe('每个人一条线')
    expect(await page.locator('.remarks').textContent()).toContain('这是最优解')
    await page.locator('#formula').fill('Reaction ~ Days + (Dayz | Subject)')
    expect(await lines(page, '#formula-says')).toMatchInlineSnapshot(`
      "数据中没有列“Dayz”。
      Reaction ~ Days + (Dayz | Subject)
                         ^^^^
      是否想写 Days？
      仍在显示： Reaction ~ Days + (Days | Subject)"
    `)
    await page.getByText('English').click()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(complaints).toEqual([])
    await page.close()
  })
})
