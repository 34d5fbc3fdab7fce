import { describe, expect, it } from 'vitest'
import { numberColumn, type ReportDocument, renderText, table, textColumn } from '../../src/index.ts'
import { displayWidth, wrapSentence } from '../../src/render/terminal.ts'

const documentOf = (...blocks: ReportDocument['sections'][number]['blocks']): ReportDocument => ({
  title: 'Title',
  sections: [{ heading: null, blocks }],
})

describe('a table in text', () => {
  it('has its decimal points in one column, with exponents and whole numbers', () => {
    const block = table(
      [textColumn('a'), numberColumn('n')],
      [
        ['x', '12.5'],
        ['y', '-0.001'],
        ['z', '7'],
        ['e', '3.1e-12'],
        ['none', ''],
      ],
    )
    expect(renderText(documentOf(block))).toMatchInlineSnapshot(`
      "Title
        a            n
        x     12.5
        y     -0.001
        z      7
        e      3.1e-12
        none
      "
    `)
  })

  it('counts wide characters as two columns and combining ones as none', () => {
    const block = table(
      [textColumn('名称'), textColumn('x')],
      [
        ['中文', 'a'],
        ['e\u0301te\u0301', 'b'],
        ['abcd', 'c'],
      ],
    )
    expect(renderText(documentOf(block))).toMatchInlineSnapshot(`
      "Title
        名称  x
        中文  a
        été   b
        abcd  c
      "
    `)
  })

  it('runs long names on in the lines below', () => {
    const block = table(
      [textColumn('term'), numberColumn('n')],
      [
        ['one_long_name:another_long_name:a_third_long_name', '1'],
        ['x', '2'],
      ],
    )
    expect(renderText(documentOf(block), { width: 40 })).toMatchInlineSnapshot(`
      "Title
        term                                 n
        one_long_name:another_long_name:     1
          a_third_long_name
        x                                    2
      "
    `)
  })

  it('is cut into panels when its numbers are too wide', () => {
    const columns = Array.from({ length: 9 }, (_, j) => numberColumn(`c${j}`))
    const rows = ['p', 'q'].map((name, i) => [name, ...columns.map((_, j) => (1000 * i + j).toFixed(1))])
    const block = table([textColumn('term'), ...columns], rows)
    expect(renderText(documentOf(block), { width: 45 })).toMatchInlineSnapshot(`
      "Title
        term      c0      c1      c2      c3
        p        0.0     1.0     2.0     3.0
        q     1000.0  1001.0  1002.0  1003.0

        term      c4      c5      c6      c7
        p        4.0     5.0     6.0     7.0
        q     1004.0  1005.0  1006.0  1007.0

        term      c8
        p        8.0
        q     1008.0
      "
    `)
  })

  it('keeps its columns in their order', () => {
    const block = table([numberColumn('n'), textColumn('word')], [['1', 'a']])
    expect(renderText(documentOf(block))).toBe('Title\n  n  word\n  1  a\n')
  })
})

describe('sentences', () => {
  it('are broken at spaces', () => {
    expect(wrapSentence('one two three four', 9)).toEqual(['one two', 'three', 'four'])
  })

  it('are broken between Chinese characters, never before punctuation', () => {
    const lines = wrapSentence('这是一个估计结果，而不是失败。', 12)
    expect(lines).toEqual(['这是一个估计', '结果，而不是', '失败。'])
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(12)
  })

  it('are cut where a word is longer than a line', () => {
    expect(wrapSentence('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij'])
  })

  it('of a list are indented below their bullet', () => {
    const text = renderText(documentOf({ kind: 'list', items: ['word '.repeat(12).trim(), 'b'] }), { width: 40 })
    expect(text).toMatchInlineSnapshot(`
      "Title
        - word word word word word word word
          word word word word word
        - b
      "
    `)
  })
})
