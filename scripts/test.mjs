/**
 * Runs the stages of `npm test`, or those named as arguments, each whether or not the ones before it held; neighbours that are
 * marked `beside` run at the same time.
 * The last line counts tests; a stage that fails without a failed test counts as one failed.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { resultsFile, showStages } from './stage-results.mjs'

const root = join(import.meta.dirname, '..')
const turbo = `turbo run --continue --output-logs=new-only --concurrency=${availableParallelism()}`
const under = (folder) =>
  existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => `${folder}/${name}`) : []
const workspace = [...under('packages'), ...under('apps'), 'docs', 'bench', 'scripts'].filter((folder) =>
  existsSync(join(root, folder, 'package.json')),
)
const scriptsOf = (folder) => JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')).scripts ?? {}
const tests = (folders) => `${turbo} test ${folders.map((folder) => `--filter=./${folder}`).join(' ')}`
const units = [...under('packages'), 'bench', 'scripts']
const apps = workspace.filter((folder) => folder.startsWith('apps/'))

const stages = [
  {
    name: 'generate',
    command: `${turbo} generate`,
    absent: !workspace.some((folder) => 'generate' in scriptsOf(folder)),
  },
  { name: 'lint', command: 'biome check .', beside: true },
  { name: 'imports', command: 'node scripts/check-imports.mjs', beside: true },
  {
    name: 'types',
    // Everything in one program: each folder by itself would check all it imports again. What did not change is remembered.
    command: 'tsc -p tsconfig.json --incremental --tsBuildInfoFile node_modules/.cache/lmm/types.tsbuildinfo',
    beside: true,
  },
  { name: 'unit', command: tests(units), folders: units },
  { name: 'examples', command: tests(['docs']), folders: ['docs'] },
  { name: 'apps', command: tests(apps), folders: apps, absent: apps.length === 0 },
  {
    name: 'built',
    // The site and the single file are built and used in a browser, and the links of the site followed.
    command: `${turbo} test:built --filter=./docs`,
    folders: ['docs'],
    results: 'built.json',
  },
]

/** Tests that passed and failed in a folder, from what vitest wrote there. */
function counts(folder, results) {
  const file = join(root, folder, 'test-results', results)
  if (!existsSync(file)) return { passed: 0, failed: 0 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'))
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numFailedTests + broken.length }
}

/** What the command says is shown at once, or in one piece at its end where others run beside it. */
function execute(command, alone) {
  const child = spawn(command, {
    cwd: root,
    shell: true,
    stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`,
      LMM_NODE: process.version,
      TURBO_TELEMETRY_DISABLED: '1',
      DO_NOT_TRACK: '1',
    },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (text) => {
      said += text
    })
  }
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, said })))
}

async function run({ name, command, folders = [], results = 'tests.json' }, alone) {
  const title = `\n--- ${name}: ${command.startsWith('turbo') ? 'turbo' : command}`
  if (alone) console.log(title)
  for (const folder of folders) rmSync(join(root, folder, 'test-results', results), { force: true })
  const start = performance.now()
  const { status, said } = await execute(command, alone)
  const seconds = (performance.now() - start) / 1000
  if (!alone) console.log(`${title}\n${said.trimEnd()}`)
  const counted = folders.map((folder) => counts(folder, results))
  const passed = counted.reduce((sum, each) => sum + each.passed, 0)
  const failed = counted.reduce((sum, each) => sum + each.failed, 0)
  const ok = status === 0 && failed === 0
  return { name, ok, seconds, passed, failed: ok || failed > 0 ? failed : 1, tests: folders.length > 0 }
}

/** One group after the other, the stages of a group at the same time. */
async function runAll(chosen) {
  const groups = chosen.reduce((made, stage) => {
    if (stage.beside && made.at(-1)?.[0].beside) made.at(-1).push(stage)
    else made.push([stage])
    return made
  }, [])
  const done = []
  for (const group of groups) done.push(...(await Promise.all(group.map((stage) => run(stage, group.length === 1)))))
  return done
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !stages.some((stage) => stage.name === name))
if (unknown.length > 0) {
  console.error(`no stage ${unknown.join(', ')}; there are ${stages.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}
const start = performance.now()
const done = await runAll(
  stages.filter(({ name, absent }) => !absent && (wanted.length === 0 || wanted.includes(name))),
)
const results = { stages: done, seconds: (performance.now() - start) / 1000 }
if (wanted.length === 0) {
  mkdirSync(dirname(resultsFile), { recursive: true })
  writeFileSync(resultsFile, JSON.stringify(results))
}
console.log(`\n${showStages(results)}`)
process.exitCode = done.every(({ ok }) => ok) ? 0 : 1
