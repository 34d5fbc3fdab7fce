import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, missing } from './browser/chromium.ts'
import { ofPlaywright } from './browser/visit.ts'

/** Small files of every kind. */
const typedFiles = new URL('../../../packages/readers/test/files/', import.meta.url)

/** Twelve people at four visits; two values are missing. */
function csv(): string {
  const lines = ['id,arm,visit,score']
  for (let i = 0; i < 12; i++)
    for (let t = 0; t < 4; t++) {
      const score = 20 + ((i * 7) % 5) - (i % 2) * 0.7 * t + 0.4 * t + ((i * 13 + t * 29) % 11) / 5
      lines.push(`p${i},${i % 2 ? 'active' : 'control'},${t},${i === 3 && t > 1 ? 'NA' : score.toFixed(2)}`)
    }
  return lines.join('\n')
}

describe.skipIf(missing !== null)('data of the reader’s own in a browser', () => {
  const site = inject('built')!
  let browser: Browser
  let page: Page
  const complaints: string[] = []
  const saved = join(tmpdir(), `lmm-demo-${process.pid}-download`)

  beforeAll(async () => {
    browser = await connect(site.browser)
    page = await browser.newPage({
      serviceWorkers: 'block',
      locale: 'en-GB',
      viewport: { width: 1280, height: 900 },
      acceptDownloads: true,
    })
    page.on('console', (message) => message.text() === ofPlaywright || complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on(
      'request',
      (request) =>
        /^(data|blob):/.test(request.url()) || request.url().startsWith(site.url) || complaints.push(request.url()),
    )
  })

  afterAll(async () => {
    await browser?.close()
    await rm(saved, { force: true })
  })

  const open = (query = ''): Promise<unknown> => page.goto(`${site.url}?chapter=analyse&lang=en${query}`)

  const give = (name: string, text: string): Promise<void> =>
    page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

  const fit = async (formula: string): Promise<string> => {
    await page.getByLabel('Formula', { exact: true }).fill(formula)
    await page.getByRole('button', { name: 'Fit', exact: true }).click()
    await page.locator('.report').getByText(formula, { exact: true }).waitFor()
    return (await page.locator('.report').textContent())!
  }

  const downloaded = async (button: string): Promise<{ name: string; text: string }> => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button, exact: true }).click(),
    ])
    await file.saveAs(saved)
    return { name: file.suggestedFilename(), text: await readFile(saved, 'utf8') }
  }

  test('a bundled set is read, its formula written, and fitted with the criterion of lme4', async () => {
    await open()
    await page.locator('#bundled').selectOption('sleepstudy')
    await page.locator('.table-panel', { hasText: '180 rows' }).waitFor()
    expect(await page.getByLabel('Formula', { exact: true }).inputValue()).toBe('Reaction ~ Days + (Days | Subject)')
    await page.getByRole('button', { name: 'Fit', exact: true }).click()
    await page.locator('.report').waitFor()
    expect(await page.locator('.report').textContent()).toContain('1743.63')
    expect(await page.locator('.report').textContent()).toContain('This is an optimum')
    await page.waitForURL(/data=sleepstudy&formula=Reaction/)
  })

  test('the address opens the same analysis again', async () => {
    await page.reload()
    await page.locator('.report').waitFor()
    expect(await page.locator('.report').textContent()).toContain('1743.63')
  })

  test('every figure is drawn', async () => {
    for (const name of [
      'Random effects',
      'Shrinkage',
      'Fan',
      'Correlation',
      'Coefficients',
      'Profile',
      'Residuals',
      'Normal quantiles',
      'Autocorrelation',
      'Variogram',
      'Path of the search',
      'Trajectories',
    ]) {
      await page.locator('.figures-panel').getByRole('button', { name, exact: true }).click()
      const image = page.getByRole('img', { name, exact: true })
      await image.waitFor()
      expect(
        await image.evaluate((each: HTMLImageElement) => each.decode().then(() => each.naturalWidth)),
        name,
      ).toBeGreaterThan(200)
    }
  })

  test('a figure that the model does not have is said', async () => {
    await page.locator('.figures-panel').getByRole('button', { name: 'Means', exact: true }).click()
    await page.locator('.figures-panel .diagnostic').waitFor()
    expect(await page.locator('.figures-panel .diagnostic').textContent()).toContain('factor')
  })

  test('a new person is predicted with three intervals', async () => {
    const form = page.locator('.prediction-panel')
    await form.getByLabel('Days').fill('5')
    await form.getByLabel('Subject').fill('nobody yet')
    await form.getByRole('button').click()
    const rows = form.locator('tbody tr')
    await rows.nth(2).waitFor()
    expect(await rows.first().locator('td').first().textContent()).toBe('303.74')
    const widths = await rows.evaluateAll((all) =>
      all.map((row) => Number(row.children[3]!.textContent) - Number(row.children[2]!.textContent)),
    )
    expect(widths[0]).toBeLessThan(widths[1]!)
    expect(widths[1]).toBeLessThan(widths[2]!)
  })

  test('a file is read; where its values are missing is counted', async () => {
    await open()
    await give('trial.csv', csv())
    await page.locator('.table-panel', { hasText: '48 rows' }).waitFor()
    expect(await page.locator('.data th').nth(3).textContent()).toContain('2 missing')
    await page.getByText('Where are values missing?').click()
    await page.getByLabel('Values of').selectOption('score')
    await page.getByLabel('across').selectOption('visit')
    await page.getByLabel('down').selectOption('arm')
    await page.getByRole('button', { name: 'Count' }).click()
    const active = page.locator('.table-panel details tr', { hasText: 'active' })
    await active.waitFor()
    expect(await active.locator('td').allTextContents()).toEqual(['6', '6', '5/6', '5/6'])
  })

  test('a formula is read as it is typed: what it means, what is wrong and where, what may come next', async () => {
    const field = page.getByLabel('Formula', { exact: true })
    await field.fill('score ~ arm + vist')
    await page.locator('#model-says .diagnostic').waitFor()
    expect(await page.locator('#model-says').textContent()).toContain('^^^^')
    expect(await page.locator('#model-says').textContent()).toContain('visit')
    await field.fill('')
    await field.pressSequentially('sco')
    await page.getByRole('button', { name: 'score', exact: true }).click()
    expect(await field.inputValue()).toBe('score')
    await field.fill('score ~ visit * arm + (1 | id)')
    await page.locator('.tex math').waitFor()
    await page.getByText('What each term means').click()
    expect(await page.locator('.terms').textContent()).toContain('Each id deviates')
  })

  test('a formula is built without writing', async () => {
    await page.getByText('Build it without writing').click()
    const builder = page.locator('.builder')
    await builder.getByLabel('What is explained').selectOption('score')
    await builder.getByLabel('Measured again and again within').selectOption('id')
    await builder.getByRole('checkbox', { name: 'arm' }).check()
    await builder.getByLabel('which differ in').selectOption('visit')
    await builder.getByRole('button').click()
    expect(await page.getByLabel('Formula', { exact: true }).inputValue()).toBe('score ~ arm + visit + (visit | id)')
  })

  test('models are fitted, and compared', async () => {
    await fit('score ~ visit + (1 | id)')
    expect(await fit('score ~ visit * arm + (1 | id)')).toContain('46 rows')
    await page.getByRole('button', { name: 'Compare by likelihood-ratio tests' }).click()
    const tested = page.locator('.comparison-panel table').nth(1).locator('tbody tr')
    await tested.nth(1).waitFor()
    expect(await tested.nth(1).locator('td').first().textContent()).toBe('ML')
    expect(Number(await tested.nth(1).locator('td').nth(4).textContent())).toBeGreaterThan(0)
  })

  test('residuals may covary, and what cannot be fitted is said', async () => {
    await page.getByText('Residuals, criterion, degrees of freedom').click()
    await page.getByRole('textbox', { name: 'Covariance of the residuals' }).fill('ar1(visit | id)')
    await page.getByLabel('Degrees of freedom').selectOption('kenward-roger')
    const text = await fit('score ~ visit * arm')
    expect(text).toContain('ar1')
    expect(text).toMatch(/Kenward/)
    await page.getByRole('textbox', { name: 'Covariance of the residuals' }).fill('ar2(visit | id)')
    await page.getByRole('button', { name: 'Fit', exact: true }).click()
    await page.locator('.analyse > [aria-live] .diagnostic').waitFor()
    expect(await page.locator('.analyse > [aria-live] .diagnostic').textContent()).toContain('ar2')
    await page.getByRole('textbox', { name: 'Covariance of the residuals' }).fill('')
  })

  test('reports, tables, model and figure are taken along', async () => {
    await fit('score ~ visit * arm + (1 | id)')
    expect((await downloaded('Markdown')).text).toContain('| visit')
    expect((await downloaded('HTML')).text).toMatch(/^<!doctype html>/i)
    expect((await downloaded('CSV')).text.split('\n').length).toBeGreaterThan(5)
    expect(JSON.parse((await downloaded('JSON')).text)).toMatchObject({ kind: 'lmm/model' })
    expect((await downloaded('TypeScript')).text).toContain('lmm(')
    expect((await downloaded('Python')).text).toContain('mixedlm')
    expect((await downloaded('R')).text).toContain('lmer(')
    await page.locator('.drawn-figure').waitFor()
    expect((await downloaded('SVG')).text).toContain('xmlns="http://www.w3.org/2000/svg"')
    expect((await downloaded('PNG')).name).toBe('trajectories.png')
  })

  test('a saved analysis opens again with its data and the same results', async () => {
    const { name, text } = await downloaded('Save analysis')
    expect(JSON.parse(text)).toMatchObject({ kind: 'lmm/analysis', data: { name: 'trial.csv' } })
    await open('&data=dyestuff')
    await page.locator('.table-panel', { hasText: '30 rows' }).waitFor()
    await give(name, text)
    await page.getByText('now drop the file that it was made of').waitFor()
    await give('trial.csv', csv())
    await page.getByText('the same results to the last digit').waitFor()
    await give(name, text.replace('"hash": "', '"hash": "0'))
    await give('trial.csv', csv())
    await page.getByText('made of other data').waitFor()
  })

  test('the table is there again when the page is opened anew', async () => {
    await open()
    await page.locator('.table-panel', { hasText: '48 rows' }).waitFor()
  })

  test.each([
    ['book.xlsx', 4],
    ['lz4.feather', 300],
    ['types.arrow', 4],
    ['types.arrows', 4],
    ['zstd.parquet', 300],
    ['types.parquet', 4],
  ])('a file of another kind is read: %s', async (name, rows) => {
    await open()
    await page.locator('input[type=file]').setInputFiles(fileURLToPath(new URL(name, typedFiles)))
    await page.locator('.table-panel', { hasText: `${rows} rows` }).waitFor()
    expect(await page.locator('.data th').count()).toBeGreaterThan(1)
    if (rows !== 300) return
    expect(await fit('y ~ 1 + (1 | g)')).toContain('300 rows')
  })

  test.each([
    ['empty.csv', '', 'empty.csv is empty.'],
    ['report.csv', '%PDF-1.7\n1 0 obj\n', 'report.csv is a PDF document.'],
    ['ragged.csv', 'id,y\na,1\nb,2,3\n', 'Line 3 of ragged.csv has 3 cells where the header has 2 names.'],
  ])('a file that is no table is refused in words: %s', async (name, text, said) => {
    await open('&data=dyestuff')
    await page.locator('.table-panel', { hasText: '30 rows' }).waitFor()
    await give(name, text)
    await page.locator('.diagnostic', { hasText: said }).waitFor()
  })

  test('a file of the continent is read: semicolons, decimal commas, a name in quotes, dates', async () => {
    await open()
    await give('continent.csv', 'id;"blood pressure";day\na;120,5;2024-01-02\na;130,25;2024-01-03\nb;;2024-02-29\n')
    await page.locator('.table-panel', { hasText: '3 rows' }).waitFor()
    const heads = (await page.locator('.data th').allTextContents()).join(' ')
    expect(heads).toContain('blood pressure')
    expect(heads).toContain('1 missing')
  })

  test('the policy binds the worker: nothing is fetched of elsewhere, nothing inline is run', async () => {
    const refused = await page.workers()[0]!.evaluate(
      () =>
        new Promise<string>((resolve) => {
          addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective))
          fetch('https://example.org/').then(
            () => resolve('fetched'),
            () => undefined,
          )
        }),
    )
    expect(refused).toBe('connect-src')
  })

  test('a wide table becomes long', async () => {
    await give('wide.csv', 'id,before,after\na,1,2\nb,3,5\nc,2,4\n')
    await page.locator('.table-panel', { hasText: '3 rows' }).waitFor()
    await page.getByText('One row a subject?').click()
    await page.getByRole('checkbox', { name: 'before' }).check()
    await page.getByRole('checkbox', { name: 'after' }).check()
    await page.getByRole('button', { name: 'Make it long' }).click()
    await page.locator('.table-panel', { hasText: '6 rows' }).waitFor()
    expect((await page.locator('.data th').allTextContents()).map((text) => text.slice(0, 2))).toEqual([
      'id',
      'vi',
      'va',
    ])
  })

  test('columns that differ by a number are found, and the number is the time', async () => {
    await give('visits.csv', 'id,arm,day0,day7,day14\n1,a,1,2,4\n2,b,3,5,6\n3,a,2,4,5.5\n')
    await page.locator('.table-panel', { hasText: '3 rows' }).waitFor()
    await page.getByText('One row a subject?').click()
    const checked = page.locator('.table-panel details[open] input:checked')
    expect(await checked.evaluateAll((all) => all.map((each) => each.parentElement!.textContent!.trim()))).toEqual([
      'day0',
      'day7',
      'day14',
    ])
    await page.getByRole('button', { name: 'Make it long' }).click()
    await page.locator('.table-panel', { hasText: '9 rows' }).waitFor()
    expect(await page.locator('.data th', { hasText: 'day' }).textContent()).toContain('0 – 14')
    expect(await fit('value ~ day + (1 | id)')).toContain('9 rows')
  })

  test('the table of the programs is taken along as it was fitted', async () => {
    const { name, text } = await downloaded('data.csv')
    expect(name).toBe('data.csv')
    expect(text.split('\n').slice(0, 5)).toEqual(['id,arm,day,value', '1,a,0,1', '2,b,0,3', '3,a,0,2', '1,a,7,2'])
  })

  test('a formula of another table is forgotten with it, one of the same columns stays', async () => {
    await give('again.csv', 'id,day,value\n1,0,1\n1,1,2\n2,0,3\n2,1,5\n')
    await page.locator('.table-panel', { hasText: '4 rows' }).waitFor()
    expect(await page.getByLabel('Formula', { exact: true }).inputValue()).toBe('value ~ day + (1 | id)')
    await give('wide.csv', 'id,before,after\na,1,2\nb,3,5\nc,2,4\n')
    await page.locator('.table-panel', { hasText: '3 rows' }).waitFor()
    expect(await page.getByLabel('Formula', { exact: true }).inputValue()).toBe('')
  })

  test('a file may be dropped anywhere on the page', async () => {
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([text], 'dropped.csv'))
      const options = { bubbles: true, cancelable: true, dataTransfer }
      const taken = ['dragover', 'drop'].map((kind) => !document.body.dispatchEvent(new DragEvent(kind, options)))
      if (!taken.every(Boolean)) throw new Error('the browser would open the file')
    }, csv())
    await page.locator('.table-panel', { hasText: '48 rows' }).waitFor()
  })

  test('a value that is lacking or no number is said where it is asked for', async () => {
    await fit('score ~ visit + (1 | id)')
    const form = page.locator('.prediction-panel')
    expect(await form.getByLabel('id').inputValue()).toBe('new')
    await form.getByLabel('visit').fill('')
    await form.getByRole('button').click()
    await form.getByText('visit needs a value.').waitFor()
    await form.getByLabel('visit').fill('soon')
    await form.getByRole('button').click()
    await form.locator('.diagnostic', { hasText: 'soon' }).waitFor()
    await form.getByLabel('visit').fill('1,5')
    await form.getByRole('button').click()
    await form.locator('tbody tr').nth(2).waitFor()
    expect(await form.locator('.diagnostic').textContent()).toContain('Level new of id is not in the fit')
    await give('wide.csv', 'id,before,after\na,1,2\nb,3,5\nc,2,4\n')
    await page.locator('.table-panel', { hasText: '3 rows' }).waitFor()
    await page.getByText('One row a subject?').click()
    await page.getByRole('checkbox', { name: 'before' }).check()
    await page.getByRole('checkbox', { name: 'after' }).check()
    await page.getByRole('button', { name: 'Make it long' }).click()
    await page.locator('.table-panel', { hasText: '6 rows' }).waitFor()
  })

  test('a type is changed, and one that cannot be is refused with its reason', async () => {
    await page.getByLabel('Type of value').selectOption('factor')
    await page.locator('.data th', { hasText: '5 levels' }).waitFor()
    await page.getByLabel('Type of id').selectOption('number')
    await page.getByText('id holds “a”, which is no number.').waitFor()
  })

  test('a table of a million rows is read and fitted in the worker while the page answers, and a fit can be cancelled', async () => {
    const groups = 20_000
    const lines = ['y,x,g']
    for (let i = 0; i < 1_000_000; i++)
      lines.push(`${((i * 7919) % 1009) / 100 + (i % groups) / 4000},${i % 50},g${i % groups}`)
    const place = join(tmpdir(), `lmm-demo-${process.pid}-million.csv`)
    await writeFile(place, lines.join('\n'))
    const start = performance.now()
    await page.locator('input[type=file]').setInputFiles(place)
    await page.locator('.table-panel', { hasText: '1 000 000 rows' }).waitFor()
    const read = performance.now() - start
    await page.getByLabel('Formula', { exact: true }).fill('y ~ x + (x | g)')
    await page.evaluate(async () => {
      const button = (name: string): HTMLElement | undefined =>
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === name)
      button('Fit')!.click()
      while (!button('Cancel')) await new Promise(requestAnimationFrame)
      button('Cancel')!.click()
    })
    await page.getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached' })
    expect(await page.locator('.report').count()).toBe(0)
    const slowest = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const end = performance.now() + 2000
          let [last, worst] = [performance.now(), 0]
          const frame = (): void => {
            const now = performance.now()
            worst = Math.max(worst, now - last)
            last = now
            if (now < end) requestAnimationFrame(frame)
            else resolve(worst)
          }
          requestAnimationFrame(frame)
        }),
    )
    await page.getByRole('button', { name: 'Fit', exact: true, disabled: false }).click()
    await page.locator('.report', { hasText: '1000000 rows' }).waitFor()
    const milliseconds = await page.locator('.report output').textContent()
    console.log(
      `A million rows: read in ${read.toFixed(0)} ms, fitted in ${milliseconds} ms, slowest frame ${(await slowest).toFixed(0)} ms`,
    )
    expect(await slowest).toBeLessThan(1000)
    await rm(place)
  })

  test('speaks Chinese, the library too, and fits into 400 pixels', async () => {
    await page.setViewportSize({ width: 400, height: 800 })
    await page.goto(`${site.url}?chapter=analyse&lang=zh&data=sleepstudy&formula=Reaction ~ Days %2B (Days | Subject)`)
    await page.locator('.report').waitFor()
    expect(await page.locator('.report').textContent()).toContain('限制性最大似然')
    const drawn = page.locator('.drawn-figure')
    await drawn.waitFor()
    expect(decodeURIComponent((await drawn.getAttribute('src'))!)).toContain('虚线为自身拟合')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(400)
  })

  test('nothing was said in the console, nothing asked of elsewhere', () => {
    expect(complaints).toEqual([])
  })
})
