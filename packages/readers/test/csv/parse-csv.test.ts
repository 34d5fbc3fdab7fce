import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../src/csv/index.ts'
import { cellsOf, columnsOf, kindsOf } from './cells.ts'

describe('a text of lines', () => {
  test.each([
    ['line feeds', 'x,g\n1,a\n2,b\n'],
    ['no line end after the last row', 'x,g\n1,a\n2,b'],
    ['carriage return and line feed', 'x,g\r\n1,a\r\n2,b\r\n'],
    ['carriage returns alone', 'x,g\r1,a\r2,b\r'],
    ['a byte order mark', '\uFEFFx,g\n1,a\n2,b\n'],
    ['line feeds and carriage returns before some of them', 'x,g\n1,a\r\n2,b\n'],
    ['the line feed of the last line end cut off', 'x,g\r\n1,a\r\n2,"b"\r'],
    ['empty lines anywhere', '\n\nx,g\n\n1,a\n\n\n2,b\n\n'],
    ['blanks around names', 'x , g\n1,a\n2,b\n'],
    ['quotes around everything', '"x","g"\n"1","a"\n"2","b"\n'],
    ['semicolons', 'x;g\n1;a\n2;b\n'],
    ['tabs', 'x\tg\n1\ta\n2\tb\n'],
    ['bars', 'x|g\n1|a\n2|b\n'],
  ])('is a table with %s', (_, text) => {
    expect(columnsOf(parseCsv(text))).toEqual({ x: [1, 2], g: ['a', 'b'] })
  })

  test('keeps names, order of columns, number of rows and the name of the file', () => {
    const table = parseCsv('b,a,__proto__\n1,2,3\n', { source: 'data.csv' })
    expect([...table.columns.keys()]).toEqual(['b', 'a', '__proto__'])
    expect(table).toMatchObject({ kind: 'table', rowCount: 1, source: 'data.csv' })
  })
})

describe('quoted cells', () => {
  test('hold delimiters, line ends and doubled quotes', () => {
    const table = parseCsv('x,g\n1,"a,b"\n2,"two\nlines"\n3,"5"" pipe"\n4,""""\n5,""\n')
    expect(cellsOf(table.columns.get('g'))).toEqual(['a,b', 'two\nlines', '5" pipe', '"', null])
  })

  test('hold line ends of any kind', () => {
    const table = parseCsv('x,g\n1,"a\r"\n2,"a\r"\r\n3,"a\r\nb"\r\n4,a\r\n')
    expect(cellsOf(table.columns.get('g'))).toEqual(['a\r', 'a\r', 'a\r\nb', 'a'])
    expect(columnsOf(parseCsv('x,g\r1,"a\nb"\r2,"5"" \r\n"\r'))).toEqual({ x: [1, 2], g: ['a\nb', '5" \r\n'] })
  })

  test('may be followed by blanks, which do not count', () => {
    expect(columnsOf(parseCsv('x,g\n"1" ,"a" \n2,"b"\t\r\n3,"c" '))).toEqual({ x: [1, 2, 3], g: ['a', 'b', 'c'] })
  })

  test('may be the last thing in a text', () => {
    expect(columnsOf(parseCsv('g\n"a"'))).toEqual({ g: ['a'] })
    expect(columnsOf(parseCsv('g,h\na,"b""c"'))).toEqual({ g: ['a'], h: ['b"c'] })
  })

  test('are told from quotes within a cell, which are characters', () => {
    expect(columnsOf(parseCsv('x,g\n1,5" pipe\n2,b\n')).g).toEqual(['5" pipe', 'b'])
  })

  test('may be names of columns', () => {
    expect([...parseCsv('"a, b","c""d","e\nf"\n1,2,3\n').columns.keys()]).toEqual(['a, b', 'c"d', 'e\nf'])
  })
})

