import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gallery } from './gallery-figures.ts'
import { galleryPage } from './gallery-page.ts'

// the page and its pictures are made for each build of the site
const folder = join(import.meta.dirname, '../generated/gallery')
mkdirSync(folder, { recursive: true })
const source = readFileSync(join(import.meta.dirname, 'gallery-figures.ts'), 'utf8')
writeFileSync(join(folder, 'gallery.md'), galleryPage(Object.keys(gallery), source))
for (const [name, svg] of Object.entries(gallery)) writeFileSync(join(folder, `${name}.svg`), svg())
