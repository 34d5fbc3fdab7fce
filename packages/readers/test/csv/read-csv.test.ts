import { openAsBlob, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ByteSource, parseCsv, type ReadProgress, readCsv } from '../../src/csv/index.ts'
import { columnsOf, differences } from './cells.ts'

const text = 'x;g;h\n1,5;a;"one\ntwo"\n2,5;Zürich;"5"" 管"\r\nNA;a;\n'
const bytes = new TextEncoder().encode(text)
const expected = { x: [1.5, 2.5, null], g: ['a', 'Zürich', 'a'], h: ['one\ntwo', '5" 管', null] }

async function* inPieces<Piece extends string | Uint8Array>(whole: Piece, size: number): AsyncIterable<Piece> {
  for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size) as Piece
}

function streamOf<Piece>(pieces: readonly Piece[]): ReadableStream<Piece> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece)
      controller.close()
    },
  })
}

describe('a table can be read from', () => {
  test.each<[string, () => ByteSource]>([
    ['text', () => text],
    ['bytes', () => bytes],
    ['an ArrayBuffer', () => bytes.slice().buffer],
    ['a Blob', () => new Blob([text])],
    ['a File', () => new File([bytes], 'data.csv')],
    ['a stream of bytes', () => streamOf([bytes.subarray(0, 9), bytes.subarray(9)])],
    ['a stream of text', () => streamOf([text.slice(0, 9), text.slice(9)])],
    ['single bytes', () => inPieces(bytes, 1)],
    ['single characters', () => inPieces(text, 1)],
    ['bytes after a byte order mark', () => Uint8Array.of(0xef, 0xbb, 0xbf, ...bytes)],
    ['UTF-16', () => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'))],
  ])('%s', async (_, source) => {
    expect(columnsOf(await readCsv(source()))).toEqual(expected)
  })

  test('bytes in a named encoding', async () => {
    const latin = Uint8Array.from(Buffer.from('g,y\nZürich,1\n', 'latin1'))
    expect(columnsOf(await readCsv(latin, { encoding: 'windows-1252' }))).toEqual({ g: ['Zürich'], y: [1] })
  })

  test('a file on disk, as its text', async () => {
    const path = fileURLToPath(new URL('../../../reference/data/derived_hsb82.csv', import.meta.url))
    const fromText = parseCsv(readFileSync(path, 'utf8'))
    expect(fromText.rowCount).toBe(7185)
    expect(differences(await readCsv(await openAsBlob(path)), fromText)).toEqual([])
  })
})

describe('a text in pieces of any size is the same table', () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => {
    const note = i % 7 === 0 ? `"line ${i}\nand ""more""\r\n"` : `note ${i % 11}`
    return `${i},${(i * 7919) % 1000}.${i % 10},${i === 59_000 ? 'odd' : i % 50},${note}`
  })
  const long = `id,y,g,note\r\n${rows.join('\r\n')}\r\n`
  const whole = parseCsv(long)

  test('which has what was written', () => {
    expect(long.length).toBeGreaterThan(1 << 20)
    expect(whole.rowCount).toBe(60_000)
    expect(whole.columns.get('g')).toMatchObject({ kind: 'text' })
    expect((whole.columns.get('y') as { values: Float64Array }).values[1]).toBe(919.1)
  })

  test.each([1 << 20, 300_007, 65_536])('%d characters', async (size) => {
    expect(differences(await readCsv(inPieces(long, size)), whole)).toEqual([])
  })
})

test('what is written by the rules is read to the letter, wherever the pieces are cut', async () => {
  const cell = fc.string({ unit: fc.constantFrom(...'a1 ,;"\r\n\uFEFFé'), maxLength: 6 })
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  const row = fc.tuple(cell, cell, cell)
  const newlines = fc.constantFrom('\n', '\r\n', '\r')
  const property = fc.asyncProperty(
    fc.array(row, { minLength: 1, maxLength: 9 }),
    newlines,
    fc.nat(9),
    async (rows, newline, at) => {
      // 2^20 characters are a block: the rows lie around its end
      const filler = `${newline}${quoted('-'.repeat((1 << 20) - 40 - at))},,`
      const lines = rows.map((cells) => cells.map(quoted).join(','))
      const source = `u,v,w${filler}${newline}${lines.join(newline)}${newline}`
      const table = await readCsv(inPieces(source, 1 << 20), { text: ['u', 'v', 'w'], missing: [] })
      const read = columnsOf(table)
      return rows.every((cells, i) => cells.every((text, j) => read['uvw'[j]!]![i + 1] === text))
    },
  )
  await fc.assert(property, { numRuns: 60, examples: [[[['', '', '\r']], '\r\n', 0]] })
})

