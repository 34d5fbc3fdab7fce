/** Holds the imports of all files and the dependencies in every package.json against the import table. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importTable, packageName, testImports } from './import-table.mjs'

const repository = join(import.meta.dirname, '..')

/** What dependency-cruiser finds in the workspace at `root`: modules with their imports, and violations of the rules. */
export function cruise(root) {
  const bin = join(repository, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const config = join(repository, '.dependency-cruiser.mjs')
  const folders = ['packages', 'apps'].filter((folder) => existsSync(join(root, folder)))
  const settings = { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 28 }
  return JSON.parse(
    execFileSync(process.execPath, [bin, '--config', config, '--output-type', 'json', ...folders], settings),
  )
}

/** Every disagreement with the import table in the workspace at `root`, a line each. */
export function importProblems(root) {
  const { modules, summary } = cruise(root)
  return [...violationProblems(summary), ...packageProblems(root, modules)]
}

function violationProblems({ violations, ruleSetUsed }) {
  const comments = new Map(ruleSetUsed.forbidden.map(({ name, comment }) => [name, comment]))
  return violations.map(({ from, to, rule, cycle }) => {
    const path = cycle ? cycle.map(({ name }) => name).join(' > ') : to
    return `${rule.name}: ${from} > ${path} (${comments.get(rule.name)})`
  })
}

function packageProblems(root, modules) {
  return readdirSync(join(root, 'packages')).flatMap((folder) => {
    const row = importTable[folder]
    if (row === undefined) return [`package-json: packages/${folder} is not in the import table`]
    const manifest = JSON.parse(readFileSync(join(root, 'packages', folder, 'package.json'), 'utf8'))
    const used = usedPackages(folder, modules)
    const listed = Object.keys(manifest.dependencies ?? {})
    const may = [...[...row.imports, ...(row.types ?? [])].map(packageName), ...(row.npm ?? [])]
    const mayInTests = [...may, ...testImports.map(packageName)]
    const workspace = (name) => name === 'lmm' || name.startsWith('@lmm/')
    const inTests = Object.keys(manifest.devDependencies ?? {}).filter(workspace)
    return [
      ...(manifest.name === packageName(folder) ? [] : [`is named ${manifest.name}`]),
      ...listed
        .filter((name) => !may.includes(name))
        .map((name) => `depends on ${name}, which the import table does not allow`),
      ...inTests
        .filter((name) => !mayInTests.includes(name))
        .map((name) => `tests with ${name}, which the import table does not allow`),
      ...used
        .filter((name) => !listed.includes(name))
        .map((name) => `lacks the dependency ${name}, which its sources import`),
      ...listed
        .filter((name) => !used.includes(name))
        .map((name) => `lists the dependency ${name}, which no source imports`),
    ].map((problem) => `package-json: packages/${folder} ${problem}`)
  })
}

/** Names of the other packages that the sources of a package import. */
function usedPackages(folder, modules) {
  const specifiers = modules
    .filter(({ source }) => source.startsWith(`packages/${folder}/src/`))
    .flatMap(({ dependencies }) => dependencies)
    .filter(({ module, dependencyTypes }) => !module.startsWith('.') && !dependencyTypes.includes('core'))
    .map(({ module }) => module.match(/^(@[^/]+\/)?[^/]+/)[0])
  return [...new Set(specifiers)].filter((name) => name !== packageName(folder))
}

if (process.argv[1] === import.meta.filename) {
  const problems = importProblems(repository)
  for (const problem of problems) console.error(problem)
  console.log(
    problems.length === 0 ? 'imports and dependencies agree with the import table' : `${problems.length} problems`,
  )
  process.exitCode = problems.length === 0 ? 0 : 1
}
