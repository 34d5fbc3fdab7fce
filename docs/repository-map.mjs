/** Writes the table of packages into the repository map, from what their sources really import. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from '../scripts/check-imports.mjs'
import { importTable, packageName } from '../scripts/import-table.mjs'

const root = join(import.meta.dirname, '..')
const page = join(import.meta.dirname, 'guides/repository-map.md')
const frame = /(<!-- packages -->\n)[\s\S]*(<!-- end of packages -->)/

/** The repository map as it stands, and as it should stand. */
export function repositoryMap() {
  const text = readFileSync(page, 'utf8')
  return { text, current: text.replace(frame, `$1\n${packageRows()}\n\n$2`) }
}

function packageRows() {
  const { modules } = cruise(root)
  const folders = Object.keys(importTable).filter((folder) => sourcesOf(folder, modules).length > 0)
  const rows = folders.map((folder) => {
    const sources = sourcesOf(folder, modules)
    const imported = sources.flatMap(({ dependencies }) => dependencies.map(({ module }) => module))
    const uses = (name) => imported.some((module) => module === name || module.startsWith(`${name}/`))
    const { description } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'))
    const imports = [...Object.keys(importTable).filter((other) => other !== folder && uses(packageName(other)))]
    const registry = (importTable[folder].npm ?? []).filter(uses)
    return `| \`${packageName(folder)}\` | ${description} | ${[...imports, ...registry.map((name) => `*${name}*`)].join(', ')} |`
  })
  return ['| package | owns | imports |', '|---|---|---|', ...rows].join('\n')
}

const sourcesOf = (folder, modules) => modules.filter(({ source }) => source.startsWith(`packages/${folder}/src/`))

if (process.argv[1] === import.meta.filename) writeFileSync(page, repositoryMap().current)
