import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { run } from '../src/index.ts'

/** What a run of the command left behind. */
export interface Outcome {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

interface Surroundings {
  readonly directory?: string
  readonly stdin?: readonly (string | Uint8Array)[]
  readonly environment?: Readonly<Record<string, string>>
}

/** Runs the command in process. */
export async function lmm(argv: readonly string[], surroundings: Surroundings = {}): Promise<Outcome> {
  const out: string[] = []
  const err: string[] = []
  const status = await run(argv, {
    stdin: chunks(surroundings.stdin ?? []),
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    directory: surroundings.directory ?? tmpdir(),
    environment: surroundings.environment ?? {},
  })
  return { status, stdout: out.join(''), stderr: err.join('') }
}

async function* chunks(parts: readonly (string | Uint8Array)[]): AsyncIterable<string | Uint8Array> {
  yield* parts
}

/** A new directory with these files. */
export function directoryWith(files: Readonly<Record<string, string>>): string {
  const directory = mkdtempSync(join(tmpdir(), 'lmm-cli-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text)
  return directory
}

/** What runs of the command said on standard error, each under its arguments; all must end with the same status and print nothing. */
export async function complaints(
  status: number,
  runs: readonly (readonly string[])[],
  surroundings: Surroundings = {},
): Promise<string> {
  const said = await Promise.all(
    runs.map(async (argv) => {
      const outcome = await lmm(argv, surroundings)
      expect({ argv, ...outcome }).toEqual({ argv, status, stdout: '', stderr: expect.stringMatching(/^error: .+\n/) })
      return `$ lmm ${argv.map((argument) => (/[ ~]/.test(argument) ? `"${argument}"` : argument)).join(' ')}\n${outcome.stderr}`
    }),
  )
  return `\n${said.join('\n')}`
}