describe('the kind of a column', () => {
  test.each<[string, string, string[], (number | string | boolean | null)[]]>([
    ['numbers', 'number', ['1', '-2.5', '+3', '.5', '5.', '1e3', '2.5E-2'], [1, -2.5, 3, 0.5, 5, 1000, 0.025]],
    ['numbers with blanks around them', 'number', [' 1', '2 ', '  3.5  '], [1, 2, 3.5]],
    ['numbers in quotes', 'number', ['"1"', '"2"'], [1, 2]],
    ['missing numbers', 'number', ['1', '', 'NA', ' ', ' NA ', 'NaN', 'nan'], [1, null, null, null, null, null, null]],
    ['infinite numbers', 'number', ['Inf', '-Inf', 'inf', 'Infinity', '1e999'], [1, -1, 1, 1, 1].map((s) => s / 0)],
    ['negative zero', 'number', ['-0', '-0.0'], [-0, -0]],
    ['nothing but missing values', 'number', ['', 'NA', ''], [null, null, null]],
    ['TRUE and FALSE', 'logical', ['TRUE', 'false', 'True', 'NA', 'False'], [true, false, true, null, false]],
    ['text', 'text', ['b', 'a', 'b', 'NA', ''], ['b', 'a', 'b', null, null]],
    ['text with blanks', 'text', [' a', 'a', 'a ', ' '], [' a', 'a', 'a ', ' ']],
    ['T and F, which may be levels', 'text', ['T', 'F'], ['T', 'F']],
    ['hexadecimal numbers', 'text', ['0x10', '1'], ['0x10', '1']],
    ['grouped digits', 'text', ['"1,234"', '1'], ['1,234', '1']],
    ['numbers and TRUE', 'text', ['1', 'TRUE'], ['1', 'TRUE']],
    ['TRUE and text', 'text', ['TRUE', 'maybe'], ['TRUE', 'maybe']],
    ['numbers after text', 'text', ['a', '1'], ['a', '1']],
    ['text after missing values', 'text', ['', 'NA', 'a'], [null, null, 'a']],
    ['text after blanks, which are text then', 'text', [' ', 'a'], [' ', 'a']],
    ['text after NaN, which is text then', 'text', ['NaN', 'a'], ['NaN', 'a']],
  ])('%s', (_, kind, cells, expected) => {
    const table = parseCsv(`i,v\n${cells.map((cell, i) => `${i},${cell}`).join('\n')}\n`)
    expect(table.columns.get('v')?.kind).toBe(kind)
    expect(cellsOf(table.columns.get('v'))).toEqual(expected)
  })

  test('text after numbers is read again letter by letter', () => {
    const table = parseCsv('x,g,h\n1,007,"1"\n2, 8,"2"\n3,007,x"y\n4,,"NA"\n5,1.50,"a""b"\n6,n/a,"1"\n')
    expect(columnsOf(table)).toEqual({
      x: [1, 2, 3, 4, 5, 6],
      g: ['007', ' 8', '007', null, '1.50', 'n/a'],
      h: ['1', '2', 'x"y', null, 'a"b', '1'],
    })
  })

  test('is text where the options say so, matched on what the file says', () => {
    const text = 'id,n,flag\n007,1,TRUE\n 0,2,FALSE\n7,NA,TRUE\n'
    const table = parseCsv(text, { text: ['id', 'flag', 'elsewhere'] })
    expect(kindsOf(table)).toEqual({ id: 'text', n: 'number', flag: 'text' })
    expect(cellsOf(table.columns.get('id'))).toEqual(['007', ' 0', '7'])
  })

  test('of text codes texts in order of first appearance', () => {
    expect(parseCsv('g,x\nb,1\na,1\nNA,1\nb,1\n').columns.get('g')).toEqual({
      kind: 'text',
      codes: Int32Array.of(0, 1, -1, 0),
      dictionary: ['b', 'a'],
    })
  })
})

describe('missing tokens', () => {
  test('are the ones given, and no others', () => {
    const table = parseCsv('x,g\n1,\n.,NA\n-99,b\n', { missing: ['.', '-99'] })
    expect(columnsOf(table)).toEqual({ x: [1, null, null], g: ['', 'NA', 'b'] })
  })

  test('match numbers letter by letter', () => {
    expect(columnsOf(parseCsv('x,y\n-99,1\n-99.0,2\n', { missing: ['-99'] })).x).toEqual([null, -99])
  })
})

describe('decimal commas', () => {
  test('are seen where semicolons stand between cells', () => {
    expect(columnsOf(parseCsv('x;n;g\n1,5;1;a\n-,25;2;b,c\n1e1;3;\n'))).toEqual({
      x: [1.5, -0.25, 10],
      n: [1, 2, 3],
      g: ['a', 'b,c', null],
    })
  })

  test('are not assumed where points are used', () => {
    expect(columnsOf(parseCsv('x;g\n1.5;a,5\n2;b\n'))).toEqual({ x: [1.5, 2], g: ['a,5', 'b'] })
  })

  test('can be asked for, and points as well', () => {
    expect(columnsOf(parseCsv('x\ty\n1,5\t2\n', { decimal: ',' }))).toEqual({ x: [1.5], y: [2] })
    expect(columnsOf(parseCsv('x;y\n1,5;2\n', { decimal: '.' }))).toEqual({ x: ['1,5'], y: [2] })
  })
})

describe('the delimiter', () => {
  test.each([
    ['commas within semicolons', 'time, s;y\n1;2\n3;4\n', ['time, s', 'y']],
    ['semicolons within commas', 'x,g\n1,a;b\n2,c\n', ['x', 'g']],
    ['decimal commas', 'x;y\n1,5;2,5\n3,5;4,5\n', ['x', 'y']],
    ['delimiters within quotes', '"a;b;c",x\n"1;2;3",4\n', ['a;b;c', 'x']],
    ['one column', 'x\n1\n2\n', ['x']],
    ['a quote within a cell', 'x;y\n5" pipe;1\n6" pipe;2\n', ['x', 'y']],
    ['line ends within quotes', 'x;y\r"a\n,b\n,c";1\r"d\n,";2\r', ['x', 'y']],
  ])('is found among %s', (_, text, names) => {
    expect([...parseCsv(text).columns.keys()]).toEqual(names)
  })

  test('can be any character', () => {
    expect(columnsOf(parseCsv('x:g\n1:a,b\n', { delimiter: ':' }))).toEqual({ x: [1], g: ['a,b'] })
  })
})

test('in a table of one column an empty line between rows is a missing value', () => {
  expect(columnsOf(parseCsv('x\n1\n\n3\n\n\n'))).toEqual({ x: [1, null, 3] })
})

test('an empty cell in quotes is no empty line', () => {
  expect(columnsOf(parseCsv('x\n1\n""\n""\n\n'))).toEqual({ x: [1, null, null] })
})

test('a line end after a delimiter ends an empty cell', () => {
  expect(columnsOf(parseCsv('x,y\n1,\n,2\n3,'))).toEqual({ x: [1, null, 3], y: [null, 2, null] })
})
