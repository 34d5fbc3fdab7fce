import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const manifest = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
const { repository } = manifest(root)

/** Links to the sources, when package.json says where the repository is. */
export const sources =
  repository === undefined
    ? { disableSources: true }
    : {
        disableGit: true,
        sourceLinkTemplate: `${repository}/blob/main/{path}#L{line}`,
        basePath: root,
        displayBasePath: root,
      }

/** TypeDoc's options of a package: one entry point for each of its exports. */
export const packageDocs = (folder) => ({
  entryPoints: Object.values(manifest(folder).exports).flatMap((target) => target['@lmm/source'] ?? []),
})
