/**
 * Packs every published package and uses the tarballs as a user would: in an empty project by `import`, `require` and the command, with
 * this Node and a newer one, and in a Vite app. Needs the network, and prints how long each step took.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const newerNode = '24'
const viteVersion = '7'
const criterion = '1743.62827'

const folders = readdirSync(join(root, 'packages')).filter((name) => !manifest(name).private)
const place = mkdtempSync(join(tmpdir(), 'lmm-release-'))
const tarballs = join(place, 'tarballs')
const project = join(place, 'project')
const app = join(place, 'app')

function manifest(name) {
  return JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'))
}

function run(cwd, command, ...args) {
  return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
}

function step(name, work) {
  const start = performance.now()
  work()
  console.log(`ok  ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s  ${name}`)
}

function expectCriterion(output) {
  if (!output.includes(criterion)) throw new Error(`expected the criterion ${criterion} of sleepstudy in:\n${output}`)
}

function write(folder, files) {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
}

const body = `const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
console.log(model.criterion.toFixed(6))
`
const imported = `import { lmm } from 'lmm'\nimport { sleepstudy } from '@lmm/datasets/sleepstudy'\n${body}`
const required = `const { lmm } = require('lmm')\nconst { sleepstudy } = require('@lmm/datasets/sleepstudy')\n${body}`
const typed = `import { type FittedModel, lmm } from 'lmm'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
export const model: FittedModel = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
`

try {
  step('packages built and linted (publint, are-the-types-wrong)', () => {
    execFileSync('npm', ['run', 'build'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, CI: 'true' },
    })
  })
  step(`${folders.length} packages packed`, () => {
    mkdirSync(tarballs)
    for (const name of folders)
      run(join(root, 'packages', name), join(root, 'node_modules/.bin/pnpm'), 'pack', '--pack-destination', tarballs)
  })
  const files = readdirSync(tarballs).map((name) => join(tarballs, name))
  step('installed in an empty project', () => {
    write(project, {
      'package.json': JSON.stringify({ name: 'project', private: true }),
      'import.mjs': imported,
      'require.cjs': required,
      'typed.ts': typed,
    })
    run(project, 'npm', 'install', '--no-audit', '--no-fund', ...files)
  })
  step(`import, Node ${process.version}`, () => expectCriterion(run(project, 'node', 'import.mjs')))
  step(`require, Node ${process.version}`, () => expectCriterion(run(project, 'node', 'require.cjs')))
  step('the command', () => {
    expectCriterion(
      run(project, 'npx', 'lmm', 'fit', 'dataset:sleepstudy', 'Reaction ~ Days + (Days | Subject)', '--json'),
    )
  })
  step('types, as a strict project sees them', () => {
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom']
    run(project, join(root, 'node_modules/.bin/tsc'), ...options, 'typed.ts')
  })
  for (const file of ['import.mjs', 'require.cjs'])
    step(`${file}, Node ${newerNode}`, () => {
      expectCriterion(run(project, 'npx', '--yes', '--package', `node@${newerNode}`, 'node', file))
    })
  step('built into a Vite app', () => {
    write(app, {
      'package.json': JSON.stringify({ name: 'app', private: true, type: 'module' }),
      'index.html': '<!doctype html><title>app</title><script type="module" src="./main.js"></script>',
      'main.js': imported,
      // so that what was built for a browser also runs here
      'vite.config.js': 'export default { build: { modulePreload: { polyfill: false } } }',
    })
    run(app, 'npm', 'install', '--no-audit', '--no-fund', `vite@${viteVersion}`, ...files)
    run(app, 'npx', 'vite', 'build', '--logLevel', 'error')
    const [script] = readdirSync(join(app, 'dist/assets')).filter((name) => name.endsWith('.js'))
    expectCriterion(run(app, 'node', join('dist/assets', script)))
  })
} finally {
  rmSync(place, { recursive: true, force: true })
}
