import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import katex from 'katex'
import texmath from 'markdown-it-texmath'
import { sources } from './typedoc.base.mjs'

const packages = join(import.meta.dirname, '../packages')
const published = readdirSync(packages).filter((name) => name !== 'reference')
const validation = { invalidLink: true, invalidPath: true, notExported: false, notDocumented: false }

export default {
  name: 'lmm',
  entryPointStrategy: 'packages',
  entryPoints: published.map((name) => join(packages, name)),
  out: 'dist',
  readme: 'index.md',
  projectDocuments: ['guides/**/*.md', 'generated/gallery/*.md', 'mathematics/**/*.md'],
  ...sources,
  // Types are checked by `npm test`; without this each package would be checked here once more.
  packageOptions: { ...sources, validation, skipErrorChecking: true, sort: ['source-order'], excludeInternal: true },
  navigation: { includeFolders: true, includeGroups: false, includeCategories: false },
  hideGenerator: true,
  githubPages: false,
  customCss: createRequire(import.meta.url).resolve('katex/dist/katex.min.css'),
  markdownItLoader(parser) {
    parser.use(texmath, { engine: katex, delimiters: 'dollars' })
  },
  validation,
  treatWarningsAsErrors: true,
}
