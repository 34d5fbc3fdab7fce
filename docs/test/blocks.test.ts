import { describe, expect, test } from 'vitest'
import { commentBlocks, markdownBlocks } from '../examples/blocks.ts'

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

- in a list
  \`\`\`ts
  if (true) {
    two()
  }
  \`\`\`
`

describe('the blocks of a page', () => {
  test('are its ts blocks with their lines, marks and promised output', () => {
    expect(markdownBlocks(page)).toEqual([
      { code: 'const one = 1', line: 4, marks: [], output: '1' },
      { code: 'fragment()', line: 12, marks: ['no-run'], output: undefined },
      { code: 'if (true) {\n  two()\n}', line: 23, marks: [], output: undefined },
    ])
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
    expect(commentBlocks(source)).toEqual([{ code: 'console.log(2 *\n  3)', line: 7, marks: [], output: '6' }])
  })

  test('must be there when there is an @example', () => {
    expect(() => commentBlocks('\n/**\n * @example one()\n */')).toThrow('line 2: an @example needs a ts block')
  })
})
