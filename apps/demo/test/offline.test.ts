import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { connect, missing } from './browser/chromium.ts'

describe.skipIf(missing !== null)('the built page', () => {
  const site = inject('built')!
  let browser: Browser

  beforeAll(async () => {
    browser = await connect(site.browser)
  })

  afterAll(() => browser?.close())

  test('opens again without a network, every part of it, once it was loaded', async () => {
    const context = await browser.newContext({ locale: 'en-GB' })
    const page = await context.newPage()
    await page.goto(site.url)
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await page.reload()
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
    await context.setOffline(true)
    const opened = await context.newPage()
    await opened.goto(`${site.url}?chapter=analyse&data=sleepstudy&formula=Reaction ~ Days %2B (Days | Subject)`)
    await opened.locator('.report', { hasText: '1743.63' }).waitFor()
    await opened.locator('.drawn-figure').waitFor()
    await opened.goto(`${site.url}?chapter=shrinkage&lang=zh`)
    await opened.locator('.figures svg').first().waitFor()
    await context.close()
  })

  test('can be installed: a manifest with a name, a start and icons that are there', async () => {
    const manifest = JSON.parse(await readFile(join(site.folder, 'manifest.webmanifest'), 'utf8'))
    expect(manifest).toMatchObject({ name: 'lmm: linear mixed models', start_url: './', display: 'standalone' })
    const sizes = []
    for (const { src, sizes: size } of manifest.icons)
      sizes.push([size, (await readFile(join(site.folder, src))).length > 100])
    expect(sizes).toEqual([
      ['any', true],
      ['192x192', true],
      ['512x512', true],
    ])
  })

  test('needs less than 150 kB of compressed files before its lazy parts', async () => {
    const html = await readFile(join(site.folder, 'index.html'), 'utf8')
    const first = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, name]) => name!)
    let bytes = gzipSync(html).length
    for (const name of first) bytes += gzipSync(await readFile(join(site.folder, name))).length
    console.log(`First load: ${(bytes / 1000).toFixed(1)} kB compressed, in ${first.length + 1} files`)
    expect(first.length).toBeGreaterThanOrEqual(2)
    expect(bytes).toBeLessThan(150_000)
  })

  test('keeps data in the browser: no script, connection or style of elsewhere is allowed', async () => {
    const html = await readFile(join(site.folder, 'index.html'), 'utf8')
    expect(html).toContain("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'")
    const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)![1]!
    expect(await readFile(join(site.folder, '_headers'), 'utf8')).toContain(policy)
    const names = await readdir(join(site.folder, 'assets'))
    expect(names.length).toBeGreaterThan(20)
  })

  test('runs no script that stands in the page or is written into it', async () => {
    const page = await browser.newPage({ serviceWorkers: 'block' })
    const said: string[] = []
    page.on('console', (message) => said.push(message.text()))
    await page.goto(site.url)
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "run"'
      document.body.append(script)
      document.body.insertAdjacentHTML('beforeend', '<img src="nowhere" onerror="document.title = \'run\'">')
    })
    await page.waitForTimeout(200)
    expect(await page.title()).not.toBe('run')
    expect(said.filter((text) => text.includes('script-src')).length).toBeGreaterThanOrEqual(2)
    await page.close()
  })

  test.each(["'self' 'wasm-unsafe-eval'", "'self'"])('fits and draws under script-src %s', async (scripts) => {
    const page = await browser.newPage({ serviceWorkers: 'block', locale: 'en-GB' })
    const weaker = (text: string): string => text.replace("'self' 'wasm-unsafe-eval'", scripts)
    const wrong: string[] = []
    page.on('pageerror', (error) => wrong.push(String(error)))
    await page.route(`${site.url}**`, async (route) => {
      const response = await route.fetch()
      const headers = response.headers()
      const policy = headers['content-security-policy']
      const isPage = headers['content-type']?.includes('html') ?? false
      await route.fulfill({
        response,
        headers: { ...headers, ...(policy && { 'content-security-policy': weaker(policy) }) },
        ...(isPage && { body: weaker(await response.text()) }),
      })
    })
    await page.goto(`${site.url}?lang=en`)
    await page.locator('.facts', { hasText: '1743.628' }).waitFor()
    await page.goto(
      `${site.url}?lang=en&chapter=analyse&data=penicillin&formula=diameter ~ 1 %2B (1|plate) %2B (1|sample)`,
    )
    await page.locator('.report', { hasText: '330.86' }).waitFor()
    expect(wrong).toEqual([])
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await page.close()
  })
})
