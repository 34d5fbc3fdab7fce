import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** What Playwright itself says into the console. */
export const ofPlaywright = 'Service Worker registration blocked by Playwright'

/** A page that keeps a record of what went wrong and of every request. */
export interface Visit {
  readonly page: Page
  readonly complaints: readonly string[]
  readonly requests: readonly string[]
}

/** Opens the page and waits until its figure is drawn. */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const page = await browser.newPage({
    serviceWorkers: 'block',
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    ...options,
  })
  const complaints: string[] = []
  const requests: string[] = []
  page.on(
    'console',
    (message) => message.text() === ofPlaywright || complaints.push(`${message.type()}: ${message.text()}`),
  )
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(url)
  await page.locator('.figure svg').first().waitFor()
  return { page, complaints, requests }
}
