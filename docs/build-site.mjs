/**
 * Builds the site of guides and reference into docs/dist. Works offline, and so does the site: TeX is set here, its style and fonts are
 * copied, and sources are pages.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { linkSources } from './site/sources.mjs'

const docs = import.meta.dirname
const site = join(docs, 'dist')
const katexCss = createRequire(import.meta.url).resolve('katex/dist/katex.min.css')

function runNode(...args) {
  if (spawnSync(process.execPath, args, { cwd: docs, stdio: 'inherit' }).status !== 0) process.exit(1)
}

// every browser that runs the rest knows woff2
const katexStyle = readFileSync(katexCss, 'utf8').replaceAll(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, '')
mkdirSync(join(docs, 'generated'), { recursive: true })
writeFileSync(join(docs, 'generated/site.css'), `${katexStyle}\n${readFileSync(join(docs, 'site/style.css'), 'utf8')}`)

runNode('--conditions=@lmm/source', '--import', 'tsx', join(docs, 'examples/write-gallery.ts'))
runNode(join(docs, '../node_modules/typedoc/bin/typedoc'), '--options', 'typedoc.config.mjs', ...process.argv.slice(2))
cpSync(join(dirname(katexCss), 'fonts'), join(site, 'assets/fonts'), {
  recursive: true,
  filter: (file) => !/\.(woff|ttf)$/.test(file),
})

const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'))
const broken = pages.filter((page) => /katex-error|KaTeX parse error/.test(readFileSync(join(site, page), 'utf8')))
if (broken.length > 0) {
  console.error(`TeX that cannot be set, in ${broken.join(', ')}`)
  process.exit(1)
}
const sources = linkSources(join(docs, '..'), site, pages)
console.log(`${pages.length} pages and ${sources} sources in docs/dist`)
