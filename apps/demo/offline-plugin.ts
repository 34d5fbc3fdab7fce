import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'

const entry = fileURLToPath(new URL('src/offline/service-worker.ts', import.meta.url))

/** Writes a service worker that keeps every file of the built page, each under the hash of its content. */
export function offline(): Plugin {
  let folder = ''
  return {
    name: 'offline',
    apply: ({ build: { write = true } = {} }, { command }) => command === 'build' && write,
    configResolved: ({ root, build: { outDir } }) => {
      folder = resolve(root, outDir)
    },
    closeBundle: {
      sequential: true,
      async handler() {
        const names = await readdir(folder, { recursive: true, withFileTypes: true })
        const files = []
        for (const file of names.filter((each) => each.isFile())) {
          const place = join(file.parentPath, file.name)
          const revision = createHash('sha256')
            .update(await readFile(place))
            .digest('hex')
            .slice(0, 16)
          files.push({ url: relative(folder, place).split(sep).join('/'), revision })
        }
        files.sort((a, b) => (a.url < b.url ? -1 : 1))
        await writeFile(join(folder, 'service-worker.js'), await serviceWorker(files))
      },
    },
  }
}

async function serviceWorker(files: readonly { url: string; revision: string }[]): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { files: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: { write: false, lib: { entry, formats: ['es'], fileName: 'service-worker' } },
  })
  return (built as readonly Rolldown.RolldownOutput[])[0]!.output[0].code
}
