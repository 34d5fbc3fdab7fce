import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** What TypeDoc writes as address of a line of a source; `linkSources` makes a page of the site of it. */
export const sourceLinkTemplate = 'source:{path}#L{line}'

const link = /(?<=href=")source:([^"#]+)#L(\d+)(?=")/g
const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text) => text.replace(/[&<>]/g, (character) => entities[character])

/** Writes a page of the site for every source that its `pages` link to, and points the links there; returns how many. */
export function linkSources(root, site, pages) {
  const sources = new Set()
  for (const page of pages) {
    const text = readFileSync(join(site, page), 'utf8')
    const up = '../'.repeat(page.split(/[\\/]/).length - 1)
    const linked = text.replace(link, (_, path, line) => {
      sources.add(path)
      return `${up}sources/${path}.html#L${line}`
    })
    if (linked !== text) writeFileSync(join(site, page), linked)
  }
  for (const path of sources) {
    const file = join(site, 'sources', `${path}.html`)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, sourcePage(path, readFileSync(join(root, path), 'utf8'), relative(dirname(file), site)))
  }
  return sources.size
}

function sourcePage(path, source, up) {
  const lines = source.trimEnd().split('\n')
  const spans = lines.map((line, k) => `<span id="L${k + 1}">${escaped(line)}</span>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(path)} | lmm</title>
<link rel="icon" href="${up}/assets/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${up}/assets/style.css">
<link rel="stylesheet" href="${up}/assets/custom.css">
</head>
<body>
<script>document.documentElement.dataset.theme = localStorage.getItem('tsd-theme') || 'os'</script>
<header class="tsd-page-toolbar"><div class="tsd-toolbar-contents container"><a href="${up}/index.html" class="title">lmm</a></div></header>
<div class="container"><h1>${escaped(path)}</h1></div>
<pre class="lmm-source"><code>${spans.join('')}</code></pre>
</body>
</html>
`
}
