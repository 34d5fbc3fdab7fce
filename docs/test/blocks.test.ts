import { describe, expect, test } from 'vitest'
import { before, commentBlocks, markdownBlocks } from '../examples/blocks.ts'

const page = `Text.

\`\`\`ts
const one = 1
\`\`\`

\`\`\`text
1
\`\`\`

\`\`\`ts no-run
fragment()
\`\`\`

Some words.

\`\`\`text
not the output of anything
\`\`\`

\`\`\`sh
npm install lmm
\`\`\`

\`\`\`sh
lmm datasets
\`\`\`
\`\`\`text
sleepstudy
\`\`\`

- in a list
  \`\`\`ts
  if (true) {
    two()
  }
  \`\`\`
`

describe('the blocks of a page', () => {
  test('are its ts blocks and commands with their lines, marks and promised output', () => {
    expect(markdownBlocks(page)).toEqual([
      { language: 'ts', code: 'const one = 1', line: 4, marks: [], output: '1' },
      { language: 'ts', code: 'fragment()', line: 12, marks: ['no-run'], output: undefined },
      { language: 'sh', code: 'lmm datasets', line: 26, marks: [], output: 'sleepstudy' },
      { language: 'ts', code: 'if (true) {\n  two()\n}', line: 34, marks: [], output: undefined },
    ])
  })

  test('that go on with the blocks above run after them', () => {
    const blocks = markdownBlocks(
      ['a()', 'b()', 'c()', 'd()'].map((code, k) => `\`\`\`ts${k % 2 ? ' continued' : ''}\n${code}\n\`\`\`\n`).join(''),
    )
    expect(blocks.map((block) => before(blocks, block))).toEqual(['', 'a()\n', '', 'c()\n'])
    const three = markdownBlocks('```ts\na()\n```\n```ts continued\nb()\n```\n```ts continued\nc()\n```')
    expect(before(three, three[2]!)).toBe('a()\nb()\n')
    const [alone] = markdownBlocks('```ts continued\na()\n```')
    expect(() => before([alone!], alone!)).toThrow('line 2: there is no block to continue')
  })

  test('must be closed', () => {
    expect(() => markdownBlocks('```ts\n1')).toThrow('line 1: the block is not closed')
  })
})

const source = `const a = 1
/** Has none. */
/**
 * Doubles.
 * @example
 * \`\`\`ts
 * console.log(2 *
 *   3)
 * \`\`\`
 * \`\`\`text
 * 6
 * \`\`\`
 */
`

describe('the blocks of a source', () => {
  test('are those in its documentation comments', () => {
    expect(commentBlocks(source)).toEqual([
      { language: 'ts', code: 'console.log(2 *\n  3)', line: 7, marks: [], output: '6' },
    ])
  })

  test('must be there when there is an @example', () => {
    expect(() => commentBlocks('\n/**\n * @example one()\n */')).toThrow('line 2: an @example needs a ts block')
  })
})
