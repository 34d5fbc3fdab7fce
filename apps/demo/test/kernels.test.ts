import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, missing } from './browser/chromium.ts'
import type { probe } from './browser/probe.ts'

/** The module of browser/probe.ts with all it imports. */
async function bundle(): Promise<string> {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const entry = fileURLToPath(new URL('browser/probe.ts', import.meta.url))
  const lib = { entry, formats: ['es' as const], fileName: 'probe' }
  const built = await build({ root, logLevel: 'error', publicDir: false, build: { write: false, lib } })
  const { output } = (built as readonly Rolldown.RolldownOutput[])[0]!
  return output[0].code
}

describe.skipIf(missing !== null)('the kernels in a browser', () => {
  let browser: Browser
  let code: string

  beforeAll(async () => {
    code = await bundle()
    browser = await connect(inject('built')!.browser)
  }, 120_000)

  afterAll(() => browser?.close())

  /** What the probe returns in a page with these sources of scripts. */
  async function probed(scripts: string): Promise<ReturnType<typeof probe>> {
    const page = await browser.newPage()
    const headers = { 'content-security-policy': `default-src 'none'; script-src ${scripts}` }
    await page.route('http://localhost/**', (route) =>
      route.request().url().endsWith('.js')
        ? route.fulfill({ contentType: 'text/javascript', body: code })
        : route.fulfill({ contentType: 'text/html', headers, body: '<!doctype html>' }),
    )
    await page.goto('http://localhost/')
    const result = await page.evaluate<ReturnType<typeof probe>>("import('/probe.js').then(({ probe }) => probe())")
    await page.close()
    return result
  }

  test("are vectors where WebAssembly is allowed, plain under script-src 'self', with the same result", async () => {
    const allowed = await probed("'self' 'wasm-unsafe-eval'")
    expect(allowed.kernels).toBe('simd')
    expect(await probed("'self'")).toEqual({ kernels: 'plain', criterion: allowed.criterion })
  })
})
