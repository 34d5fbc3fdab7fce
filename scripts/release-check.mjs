/**
 * Packs every published package and uses the tarballs as a user would: in an empty project by `import`, `require`, the single file and the
 * command, with this Node and a newer one, and in a Vite app, where the guide of five minutes runs. Needs the network, and prints how long
 * each step took.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { markdownBlocks } from '../docs/examples/blocks.ts'

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

function expectOutput(output, promised) {
  if (output.trim() !== promised.trim()) throw new Error(`expected\n${promised}\nbut got\n${output}`)
}

const guide = markdownBlocks(readFileSync(join(root, 'docs/guides/start.md'), 'utf8')).filter(
  ({ marks, output }) => output !== undefined && !marks.includes('no-run'),
)
const lessons = guide
  .filter(({ language }) => language === 'ts')
  .map((block, k) => ({ ...block, name: `lesson-${k + 1}` }))
const commands = guide.filter(({ language }) => language === 'sh')

const body = `const model = lmm('Reaction ~ Days + (Days | Subject)', sleepstudy)
console.log(model.criterion.toFixed(6))
`
const imported = `import { lmm } from 'lmm'\nimport { sleepstudy } from '@lmm/datasets/sleepstudy'\n${body}`
const required = `const { lmm } = require('lmm')\nconst { sleepstudy } = require('@lmm/datasets/sleepstudy')\n${body}`
const single = imported.replace("from 'lmm'", "from 'lmm/single'")
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
      'single.mjs': single,
      'typed.ts': typed,
    })
    run(project, 'npm', 'install', '--no-audit', '--no-fund', ...files)
  })
  step(`import, Node ${process.version}`, () => expectCriterion(run(project, 'node', 'import.mjs')))
  step(`require, Node ${process.version}`, () => expectCriterion(run(project, 'node', 'require.cjs')))
  step(`the single file, Node ${process.version}`, () => expectCriterion(run(project, 'node', 'single.mjs')))
  for (const { code, output } of commands)
    step('the command, as the guide has it', () => expectOutput(run(project, 'sh', '-c', code), output))
  step('types, as a strict project sees them', () => {
    const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom']
    run(project, join(root, 'node_modules/.bin/tsc'), ...options, 'typed.ts')
  })
  for (const file of ['import.mjs', 'require.cjs', 'single.mjs'])
    step(`${file}, Node ${newerNode}`, () => {
      expectCriterion(run(project, 'npx', '--yes', '--package', `node@${newerNode}`, 'node', file))
    })
  step('built into a Vite app', () => {
    write(app, {
      'package.json': JSON.stringify({ name: 'app', private: true, type: 'module' }),
      'index.html': '<!doctype html><title>app</title><script type="module" src="./main.js"></script>',
      'main.js': imported,
      ...Object.fromEntries(lessons.map(({ name, code }) => [`${name}.ts`, code])),
      // so that what was built for a browser also runs here
      'vite.config.js': `export default { build: {
  modulePreload: { polyfill: false },
  rollupOptions: {
    input: ${JSON.stringify(['index.html', ...lessons.map(({ name }) => `${name}.ts`)])},
    output: { entryFileNames: '[name].js' },
  },
} }`,
    })
    run(app, 'npm', 'install', '--no-audit', '--no-fund', `vite@${viteVersion}`, ...files)
    run(app, 'npx', 'vite', 'build', '--logLevel', 'error')
    expectCriterion(run(app, 'node', 'dist/index.js'))
  })
  for (const { name, output } of lessons)
    step(`${name} of the guide, as Vite has built it`, () => expectOutput(run(app, 'node', `dist/${name}.js`), output))
} finally {
  rmSync(place, { recursive: true, force: true })
}
