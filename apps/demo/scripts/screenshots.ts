import { mkdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { connect, launchServer } from '../test/browser/chromium.ts'
import { serve } from '../test/browser/site.ts'

/** What is shown, by the name of its picture. */
const pages: Readonly<Record<string, string>> = {
  study: '',
  ...Object.fromEntries(
    ['why', 'lines', 'distribution', 'fanning', 'sharing', 'shrinkage', 'centring'].map((name) => [
      name,
      `chapter=${name}&seed=7`,
    ]),
  ),
  practice: 'chapter=practice&exercise=2',
  trial: 'chapter=applications&application=1',
  analyse: 'chapter=analyse&data=sleepstudy&formula=Reaction%20~%20Days%20%2B%20(Days%20%7C%20Subject)',
}

/** Pictures of every page, in both languages and both colour schemes: `screenshots.ts [folder] [part of a name]`. */
async function main(): Promise<void> {
  const [folder = fileURLToPath(new URL('../../../docs/screenshots', import.meta.url)), part = ''] =
    process.argv.slice(2)
  await mkdir(folder, { recursive: true })
  const [site, server] = [await serve(), await launchServer()]
  const browser = await connect(server.wsEndpoint())
  for (const lang of ['en', 'zh'] as const)
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({
        colorScheme,
        viewport: { width: 1280, height: 860 },
        reducedMotion: 'reduce',
      })
      for (const [name, query] of Object.entries(pages)) {
        const file = `${name}-${lang}-${colorScheme}.png`
        if (!file.includes(part)) continue
        await page.goto(`${site.url}?${query}&lang=${lang}`)
        await page.locator('main:not(.coming)').waitFor()
        if (name === 'analyse') await page.locator('.drawn-figure').waitFor()
        await page.waitForTimeout(400)
        await page.screenshot({ path: `${folder}/${file}`, fullPage: name === 'analyse' })
      }
      await page.close()
    }
  await browser.close()
  await server.close()
  await site.close()
}

await main()