test('an empty piece of text and pieces that end between CR and LF change nothing', async () => {
  const pieces = ['', 'x,g\r', '\n1,a\r', '', '\n2,"b"', '"c"\r', '\n']
  expect(columnsOf(await readCsv(streamOf(pieces)))).toEqual({ x: [1, 2], g: ['a', 'b"c'] })
})

describe('errors', () => {
  test('tell the line, however the text came', async () => {
    const rows = Array.from({ length: 200_000 }, (_, i) => `${i},"a\nb"`)
    rows[150_000] = '150000'
    const source = inPieces(`x,g\n${rows.join('\n')}\n`, 100_003)
    await expect(readCsv(source)).rejects.toMatchObject({ diagnostic: { data: { line: 300_002, found: 1 } } })
  })

  test('tell that bytes are not in the encoding', async () => {
    const latin = Uint8Array.from(Buffer.from('g,y\nZürich,1\n', 'latin1'))
    await expect(readCsv(latin, { source: 'old.csv' })).rejects.toThrowErrorMatchingInlineSnapshot(`
      [LmmError: old.csv is not in the encoding utf-8.
      Save it as UTF-8, or name its encoding: windows-1252 is likely for files of older Western spreadsheets.]
    `)
    const cut = new TextEncoder().encode('g,y\nü,1').subarray(0, 5)
    await expect(readCsv(cut)).rejects.toMatchObject({ diagnostic: { code: 'readers/encoding' } })
  })

  test('tell that there is no such encoding', async () => {
    await expect(readCsv(bytes, { encoding: 'utf-9' })).rejects.toThrowErrorMatchingInlineSnapshot(`
    [LmmError: The option encoding cannot be "utf-9".
    Names of encodings are those of TextDecoder: utf-8, windows-1252, gbk, shift_jis ...]
  `)
  })

  test.each<[string, number[]]>([
    ['xlsx', [0x50, 0x4b, 3, 4, 0, 0, 0xff]],
    ['parquet', [...Buffer.from('PAR1'), 0xff]],
    ['arrow', [...Buffer.from('ARROW1'), 0]],
    ['gzip', [0x1f, 0x8b, 8]],
    ['binary', [0x78, 0, 0xff]],
  ])('tell a file that is %s by its bytes', async (format, magic) => {
    await expect(readCsv(Uint8Array.from(magic))).rejects.toMatchObject({
      diagnostic: { code: 'readers/not-text', data: { format } },
    })
  })

  test('tell what can be read at all', async () => {
    await expect(readCsv([1, 2] as unknown as string)).rejects.toThrowErrorMatchingInlineSnapshot(`
      [LmmError: A table cannot be read from an array.
      Pass text, a Blob or File, an ArrayBuffer, a Uint8Array, a ReadableStream, or an async iterable of them.]
    `)
    await expect(readCsv(undefined as unknown as string)).rejects.toMatchObject({
      diagnostic: { code: 'readers/bad-source' },
    })
  })

  test('of an empty file are the same', async () => {
    await expect(readCsv(new Blob([]))).rejects.toMatchObject({ diagnostic: { code: 'readers/empty' } })
  })
})

test('progress tells bytes and rows', async () => {
  const said: ReadProgress[] = []
  const rows = `${'1,2\n'.repeat(600_000)}`
  await readCsv(inPieces(`x,y\n${rows}`, 1_200_002), { onProgress: (progress) => said.push(progress) })
  expect(said).toEqual([
    { size: 1_200_002, rows: 299_999 },
    { size: 2_400_004, rows: 600_000 },
  ])
})

test('a signal stops reading and lets the stream go', async () => {
  const controller = new AbortController()
  let cancelled = false
  const endless = new ReadableStream<string>({
    pull: (stream) => stream.enqueue('1,2\n'.repeat(1000)),
    cancel: () => {
      cancelled = true
    },
  })
  const reading = readCsv(endless, { signal: controller.signal, onProgress: () => controller.abort() })
  await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
  expect(cancelled).toBe(true)
})
