/**
 * Installs the workspace with the pinned pnpm, when the lockfile or Node has changed since the last time, and generates what the
 * sources import and git does not hold, when that has changed. Needs Node and npm alone.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const stampFile = join(root, 'node_modules', '.lmm-bootstrap')
const stamp = createHash('sha256')
  .update(readFileSync(join(root, 'pnpm-lock.yaml')))
  .update(`${process.version} ${process.platform} ${process.arch}`)
  .digest('hex')

if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  // Standard output stays free for the command that follows.
  const { status, error } = spawnSync('npx', ['--yes', packageManager, 'install', '--frozen-lockfile'], {
    cwd: root,
    env: withoutNpm(process.env),
    shell: process.platform === 'win32',
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) {
    console.error(`bootstrap: npx ${packageManager} install failed${error ? `: ${error.message}` : ''}`)
    process.exit(1)
  }
  writeFileSync(stampFile, stamp)
}

// turbo looks for pnpm on the path.
const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`
const generated = spawnSync('turbo', ['run', 'generate', '--output-logs=errors-only'], {
  cwd: root,
  // The same environment as in test.mjs, or turbo would generate anew there.
  env: {
    ...process.env,
    PATH: path,
    LMM_NODE: process.version,
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  },
  shell: process.platform === 'win32',
  encoding: 'utf8',
})
if (generated.status !== 0) {
  console.error(`bootstrap: turbo run generate failed\n${generated.error ?? generated.stdout}${generated.stderr ?? ''}`)
  process.exit(1)
}

/** What `npm run` puts into the environment would configure pnpm as well; only the way to the registry may. */
function withoutNpm(env) {
  const kept = /^npm_config_(registry|cafile|proxy|https_proxy|noproxy|cache)$/i
  const dropped = /^npm_(config|lifecycle|package)_/i
  return Object.fromEntries(Object.entries(env).filter(([name]) => kept.test(name) || !dropped.test(name)))
}
