import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
const node = ['--conditions=@lmm/source', '--import', 'tsx', main]

/** Runs the command as a process of its own; `firstOnly` closes the pipe after the first piece, as `head` does. */
function run(argv: readonly string[], { firstOnly = false } = {}): Promise<{ status: number | null; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...node, ...argv], { stdio: ['ignore', 'pipe', 'pipe'] })
    let stderr = ''
    child.stderr.on('data', (text) => {
      stderr += text
    })
    child.stdout.once('data', () => firstOnly && child.stdout.destroy())
    child.stdout.resume()
    child.on('close', (status) => resolve({ status, stderr }))
  })
}

describe('the process', () => {
  it('ends with the status of the command', async () => {
    expect((await run(['fit', 'nowhere.csv', 'y ~ x'])).status).toBe(1)
    expect((await run(['fit', '--nothing'])).status).toBe(2)
  })

  it('is content when its reader leaves early', async () => {
    expect(await run(['datasets', 'insteval', '--csv'], { firstOnly: true })).toEqual({ status: 0, stderr: '' })
  })

  it('can be run as a file', () => {
    expect(readFileSync(main, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  })
})
