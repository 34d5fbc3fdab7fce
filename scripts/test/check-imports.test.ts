import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importProblems } from '../check-imports.mjs'
import { importTable, packageName } from '../import-table.mjs'

const repository = fileURLToPath(new URL('../..', import.meta.url))

const forbidden = [
  { rule: 'formula-imports', file: 'formula/src/planted.ts', text: "import '@lmm/linalg'" },
  { rule: 'linalg-imports', file: 'linalg/src/planted.ts', text: "import type {} from '@lmm/design'" },
  { rule: 'design-imports', file: 'design/src/planted.ts', text: "import '@lmm/reml'" },
  { rule: 'reml-imports', file: 'reml/src/planted.ts', text: "export * from '@lmm/prediction'" },
  { rule: 'report-imports', file: 'report/src/planted.ts', text: "import 'lmm'" },
  { rule: 'datasets-imports', file: 'datasets/src/planted.ts', text: "await import('@lmm/design')" },
  { rule: 'reml-types', file: 'reml/src/planted-value.ts', text: "import '@lmm/formula'" },
  { rule: 'covariance-tests', file: 'covariance/test/planted.ts', text: "import '@lmm/reml'" },
  { rule: 'design-node', file: 'design/src/planted-node.ts', text: "import 'node:fs'" },
  { rule: 'reml-registry', file: 'reml/src/planted-npm.ts', text: "import 'vitest'" },
  { rule: 'resolvable', file: 'linalg/src/planted-npm.ts', text: "import 'left-pad'" },
  { rule: 'resolvable', file: 'reml/src/planted-deep.ts', text: "import '@lmm/design/src/table.ts'" },
  { rule: 'no-deep-imports', file: 'reml/src/planted-path.ts', text: "import '../../design/src/index.ts'" },
  { rule: 'no-tests-in-sources', file: 'design/src/planted-test.ts', text: "import '../test/planted.ts'" },
  { rule: 'no-cycles', file: 'report/src/planted-a.ts', text: "import './planted-b.ts'" },
]

const harmless = [
  { file: 'report/src/planted-b.ts', text: "import './planted-a.ts'" },
  { file: 'design/test/planted.ts', text: 'export {}' },
  { file: 'reml/src/planted-type.ts', text: "import type {} from '@lmm/formula'" },
  {
    file: 'reml/test/planted-allowed.ts',
    text: "import '@lmm/reference'\nimport '@lmm/datasets'\nimport '@lmm/design'",
  },
  { file: 'cli/src/planted-allowed.ts', text: "import 'node:fs'\nimport 'lmm'" },
]

const disagreements = [
  'packages/formula depends on @lmm/linalg, which the import table does not allow',
  'packages/formula tests with @lmm/reml, which the import table does not allow',
  'packages/formula lists the dependency udsv, which no source imports',
  'packages/reml lacks the dependency vitest, which its sources import',
  'packages/unheard-of is not in the import table',
]

describe('the check of the import table, in a copy of the repository with planted faults', () => {
  let copy: string
  let problems: string[]

  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    writeFileSync(join(copy, file), text)
  }

  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'lmm-imports-'))
    const left = ['node_modules', 'dist', 'test-results', 'data', 'cases', '.turbo']
    const options = { recursive: true, filter: (path: string) => !left.includes(basename(path)) }
    cpSync(join(repository, 'packages'), join(copy, 'packages'), options)
    cpSync(join(repository, 'package.json'), join(copy, 'package.json'))
    mkdirSync(join(copy, 'node_modules/@lmm'), { recursive: true })
    symlinkSync(join(repository, 'node_modules/vitest'), join(copy, 'node_modules/vitest'))
    for (const name of Object.keys(importTable))
      symlinkSync(join(copy, 'packages', name), join(copy, 'node_modules', packageName(name)))

    for (const { file, text } of [...forbidden, ...harmless]) write(join('packages', file), text)
    const formula = JSON.parse(readFileSync(join(copy, 'packages/formula/package.json'), 'utf8'))
    formula.dependencies = { ...formula.dependencies, '@lmm/linalg': 'workspace:*', udsv: '0.7.3' }
    formula.devDependencies = { '@lmm/reml': 'workspace:*' }
    write('packages/formula/package.json', JSON.stringify(formula))
    write('packages/unheard-of/package.json', '{}')
    problems = importProblems(copy)
  })

  afterAll(() => rmSync(copy, { recursive: true }))

  test.each(forbidden)('finds $text in $file', ({ rule, file }) => {
    expect(problems).toContainEqual(expect.stringMatching(`^${rule}: packages/${file} > `))
  })

  test.each(disagreements)('finds that %s', (sentence) => {
    expect(problems).toContain(`package-json: ${sentence}`)
  })

  test.each(harmless)('finds nothing wrong with $file', ({ file }) => {
    expect(problems.filter((problem) => problem.includes(`: packages/${file} > `))).toEqual([])
  })
})
