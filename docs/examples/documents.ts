import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Block, commentBlocks, markdownBlocks } from './blocks.ts'

/** A file with executed blocks: a page of Markdown or a source with documentation comments. */
export interface Document {
  readonly file: string
  readonly blocks: readonly Block[]
  /** Why the blocks could not be told apart; there are none then. */
  readonly fault?: string
}

/** Every page and every package source of the repository at `root`. */
export function documents(root: string): Document[] {
  const packages = readdirSync(join(root, 'packages')).map((name) => `packages/${name}`)
  const files = [
    ...['README.md', ...packages.map((folder) => `${folder}/README.md`)].filter((file) => existsSync(join(root, file))),
    ...filesUnder(root, 'docs/guides', '.md'),
    ...filesUnder(root, 'docs/mathematics', '.md'),
    ...packages.flatMap((folder) => filesUnder(root, `${folder}/src`, '.ts')),
  ]
  return files.map((file) => documentOf(root, file))
}

function documentOf(root: string, file: string): Document {
  const text = readFileSync(join(root, file), 'utf8')
  try {
    return { file, blocks: file.endsWith('.md') ? markdownBlocks(text) : commentBlocks(text) }
  } catch (error) {
    return { file, blocks: [], fault: (error as Error).message }
  }
}

function filesUnder(root: string, folder: string, ending: string): string[] {
  if (!existsSync(join(root, folder))) return []
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => name.endsWith(ending)).map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
  return files.sort()
}
