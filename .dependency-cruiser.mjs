import { importTable, testImports } from './scripts/import-table.mjs'

const anyOf = (names) => `(${names.join('|')})`
/** Paths of packages of this repository, resolved (`packages/design/src/index.ts`) or not (`@lmm/design`, `lmm`). */
const inPackages = (names) => `^(packages/|@lmm/|(?=lmm(/|$)))${anyOf(names)}(/|$)`
const inRegistry = (names) => `(^|node_modules/)${anyOf(names)}(/|$)`
const registry = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown', 'npm-bundled']

const rulesOf = ([name, { imports, types = [], npm = [], node = false }]) => {
  const sources = `^packages/${name}/src/`
  const rules = [
    {
      name: `${name}-imports`,
      comment: `${name} may import ${[...imports, ...types.map((each) => `${each} (types)`)].join(', ') || 'no other package'}`,
      from: { path: sources },
      to: { path: inPackages(['[^/]+']), pathNot: inPackages([name, ...imports, ...types]) },
    },
    {
      name: `${name}-registry`,
      comment: `${name} may import ${npm.join(', ') || 'nothing'} from the registry`,
      from: { path: sources },
      to: { dependencyTypes: registry, pathNot: npm.length === 0 ? '^$' : inRegistry(npm) },
    },
    {
      name: `${name}-tests`,
      comment: `tests of ${name} may import what its sources may, and ${testImports.join(', ')}`,
      from: { path: `^packages/${name}/`, pathNot: sources },
      to: { path: inPackages(['[^/]+']), pathNot: inPackages([name, ...imports, ...types, ...testImports]) },
    },
  ]
  if (types.length > 0)
    rules.push({
      name: `${name}-types`,
      comment: `${name} may import types only from ${types.join(', ')}`,
      from: { path: sources },
      to: { path: inPackages(types), dependencyTypesNot: ['type-only'] },
    })
  if (!node)
    rules.push({
      name: `${name}-node`,
      comment: `${name} runs in browsers: no Node built-ins`,
      from: { path: sources },
      to: { dependencyTypes: ['core'] },
    })
  return rules
}

const everywhere = [
  {
    name: 'resolvable',
    comment: 'the module is not found: not listed in package.json, or not exported',
    from: {},
    to: { couldNotResolve: true },
  },
  { name: 'no-cycles', comment: 'files import each other in a circle', from: {}, to: { circular: true } },
  {
    name: 'no-deep-imports',
    comment: 'another package is imported by its name, never by a path into it',
    from: { path: '^(packages|apps)/([^/]+)/' },
    to: { path: '^(packages|apps)/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
  },
  {
    name: 'no-tests-in-sources',
    comment: 'sources do not import tests or scripts',
    from: { path: '^packages/[^/]+/src/' },
    to: { path: '^packages/[^/]+/(test|scripts)/' },
  },
]

export default {
  forbidden: [...Object.entries(importTable).flatMap(rulesOf), ...everywhere].map((rule) => ({
    ...rule,
    severity: 'error',
  })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(packages|apps)/[^/]+/(dist|test-results)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@lmm/source', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
}
