import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { lmm, report } from 'lmm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, missing, serve } from './browser.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const guide = readFileSync(join(root, 'docs/guides/start.md'), 'utf8')
const pages = [...guide.matchAll(/^```html\n([\s\S]*?)^```$/gm)].map(([, text]) => text!)

/** Eight patients in two arms, weighed in four weeks. */
const rows = Array.from({ length: 32 }, (_, row) => {
  const patient = row >> 2
  const week = 4 * (row & 3)
  const weight = 70 + 3 * patient - (0.2 + 0.15 * (patient & 1) + 0.02 * patient) * week + ((row * 7) % 5) / 10
  return {
    weight: weight.toFixed(1),
    week: String(week),
    arm: patient & 1 ? 'drug' : 'placebo',
    patient: `P${patient}`,
  }
})
const names = ['weight', 'week', 'arm', 'patient'] as const
const file = [names.join(','), ...rows.map((row) => names.map((name) => row[name]).join(','))].join('\r\n')
const columns = Object.fromEntries(names.map((name) => [name, rows.map((row) => row[name])]))
const expected = report(lmm('weight ~ week * arm + (week | patient)', columns))

describe('the page of the five-minute guide', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lmm-start-'))
    copyFileSync(join(root, 'packages/lmm/dist/single.js'), join(folder, 'single.js'))
    writeFileSync(join(folder, 'index.html'), pages[0]!)
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  it('is one', () => {
    expect(pages).toHaveLength(1)
    expect(expected).toContain('weight ~ week * arm + (week | patient)\n  32 rows; 8 levels of patient.')
    expect(expected).toContain('week:armplacebo')
  })

  it.skipIf(missing !== null)(
    'prints the report of a file that is chosen, and asks for nothing but the library',
    async () => {
      const site = await serve(folder)
      const browser = await launch()
      try {
        const page = await browser.newPage()
        const faults: string[] = []
        const requests: string[] = []
        page.on('pageerror', (error) => faults.push(String(error)))
        page.on('request', (request) => requests.push(request.url().replace(site.url, '')))
        await page.goto(site.url, { waitUntil: 'networkidle' })
        await page.setInputFiles('input', {
          name: 'visits.csv',
          mimeType: 'text/csv',
          buffer: Buffer.from(`${file}\r\n`),
        })
        await page.waitForFunction(() => document.querySelector('pre')?.textContent)
        expect(await page.locator('pre').textContent()).toBe(expected)
        expect(faults).toEqual([])
        expect(requests.filter((each) => each !== 'favicon.ico')).toEqual(['', 'single.js'])
      } finally {
        await browser.close()
        site.close()
      }
    },
  )
})
