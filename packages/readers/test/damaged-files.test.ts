import { describe, expect, test } from 'vitest'
import { readTable } from '../src/index.ts'
import { codesOfParts, fileBytes, refusal } from './files/read.ts'

describe('a file that was cut off is refused wherever it was cut', () => {
  test.each([
    ['types.arrow', 13],
    ['types.parquet', 17],
    ['lz4.feather', 11],
    ['zstd.parquet', 11],
    ['brotli.parquet', 11],
    ['book.xlsx', 17],
  ])('%s', async (name, step) => {
    expect([...(await codesOfParts(name, step))]).toEqual(['readers/empty-file', 'readers/corrupt'])
  })

  test('types.arrows, but between two of its messages, where a stream may end', async () => {
    const codes = [...(await codesOfParts('types.arrows', 13))].filter((code) => !code.includes(' rows of the first '))
    expect(codes).toEqual(['readers/empty-file', 'readers/corrupt'])
  })
})

test('a file of another format says what it is', async () => {
  const cases: [name: string, data: Uint8Array<ArrayBuffer> | string][] = [
    ['text.parquet', 'y,x\n1,2\n'],
    ['text.arrow', new TextEncoder().encode('y,x\n1,2\n')],
    ['arrow.xlsx', fileBytes('types.arrow')],
    ['excel.parquet', fileBytes('book.xlsx')],
    ['parquet.csv', fileBytes('types.parquet')],
    ['old.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
    ['secret.parquet', new TextEncoder().encode('PARE1234PARE')],
    ['version-1.feather', fileBytes('version-1.feather')],
    ['page.arrow', '<!doctype html>'],
    ['page.xlsx', new TextEncoder().encode('<!doctype html><title>404</title>')],
    ['zeros.parquet', new Uint8Array(20)],
    ['other.xlsx', Uint8Array.of(0x50, 0x4b, 3, 4, 1, 2, 3, 4)],
    ['nothing.parquet', new Uint8Array(0)],
  ]
  const said = await Promise.all(cases.map(([source, data]) => refusal(readTable(data, { source }))))
  expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    LmmError: text.parquet is no Parquet file: it is plain text.
    Give it the ending of its format: .csv, .tsv or .json.

    LmmError: text.arrow is no Arrow file: it is plain text.
    Give it the ending of its format: .csv, .tsv or .json.

    LmmError: arrow.xlsx is no Excel file: it is an Arrow file.
    Read it as .arrow, or export it as CSV.

    LmmError: excel.parquet is no Parquet file: it is an Excel workbook or another zip archive.
    Read it as .xlsx, or save the sheet as CSV.

    LmmError: parquet.csv is a Parquet file.
    Read it as .parquet, or export it as CSV.

    LmmError: old.xlsx is a workbook of Excel before 2007 (.xls), or one with a password.
    Save it as .xlsx without a password, or the sheet as CSV.

    LmmError: secret.parquet: an encrypted Parquet file cannot be read.
    Write it without encryption, or export it as CSV.

    LmmError: version-1.feather is no Arrow file: it is a Feather file of version 1.
    Write it as Feather version 2 (Arrow IPC), or as Parquet or CSV.

    LmmError: page.arrow is no Arrow file: it is plain text.
    Give it the ending of its format: .csv, .tsv or .json.

    LmmError: page.xlsx is no Excel file: it is a web page.
    Open the address in a browser: this may be an error page instead of the data.

    LmmError: zeros.parquet is no Parquet file.
    Check that this is the file you meant, and that it is whole.

    LmmError: other.xlsx cannot be read as Excel: invalid zip data.
    The file may be cut off or damaged: copy or write it again.

    LmmError: nothing.parquet is empty.
    Check that it was written to its end.
    "
  `)
})

test('messages do without the name of a file', async () => {
  const said = await Promise.all(
    [
      readTable(new Uint8Array(9), { format: 'arrow' }),
      readTable('x', { format: 'parquet' }),
      readTable(fileBytes('types.parquet').subarray(0, 900), { format: 'parquet' }),
      readTable(new Uint8Array(0), { format: 'excel' }),
      readTable(3 as unknown as string),
    ].map(refusal),
  )
  expect(`\n${said.join('\n\n')}\n`).toMatchInlineSnapshot(`
    "
    LmmError: This is no Arrow file.
    Check that this is the file you meant, and that it is whole.

    LmmError: This is no Parquet file: it is plain text.
    Give it the ending of its format: .csv, .tsv or .json.

    LmmError: The data cannot be read as Parquet: parquet file invalid (footer != PAR1).
    The file may be cut off or damaged: copy or write it again.

    LmmError: The file is empty.
    Check that it was written to its end.

    LmmError: A table cannot be read from a value of type number.
    Pass text, a Blob or File, an ArrayBuffer, a Uint8Array, a ReadableStream, or an async iterable of them.
    "
  `)
})

test('a signal stops reading', async () => {
  const signal = AbortSignal.abort()
  for (const name of ['types.arrow', 'types.parquet', 'book.xlsx'])
    await expect(readTable(fileBytes(name), { source: name, signal })).rejects.toMatchObject({ name: 'AbortError' })
})
