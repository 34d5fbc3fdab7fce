import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import katex from 'katex'
import texmath from 'markdown-it-texmath'
import { projectPages, titles } from './site/pages.mjs'
import { sources } from './typedoc.base.mjs'

const packages = join(import.meta.dirname, '../packages')
const published = readdirSync(packages).filter((name) => name !== 'reference')
const validation = { invalidLink: true, invalidPath: true, notExported: false, notDocumented: true }
const requiredToBeDocumented = ['Enum', 'Variable', 'Function', 'Class', 'Interface', 'TypeAlias']

export default {
  name: 'lmm',
  entryPointStrategy: 'packages',
  entryPoints: published.map((name) => join(packages, name)),
  out: 'dist',
  readme: 'index.md',
  projectDocuments: projectPages(),
  plugin: [titles],
  ...sources,
  searchInDocuments: true,
  searchGroupBoosts: { Documents: 4 },
  // Types are checked by `npm test`; without this each package would be checked here once more.
  packageOptions: {
    ...sources,
    validation,
    requiredToBeDocumented,
    skipErrorChecking: true,
    sort: ['source-order'],
    excludeInternal: true,
    excludeExternals: true,
  },
  navigation: { includeFolders: true, includeGroups: false, includeCategories: false },
  highlightLanguages: ['ts', 'tsx', 'js', 'json', 'sh', 'html', 'css', 'r', 'python', 'sql', 'yaml'],
  hideGenerator: true,
  githubPages: false,
  favicon: '../apps/demo/public/icon.svg',
  customCss: 'generated/site.css',
  markdownItLoader(parser) {
    parser.use(texmath, { engine: katex, delimiters: 'dollars' })
  },
  validation,
  requiredToBeDocumented,
  treatWarningsAsErrors: true,
}
