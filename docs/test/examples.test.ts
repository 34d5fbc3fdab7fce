import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { before } from '../examples/blocks.ts'
import { commandOutput } from '../examples/command.ts'
import { documents } from '../examples/documents.ts'
import { printed } from '../examples/printed.ts'
import { typeFaults } from '../examples/type-faults.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, 'docs/generated/examples')
const pages = documents(root).map(({ file, blocks, fault }) => ({
  file,
  fault,
  examples: blocks
    .filter(({ marks }) => !marks.includes('no-run'))
    .map((block) => ({
      ...block,
      before: before(blocks, block),
      path: join(folder, `${file.replaceAll(/[^\w.-]+/g, '_')}-${block.line}.ts`),
      file,
    })),
  left: blocks.filter(({ marks }) => marks.includes('no-run')).length,
}))
const examples = pages.flatMap((page) => page.examples)

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const modules = examples.filter(({ language }) => language === 'ts')
const divider = '--- what the blocks above print ends here'
for (const { path, code, before } of modules)
  writeFileSync(path, `${before ? `${before}console.log('${divider}')\n` : ''}${code}\nexport {}\n`)
console.log(
  `${examples.length} examples run, ${pages.reduce((sum, { left }) => sum + left, 0)} fragments marked no-run`,
)

test('every block is closed, and every @example holds a ts block', () => {
  const faults = pages.flatMap(({ file, fault }) => (fault === undefined ? [] : `${file}: ${fault}`))
  expect(faults).toEqual([])
})

test('the examples of the documentation hold no type errors', () => {
  const faults = typeFaults(
    modules.map(({ path }) => path),
    join(root, 'docs/examples/tsconfig.json'),
  )
  const place = (path: string, line: number): string => {
    const example = examples.find((each) => each.path === path)!
    const above = example.before === '' ? 0 : example.before.split('\n').length
    return `${example.file}:${example.line + line - above}`
  }
  expect(faults.map(({ file, line, message }) => `${place(file, line)} ${message}`)).toEqual([])
})

describe.each(pages.filter((page) => page.examples.length > 0))('$file', (page) => {
  test.each(page.examples)(
    'the example in line $line prints what is written below it',
    async ({ language, path, code, output }) => {
      const text = await (language === 'sh'
        ? commandOutput(code, root)
        : printed(() => import(/* @vite-ignore */ pathToFileURL(path).href)))
      if (output !== undefined) expect(text.split(`${divider}\n`).at(-1)).toBe(output)
    },
  )
})
