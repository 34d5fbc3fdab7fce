import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { directoryWith, lmm } from './command.ts'

const places = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = places.find((place) => place !== undefined && existsSync(place))
const missing = executablePath === undefined && !process.env.CI

describe.skipIf(missing)('the HTML report in a browser', () => {
  it('is shown whole and requests nothing but itself', async () => {
    const directory = directoryWith({})
    const { stdout } = await lmm(['fit', 'dataset:sleepstudy', 'Reaction ~ Days + (Days | Subject)', '--html'])
    const file = join(directory, 'report.html')
    writeFileSync(file, stdout)
    const browser = await chromium.launch({
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
    })
    try {
      const page = await browser.newPage()
      const requests: string[] = []
      const complaints: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      await page.goto(pathToFileURL(file).href)
      expect(await page.locator('table').count()).toBeGreaterThan(1)
      expect(await page.locator('h1').textContent()).toContain('restricted maximum likelihood')
      expect({ requests, complaints }).toEqual({ requests: [pathToFileURL(file).href], complaints: [] })
    } finally {
      await browser.close()
    }
  })
})
