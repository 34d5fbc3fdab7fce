import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

/** The page as it would be deployed, built and served. */
export interface Site {
  readonly url: string
  /** Where its files are. */
  readonly folder: string
  close(): Promise<void>
}

/** Builds the page into a folder of its own and serves that. */
export async function serve(): Promise<Site> {
  const root = fileURLToPath(new URL('../..', import.meta.url))
  const outDir = await mkdtemp(join(tmpdir(), 'lmm-demo-'))
  const settings = { root, logLevel: 'error', build: { outDir, emptyOutDir: true } } as const
  // vitest sets NODE_ENV to test, which would build the page for development.
  process.env.NODE_ENV = 'production'
  await build(settings)
  const server = await preview({ ...settings, preview: { port: 0, host: '127.0.0.1' } })
  return {
    folder: outDir,
    url: server.resolvedUrls!.local[0]!,
    close: async () => {
      await server.close()
      await rm(outDir, { recursive: true })
    },
  }
}
