import type { Diagnostic } from '@lmm/diagnostics'
import { LmmError } from '@lmm/diagnostics'
import { describe, expect, test } from 'vitest'
import { type CsvOptions, parseCsv } from '../../src/csv/index.ts'

function errorOf(text: string, options: CsvOptions = { source: 'data.csv' }): LmmError {
  try {
    parseCsv(text, options)
  } catch (error) {
    if (error instanceof LmmError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const messageOf = (text: string, options?: CsvOptions): string => errorOf(text, options).message

describe('rows', () => {
  test('with a cell too few', () => {
    const error = errorOf('a,b,c\n1,2,3\n4,5\n6,7,8\n')
    expect(error.message).toMatchInlineSnapshot(`
      "Line 3 of data.csv has 2 cells where the header has 3 names.
      Cells are separated by commas here; a missing value still needs its place in the line."
    `)
    expect(error.diagnostic).toMatchObject({
      code: 'readers/ragged-row',
      severity: 'error',
      data: { line: 3, found: 2, expected: 3 },
      place: { kind: 'data', source: 'data.csv', rows: [1] },
    })
  })

  test('with a cell too many', () => {
    expect(messageOf('city;y\nBonn;1\nKöln;Deutz;2\n')).toMatchInlineSnapshot(`
      "Line 3 of data.csv has 3 cells where the header has 2 names.
      Cells are separated by semicolons here; text that holds one must stand in double quotes."
    `)
  })

  test('with a cell more than names throughout', () => {
    expect(messageOf('"x" "y"\n"1" 1 2\n"2" 3 4\n', { delimiter: ' ' })).toMatchInlineSnapshot(`
      "Line 2 has 3 cells where the header has 2 names.
      If all rows have one cell more, the header lacks the name of the row names, as R's write.table leaves it: row.names = FALSE writes none. Else text that holds one of the " " must stand in double quotes."
    `)
  })

  test('with a cell too few in a table of two columns', () => {
    expect(messageOf('city;y\nBonn;1\nKöln\n')).toMatchInlineSnapshot(`
      "Line 3 of data.csv has 1 cell where the header has 2 names.
      Cells are separated by semicolons here; a missing value still needs its place in the line."
    `)
  })

  test('are counted in lines of the file', () => {
    expect(errorOf('\n"a\nb",c\r\n\r\n1,"x\ny"\r\n\r\n1\r\n').diagnostic.data.line).toBe(8)
  })
})

describe('quotes', () => {
  test('that are never closed', () => {
    expect(messageOf('a,b\n1,"x\n2,y\n3,z\n')).toMatchInlineSnapshot(`
      "Line 2 of data.csv opens a double quote that is never closed.
      A double quote within quoted text is written twice: "5"" pipe"."
    `)
  })

  test('that are never closed in the header', () => {
    expect(messageOf('a,"b\n1,x\n', {})).toMatchInlineSnapshot(`
      "Line 1 opens a double quote that is never closed.
      A double quote within quoted text is written twice: "5"" pipe"."
    `)
  })

  test('that are closed within a cell', () => {
    expect(messageOf('a,b\n1,"5" pipe"\n')).toMatchInlineSnapshot(`
      "Line 2 of data.csv goes on with " pipe\\"" after a closing double quote.
      A cell is quoted as a whole, and a double quote within quoted text is written twice: "5"" pipe"."
    `)
  })
})

test('problems of quotes are counted in lines of the file too', () => {
  expect(errorOf('x,g\r\n1,"a\nb"\r\n\r\n2,"c\r\nd"e\r\n').diagnostic.data).toMatchObject({ line: 6, found: 'e' })
  expect(errorOf('x,g\r\n1,"a\nb"\r\n\r\n2,"c\r\nd').diagnostic.data).toMatchObject({ line: 5 })
  expect(errorOf('x,g\r1,"a\nb"\r2,"a" "b"\r').diagnostic.data).toMatchObject({ line: 4, found: ' "b"' })
})

describe('names', () => {
  test('that stand twice', () => {
    expect(messageOf('y,x,y,z,y\n1,2,3,4,5\n')).toMatchInlineSnapshot(`
      "data.csv has 3 columns named "y": columns 1, 3 and 5.
      Give each column a name of its own."
    `)
  })

  test('that are empty', () => {
    expect(messageOf('y,,x\n1,2,3\n')).toMatchInlineSnapshot(`
      "data.csv has a column without a name: column 2 of 3.
      Give each column a name."
    `)
  })

  test('that are empty because lines end in a delimiter', () => {
    expect(messageOf('y,x,\n1,2,\n')).toMatchInlineSnapshot(`
      "data.csv has a column without a name: column 3 of 3.
      If that column is empty, the lines end in a delimiter too many; else give it a name."
    `)
  })
})

describe('files', () => {
  test.each(['', '\n\n', '  \n', '\uFEFF'])('that hold nothing: %j', (text) => {
    expect(messageOf(text)).toBe('data.csv is empty.\nThe first line must hold the names of the columns.')
  })

  test('without rows', () => {
    expect(messageOf('x,y\n', {})).toMatchInlineSnapshot(`"The text has a header of 2 names, and no rows under it."`)
    expect(messageOf('x')).toMatchInlineSnapshot(`
      "data.csv has a header of 1 name, and no rows under it.
      If lines end in an unusual way, everything may stand on one line for a reader."
    `)
  })

  test('that are web pages', () => {
    expect(messageOf('<!DOCTYPE html>\n<html><body>Not found</body></html>')).toMatchInlineSnapshot(`
      "data.csv is a web page.
      Open the address in a browser: this may be an error page instead of the data."
    `)
  })

  test('that are documents', () => {
    expect(messageOf('%PDF-1.7\n1 0 obj\n')).toMatchInlineSnapshot(`
      "data.csv is a PDF document.
      Export the table where it was made, as CSV or .xlsx."
    `)
  })

  test('that are not text', () => {
    expect(messageOf('x,y\n1,\0\n')).toMatchInlineSnapshot(`
      "data.csv is not text: it holds zero bytes.
      Check that this is the file you meant; a CSV file is plain text."
    `)
    expect(messageOf('PK\u0003\u0004...')).toMatchInlineSnapshot(`
      "data.csv is an Excel workbook or another zip archive.
      Read it as .xlsx, or save the sheet as CSV."
    `)
  })
})

describe('options', () => {
  test.each<CsvOptions>([
    { delimiter: ', ' },
    { delimiter: '"' },
    { delimiter: '\uFEFF' },
    { delimiter: ',', decimal: ',' },
  ])('%j', (options) => {
    expect(errorOf('x,y\n1,2\n', options).diagnostic).toMatchObject({
      code: 'readers/bad-option',
      data: { option: 'delimiter' },
    })
  })

  test('say what is possible', () => {
    expect(messageOf('x,y\n1,2\n', { delimiter: '' })).toMatchInlineSnapshot(`
      "The option delimiter cannot be "".
      The delimiter is one character, and neither a quote, a line end nor the decimal mark."
    `)
    expect(messageOf('x,y\n1,2\n', { decimal: '·' as '.' })).toMatchInlineSnapshot(`
      "The option decimal cannot be "·".
      The decimal mark is "." or ","."
    `)
  })
})

describe('what is said of a table that can be read', () => {
  function diagnosticsOf(text: string, options: CsvOptions = {}): Diagnostic[] {
    const said: Diagnostic[] = []
    parseCsv(text, { source: 'data.csv', ...options, onDiagnostic: (diagnostic) => said.push(diagnostic) })
    return said
  }

  test('the first column has no name', () => {
    const [said, ...others] = diagnosticsOf(',x\na,1\nb,2\n')
    expect(others).toEqual([])
    expect(said?.severity).toBe('info')
    expect(`${said?.message}\n${said?.hint}`).toMatchInlineSnapshot(`
      "The first column of data.csv has no name; it is kept under the empty name.
      R writes row names so; row.names = FALSE leaves them out."
    `)
  })

  test('a column of numbers has a cell that is none', () => {
    const [said, ...others] = diagnosticsOf('id,y\na,1\n\nb,2\nc,n/a\nd,4\n')
    expect(others).toEqual([])
    expect(said).toMatchObject({ severity: 'warning', place: { column: 'y', rows: [2] } })
    expect(`${said?.message}\n${said?.hint}`).toMatchInlineSnapshot(`
      "Column y is read as text: 3 of its 4 cells are numbers, but "n/a" in line 5 of data.csv is not.
      If "n/a" stands for a missing value, name it as one of the missing tokens; else correct the cell."
    `)
  })

  test.each<[string, string, CsvOptions]>([
    ['columns of text in which some numbers occur', 'g,y\na,1\nb,2\n3,4\n', {}],
    ['columns that are text by request', 'g,y\n1,1\n2,2\nb,4\n', { text: ['g'] }],
    ['numbers', 'x,y\n1,2\nNA,4\n', {}],
  ])('nothing of %s', (_, text, options) => {
    expect(diagnosticsOf(text, options)).toEqual([])
  })
})
