/** Builds the site of guides and reference into docs/dist. Works offline: TeX is set here, its style and fonts are copied. */
import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import options from './typedoc.config.mjs'

const docs = import.meta.dirname
const site = join(docs, options.out)

const made = spawnSync(
  process.execPath,
  ['--conditions=@lmm/source', '--import', 'tsx', join(docs, 'examples/write-gallery.ts')],
  { cwd: docs, stdio: 'inherit' },
)
if (made.status !== 0) process.exit(1)

const typedoc = join(docs, '../node_modules/typedoc/bin/typedoc')
const { status } = spawnSync(process.execPath, [typedoc, '--options', 'typedoc.config.mjs'], {
  cwd: docs,
  stdio: 'inherit',
})
if (status !== 0) process.exit(1)

const fonts = join(dirname(options.customCss), 'fonts')
cpSync(fonts, join(site, 'assets/fonts'), { recursive: true, filter: (file) => !/\.(woff|ttf)$/.test(file) })

const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))
const broken = pages.filter((page) => /katex-error|KaTeX parse error/.test(readFileSync(join(site, page), 'utf8')))
if (broken.length > 0) {
  console.error(`TeX that cannot be set, in ${broken.join(', ')}`)
  process.exit(1)
}
console.log(`${pages.length} pages in docs/dist`)
