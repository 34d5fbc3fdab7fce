/** Writes the table and the figure of the packages into the repository map, from what their sources really import. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cruise } from '../scripts/check-imports.mjs'
import { importTable, packageName } from '../scripts/import-table.mjs'
import { packageGraph } from './site/package-graph.mjs'

const root = join(import.meta.dirname, '..')
const page = join(import.meta.dirname, 'guides/repository-map.md')
const figure = join(import.meta.dirname, 'guides/package-graph.svg')
const frame = /(<!-- packages -->\n)[\s\S]*(<!-- end of packages -->)/

/** The page and the figure of the repository map as they stand, and as they should stand. */
export function repositoryMap() {
  const packages = importsOfPackages()
  const text = readFileSync(page, 'utf8')
  return {
    page: { text, current: text.replace(frame, `$1\n${packageRows(packages)}\n\n$2`) },
    figure: { text: existsSync(figure) ? readFileSync(figure, 'utf8') : '', current: graph(packages) },
  }
}

function importsOfPackages() {
  const { modules } = cruise(root)
  const sourcesOf = (folder) => modules.filter(({ source }) => source.startsWith(`packages/${folder}/src/`))
  const folders = Object.keys(importTable).filter((folder) => sourcesOf(folder).length > 0)
  return folders.map((folder) => {
    const imported = sourcesOf(folder).flatMap(({ dependencies }) => dependencies.map(({ module }) => module))
    const uses = (name) => imported.some((module) => module === name || module.startsWith(`${name}/`))
    const packages = folders.filter((other) => other !== folder && uses(packageName(other)))
    return { folder, packages, registry: (importTable[folder].npm ?? []).filter(uses) }
  })
}

function packageRows(packages) {
  const rows = packages.map(({ folder, packages: imports, registry }) => {
    const { description } = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'))
    return `| \`${packageName(folder)}\` | ${description} | ${[...imports, ...registry.map((name) => `*${name}*`)].join(', ')} |`
  })
  return ['| package | owns | imports |', '|---|---|---|', ...rows].join('\n')
}

function graph(packages) {
  const shown = packages.filter(({ folder }) => folder !== 'reference')
  const edges = shown.flatMap(({ folder, packages: imports }) => imports.map((other) => [folder, other]))
  return packageGraph(
    shown.map(({ folder }) => folder),
    edges,
  )
}

if (process.argv[1] === import.meta.filename) {
  const map = repositoryMap()
  writeFileSync(page, map.page.current)
  writeFileSync(figure, map.figure.current)
}
