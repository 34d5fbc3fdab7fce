import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { excelSheets, readExcel } from '../../src/excel/index.ts'
import { isDateFormat } from '../../src/excel/number-formats.ts'
import { columnsOf, kindsOf } from '../csv/cells.ts'
import { fileBytes, readFile, refusal } from '../files/read.ts'

test('a sheet is read with the meanings of its cells, and what is odd is said', async () => {
  const { cells, kinds, said } = await readFile('book.xlsx')
  expect(cells).toEqual({
    y: [1.5, null, 3, 4],
    g: ['a', 'b & c', null, ' a '],
    day: [19724.5, -25536, null, 0],
    ok: [true, false, null, null],
    ratio: [null, null, 2, null],
    note: ['x', '3', 'x', 'y'],
    time: [0.25, 0.5, null, null],
    n: ['1', null, 'missing', '4'],
  })
  expect(kinds).toMatchObject({ y: 'number', day: 'number', ok: 'logical', note: 'text' })
  expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    The sheet "Data" of book.xlsx was read; there are also "Before", "Notes" and "Empty".
    Name the sheet to read another.

    Column note is read as text, since it holds 3 texts and 1 number; the first number is "3" in F3.
    Give all cells of the column one format.

    Column n is read as text, since it holds 2 numbers and 1 text; the first text is "missing" in H5.
    If "missing" stands for a missing value, name it as one of the missing tokens; else correct the cell.

    1 cell of the sheet "Data" holds an error and is missing; the first is #DIV/0! in E2.
    Correct the formulas, or leave the cells empty.

    1 formula of the sheet "Data" has no stored value and is missing; the first is in E6.
    Open the workbook in a spreadsheet program and save it: that stores the values.
    "
  `)
})

test('a missing token makes a column of numbers of what it stood in', async () => {
  const { table, said } = await readFile('book.xlsx', { missing: ['NA', 'missing'], sheet: 'Data' })
  expect(table.columns.get('n')).toMatchObject({
    kind: 'number',
    values: Float64Array.of(1, Number.NaN, Number.NaN, 4),
  })
  expect(said.join()).not.toContain('The sheet')
})

test('a table may begin anywhere, and dates count from 1904 where the workbook says so', async () => {
  const { cells } = await readFile('from-1904.xlsx')
  expect(cells).toEqual({ y: [2], day: [19782] })
})

describe('sheets', () => {
  test('are listed in their order', async () => {
    expect(await excelSheets(fileBytes('book.xlsx'))).toEqual(['Before', 'Data', 'Notes', 'Empty'])
  })

  test('are chosen by name or by number', async () => {
    const book = fileBytes('book.xlsx')
    expect(columnsOf(await readExcel(book, { sheet: 'Data' }))).toEqual(columnsOf(await readExcel(book, { sheet: 2 })))
  })

  test('that hold no table are refused', async () => {
    const book = fileBytes('book.xlsx')
    const said = await Promise.all(
      ['Data ', 'date', 7, 'Empty', 'Notes'].map((sheet) => refusal(readExcel(book, { sheet, source: 'book.xlsx' }))),
    )
    expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
      "
      LmmError: book.xlsx has no sheet "Data ".
      Did you mean "Data"?

      LmmError: book.xlsx has no sheet "date".
      Did you mean "Data"?

      LmmError: book.xlsx has no sheet "7".
      Sheets: "Before", "Data", "Notes", "Empty".

      LmmError: The sheet "Empty" of book.xlsx is empty.
      Other sheets: "Before", "Data", "Notes".

      LmmError: The sheet "Notes" of book.xlsx has no rows under the first, which names the columns.
      Other sheets: "Before", "Data", "Empty".
      "
    `)
  })
})

