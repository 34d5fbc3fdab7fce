import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, missing } from './browser/chromium.ts'
import { ofPlaywright } from './browser/visit.ts'

const chapters = ['why', 'lines', 'distribution', 'fanning', 'sharing', 'shrinkage', 'centring']

describe.skipIf(missing !== null)('the lessons in a browser', () => {
  const site = inject('built')!
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await connect(site.browser)
    page = await browser.newPage({ serviceWorkers: 'block', locale: 'en-GB', viewport: { width: 1280, height: 800 } })
    page.on('console', (message) => message.text() === ofPlaywright || complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('request', (request) => request.url().startsWith(site.url) || complaints.push(request.url()))
  })

  afterAll(() => browser?.close())

  const open = async (query: string): Promise<void> => {
    await page.goto(`${site.url}?${query}`)
    await page.locator('.figures svg').first().waitFor()
  }
  const number = async (name: string): Promise<string | null> =>
    page.locator('.numbers > div', { hasText: name }).first().locator('dd').textContent()
  const cell = async (row: string, column: number): Promise<string | null> =>
    page.locator('.chapter tr', { hasText: row }).locator('td').nth(column).textContent()

  test.each(['en', 'zh'])('every chapter opens by its address and fits into 390 pixels, in %s', async (lang) => {
    await page.setViewportSize({ width: 390, height: 844 })
    for (const chapter of chapters) {
      await open(`chapter=${chapter}&lang=${lang}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), chapter).toBe(390)
      expect(await page.locator('h1').textContent()).toBe(await page.title())
    }
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test.each(['en', 'zh'])('every chapter is one screen of a small laptop, in %s', async (lang) => {
    for (const chapter of chapters) {
      await open(`chapter=${chapter}&lang=${lang}`)
      const below = await page.evaluate(() =>
        [...document.querySelectorAll('.chapter :is(svg, input, button, table, dl, .equation)')]
          .filter((part) => part.getBoundingClientRect().bottom > innerHeight)
          .map((part) => part.outerHTML.slice(0, 60)),
      )
      expect(below, chapter).toEqual([])
    }
  })

  test('a chapter prints as a handout of one page: figures, numbers and what to remember, no controls', async () => {
    const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1280, height: 800 } })
    await page.emulateMedia({ media: 'print' })
    for (const chapter of chapters) {
      await page.goto(`${site.url}?chapter=${chapter}&seed=7&lang=en`)
      await page.locator('.figures svg').first().waitFor()
      expect(
        await page.locator('.chapter :is(button, input[type=range]):visible, header:visible').count(),
        chapter,
      ).toBe(0)
      expect(await page.locator('.chapter .take:visible').count(), chapter).toBe(1)
      const pdf = await page.pdf({ format: 'A4', margin: { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' } })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g), chapter).toHaveLength(1)
    }
    await page.close()
  })

  test.each(['practice', 'applications'])('%s fit into 400 pixels, in both languages', async (part) => {
    await page.setViewportSize({ width: 400, height: 800 })
    for (const lang of ['en', 'zh'])
      for (const each of part === 'practice' ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2, 3, 4]) {
        await page.goto(
          `${site.url}?chapter=${part}&${part === 'practice' ? 'exercise' : 'application'}=${each}&lang=${lang}`,
        )
        await page.locator('main:not(.coming)').waitFor()
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${each} ${lang}`).toBe(400)
      }
    await page.setViewportSize({ width: 1280, height: 800 })
  })

  test('the prologue counts residuals on one side and intervals that hold the truth', async () => {
    await open('chapter=why&seed=7')
    expect(await number('Residuals on the larger side')).toBe('6 of 6')
    await page.getByText('Repeat the study 200 times').click()
    const rows = page.locator('.numbers').nth(2)
    await rows.getByText('of 200').first().waitFor()
    const shares = (await rows.locator('dd').allTextContents()).map((text) => Number.parseInt(text, 10))
    expect(shares[1]).toBeGreaterThan(90)
    expect(shares[0]).toBeLessThan(shares[1]!)
  })

  test('the row of chapters turns the page, and the way back goes back', async () => {
    await open('chapter=why')
    await page.getByRole('navigation', { name: 'Chapters' }).getByText('A line each').click()
    await page.getByRole('heading', { name: 'A line for each patient' }).waitFor()
    expect(page.url()).toContain('chapter=lines')
    await page.goBack()
    await page.getByRole('heading', { name: 'One line is not enough' }).waitFor()
  })

  test('a patient is chosen by key, and the address keeps it', async () => {
    await open('chapter=lines')
    const first = await cell('Start', 1)
    await page.locator('#slide-patient').focus()
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('output[for=slide-patient]').textContent()).toBe('P02')
    expect(await cell('Start', 1)).not.toBe(first)
    await page.waitForURL(/patient=2/)
  })

  test('more patients need more numbers when each is free, and six when they are a distribution', async () => {
    await open('chapter=distribution&patients=10')
    expect(await number('each patient free')).toBe('21')
    await page.locator('#slide-patients').fill('40')
    expect(await number('each patient free')).toBe('81')
    expect(await number('one distribution')).toBe('6')
  })

  test('prepared data fan out and in, in the words of the library', async () => {
    await open('chapter=fanning&patients=60')
    await page.getByText('high ones rise', { exact: true }).click()
    expect(await page.locator('.said').textContent()).toContain('Trajectories fan out')
    await page.getByText('high ones fall', { exact: true }).click()
    expect(await page.locator('.said').textContent()).toContain('Trajectories fan in')
  })

  test('a random intercept gives all pairs of visits the same correlation, the intraclass one', async () => {
    await open('chapter=sharing')
    await page.getByLabel('Random intercept', { exact: false }).first().check()
    const texts = await page.locator('.cell text').allTextContents()
    expect(new Set(texts).size).toBe(2)
    expect(await number('Intraclass correlation')).toBe(await number('Correlation'))
  })

  test('dragging a point refits within a frame', async () => {
    await open('chapter=shrinkage&seed=7')
    const before = await cell('Compromise', 0)
    const point = (await page.locator('.draggable').first().boundingBox())!
    const [x, y] = [point.x + point.width / 2, point.y + point.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    const times: number[] = []
    for (let i = 1; i <= 40; i++) {
      await page.mouse.move(x, y + i)
      times.push(Number(await page.locator('.timing output').textContent()))
    }
    await page.mouse.up()
    expect(await cell('Compromise', 0)).not.toBe(before)
    const median = times.sort((a, b) => a - b)[20]!
    console.log(`Median refit during the drag: ${median} ms`)
    expect(median).toBeGreaterThan(0)
    await page.getByText('Put all back').click()
    expect(await cell('Compromise', 0)).toBe(before)
  })

  test('a visit is taken out by key, and its patient convinces the model less', async () => {
    await open('chapter=shrinkage&seed=7')
    const weight = Number(await number('Weight of the own data'))
    await page.locator('.draggable').last().focus()
    await page.keyboard.press('Delete')
    expect(await number('Own visits')).toBe('5')
    expect(Number(await number('Weight of the own data'))).toBeLessThan(weight)
  })

  test('another origin changes the variance of starts and leaves the likelihood', async () => {
    await open('chapter=centring&seed=7&origin=0')
    const [likelihood, at0] = [await number('Log-likelihood'), await cell('τ₀²', 1)]
    await page.locator('#slide-origin').fill('6')
    expect(await number('Log-likelihood')).toBe(likelihood)
    expect(await cell('τ₀²', 0)).toBe(at0)
    expect(await cell('τ₀²', 1)).not.toBe(at0)
  })

  test('an embedded chapter has no header', async () => {
    await open('chapter=lines&embed')
    expect(await page.locator('header, nav').count()).toBe(0)
  })

  test('nothing was said in the console, nothing asked of elsewhere', () => {
    expect(complaints).toEqual([])
  })
})
