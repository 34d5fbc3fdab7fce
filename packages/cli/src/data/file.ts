import { createReadStream } from 'node:fs'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import { type LmmError, nearest } from '@lmm/diagnostics'
import { say } from '../say.ts'

const tableEndings = /\.(csv|tsv|json|jsonl|ndjson|parquet|arrow|feather|xlsx)$/i

/** The bytes of a file, piece by piece; what goes wrong is said with what to do next. */
export async function* fileChunks(path: string, directory: string): AsyncIterable<Uint8Array> {
  const absolute = await requireFile(path, directory)
  try {
    yield* createReadStream(absolute, { highWaterMark: 1 << 20 })
  } catch (error) {
    throw await explained(error, path, absolute)
  }
}

/** The text of a file in UTF-8. */
export async function readText(path: string, directory: string): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of fileChunks(path, directory)) text += decoder.decode(chunk, { stream: true })
  return text + decoder.decode()
}

/** Writes a text or bytes; what goes wrong is said. */
export async function writeWhole(path: string, content: string | Uint8Array, directory: string): Promise<void> {
  try {
    await writeFile(resolve(directory, path), content)
  } catch (error) {
    const { message } = error as Error
    throw say.error('cli/cannot-write', { path, problem: message })
  }
}

/** The absolute path of a file; throws when there is none. */
export async function requireFile(path: string, directory: string): Promise<string> {
  const absolute = resolve(directory, path)
  try {
    if ((await stat(absolute)).isDirectory()) throw await isDirectory(path, absolute)
    return absolute
  } catch (error) {
    throw await explained(error, path, absolute)
  }
}

async function explained(error: unknown, path: string, absolute: string): Promise<unknown> {
  const code = (error as NodeJS.ErrnoException).code
  if (code === undefined) return error
  if (code === 'ENOENT' || code === 'ENOTDIR') return notFound(path, absolute)
  return say.error('cli/not-readable', { path, reason: code })
}

async function notFound(path: string, absolute: string): Promise<LmmError> {
  const name = basename(absolute)
  const others = (await entries(dirname(absolute))).filter((entry) => entry !== name)
  const folder = path.slice(0, path.length - name.length)
  const near = nearest(name, others).map((entry) => `${folder}${entry}`)
  const { isDatasetName } = await import('@lmm/datasets')
  const bare = name.replace(tableEndings, '').toLowerCase()
  return say.error('cli/file-not-found', { path, nearest: near, datasets: isDatasetName(bare) ? [bare] : [] })
}

async function isDirectory(path: string, absolute: string): Promise<LmmError> {
  const tables = (await entries(absolute)).filter((entry) => tableEndings.test(entry)).sort()
  return say.error('cli/directory', { path, tables })
}

/** Names in a directory; none where it cannot be read. */
const entries = (directory: string): Promise<string[]> => readdir(directory).catch(() => [])