/** A workbook of one sheet with these rows of XML. */
function workbook(rows: string, styles = '', strings = ''): Uint8Array<ArrayBuffer> {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`
  return zipSync({
    '_rels/.rels': strToU8(`<Relationships>${relation('a', 'officeDocument', 'book/main.xml')}</Relationships>`),
    'book/main.xml': strToU8(
      '<x:workbook xmlns:x="y"><x:sheets><x:sheet name="S &amp; T" r:id="r1"/></x:sheets></x:workbook>',
    ),
    'book/_rels/main.xml.rels': strToU8(
      `<Relationships>${relation('r1', 'worksheet', '/book/worksheets/one.xml')}${relation('r2', 'styles', 'styles.xml')}${relation('r3', 'sharedStrings', '../book/strings.xml')}</Relationships>`,
    ),
    'book/worksheets/one.xml': strToU8(`<?xml version="1.0"?><worksheet><sheetData>${rows}</sheetData></worksheet>`),
    'book/styles.xml': strToU8(styles),
    'book/strings.xml': strToU8(strings),
  }) as Uint8Array<ArrayBuffer>
}

test('what other programs write is read too: no references, inline and rich text, readings, ISO dates, prefixes', async () => {
  const strings =
    '<sst><si><t>y</t></si><si><r><t>gr</t></r><r><t xml:space="preserve">oup</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si><si><t>a_x000D_b</t></si><!-- c --></sst>'
  const rows = `<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>d</t></is></c></row>
    <row r="5"><c r="A5"><v>1e-3</v></c><c r="B5" t="s"><v>2</v></c><c r="C5" t="d"><v>2024-02-29T12:00:00</v></c></row>
    <x:row><x:c><x:v>2</x:v></x:c><x:c t="str"><x:f>A</x:f><x:v>&lt;&#x7ba1;&gt;</x:v></x:c><x:c t="d"><x:v>1970-01-01</x:v></x:c></x:row>`
  const table = await readExcel(workbook(rows, '', strings))
  expect(columnsOf(table)).toEqual({ y: [0.001, 2], group: ['a\rb', '<管>'], d: [19782.5, 0] })
  expect(kindsOf(table)).toEqual({ y: 'number', group: 'text', d: 'number' })
})

test('names are held to the rules of every table', async () => {
  const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`
  const body = '<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>'
  const files = [
    workbook(`<row>${cell('y')}${cell('x')}${cell(' y ')}</row>${body}`),
    workbook(`<row>${cell('y')}${cell('x')}</row>${body}`),
    workbook(`<row>${cell('y')}</row><row><c><v>twelve</v></c></row>`),
    workbook(`<row>${cell('y')}</row><row><c t="s"><v>3</v></c></row>`),
  ]
  const said = await Promise.all(files.map((file) => refusal(readExcel(file, { source: 'b.xlsx' }))))
  expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    LmmError: b.xlsx has 2 columns named "y": columns 1 and 3.
    Give each column a name of its own.

    LmmError: b.xlsx has a column without a name: column 3 of 3.
    If that column is empty, the lines end in a delimiter too many; else give it a name.

    LmmError: b.xlsx cannot be read as Excel: a cell holds the number twelve.
    The file may be cut off or damaged: copy or write it again.

    LmmError: b.xlsx cannot be read as Excel: a cell refers to text 3, which is not there.
    The file may be cut off or damaged: copy or write it again.
    "
  `)
})

test.each<[string, boolean]>([
  ['yyyy-mm-dd', true],
  ['d/m/yy h:mm', true],
  ['mmm', true],
  ['[$-409]d\\-mmm\\-yy;@', true],
  ['dd.mm.yyyy hh:mm:ss.000', true],
  ['General', false],
  ['0.00', false],
  ['#,##0 "days"', false],
  ['0.00E+00', false],
  ['h:mm', false],
  ['[h]:mm:ss', false],
  ['[mm]', false],
  ['mm:ss', false],
  ['0 \\d', false],
  ['@', false],
])('the format %s shows dates: %s', (code, expected) => {
  expect(isDateFormat(code)).toBe(expected)
})
