/** Writes the version of `lmm` into CITATION.cff, after `changeset version` has set it. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'packages/lmm/package.json'), 'utf8'))
const file = join(root, 'CITATION.cff')
writeFileSync(file, readFileSync(file, 'utf8').replace(/^version: .*$/m, `version: ${version}`))
