// Writes the figures of the guides: node --conditions=@lmm/source --import tsx docs/examples/write-guide-figures.ts
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { guideFigures } from './guide-figures.ts'

for (const [name, svg] of Object.entries(guideFigures()))
  writeFileSync(join(import.meta.dirname, `../guides/figures/${name}.svg`), `${svg}\n`)
