import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sourceLinkTemplate } from './site/sources.mjs'

const root = join(import.meta.dirname, '..')

/** Links to the sources, which need neither git nor a place where the repository is published. */
export const sources = {
  disableGit: true,
  gitRevision: 'main',
  sourceLinkTemplate,
  displayBasePath: root,
}

/** TypeDoc's options of a package: one entry point for each of its exports. */
export const packageDocs = (folder) => {
  const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { entryPoints: Object.values(exports).flatMap((target) => target['@lmm/source'] ?? []) }
}
