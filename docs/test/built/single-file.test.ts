import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, missing, serve } from './browser.ts'

const built = fileURLToPath(new URL('../../../packages/lmm/dist/single.js', import.meta.url))

const program = `import { coefficients, describe, kenwardRoger, lmm, report } from './lmm.mjs'
const columns = ${JSON.stringify(sleepstudy, (_, value) => (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value))}
const model = lmm('Reaction ~ Days + (Days | Subject)', columns)
const { kernels } = describe(model)
globalThis.said = JSON.stringify({
  criterion: model.criterion.toFixed(6),
  kernels,
  df: coefficients(model, { df: kenwardRoger })[1].df.toFixed(6),
  reported: report(model).split('\\n')[1].trim(),
})
`
/** The criterion of lme4 and the degrees of freedom of pbkrtest: packages/reference/cases. */
const expected = {
  criterion: '1743.628272',
  kernels: 'simd',
  df: '17.000000',
  reported: 'Reaction ~ Days + (Days | Subject)',
}

describe('the single file, away from every package', () => {
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lmm-single-'))
    copyFileSync(built, join(folder, 'lmm.mjs'))
    writeFileSync(join(folder, 'program.mjs'), program)
    writeFileSync(join(folder, 'print.mjs'), `await import('./program.mjs')\nconsole.log(globalThis.said)\n`)
    writeFileSync(
      join(folder, 'index.html'),
      '<!doctype html><link rel="icon" href="data:,"><script type="module" src="program.mjs"></script>',
    )
  })

  afterAll(() => rmSync(folder, { recursive: true }))

  it('fits and reports in Node', () => {
    const said = execFileSync(process.execPath, ['print.mjs'], { cwd: folder, encoding: 'utf8' })
    expect(JSON.parse(said)).toEqual(expected)
  })

  it.skipIf(missing !== null)('fits and reports in a page, without another request', async () => {
    const site = await serve(folder)
    const browser = await launch()
    try {
      const page = await browser.newPage()
      const complaints: string[] = []
      const requests: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('request', (request) => requests.push(request.url().replace(site.url, '')))
      await page.goto(site.url)
      await page.waitForFunction('globalThis.said')
      expect(JSON.parse(await page.evaluate<string>('globalThis.said'))).toEqual(expected)
      expect(complaints).toEqual([])
      expect(requests.filter((url) => url !== 'data:,')).toEqual(['', 'program.mjs', 'lmm.mjs'])
    } finally {
      await browser.close()
      site.close()
    }
  })
})
