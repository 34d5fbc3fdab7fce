import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { complaints, directoryWith, lmm } from './command.ts'

const files = fileURLToPath(new URL('files', import.meta.url))
const formula = 'Reaction ~ Days + (Days | Subject)'
const { Reaction, Days, Subject } = sleepstudy
const rows = Array.from(Reaction, (reaction, i) => ({
  Reaction: reaction,
  Days: Days[i]!,
  Subject: Subject.levels[Subject.codes[i]!]!,
}))
const directory = directoryWith({
  'rows.json': JSON.stringify(rows),
  'lines.jsonl': rows.map((row) => JSON.stringify(row)).join('\n'),
  'columns.json': JSON.stringify({
    Reaction: rows.map((row) => row.Reaction),
    Days: rows.map((row) => row.Days),
    Subject: rows.map((row) => row.Subject),
  }),
  'tabs.tsv': `Reaction\tDays\tSubject\n${rows.map((row) => Object.values(row).join('\t')).join('\n')}\n`,
  'text.parquet': 'y,g\n1,a\n',
  'cut.arrow': 'ARROW1\0\0',
})

async function fitted(data: string, where: string): Promise<{ model: object; stderr: string }> {
  const { status, stdout, stderr } = await lmm(['fit', data, formula, '--json'], { directory: where })
  expect({ status, stderr }).toMatchObject({ status: 0 })
  const { timing, warnings, ...model } = JSON.parse(stdout)
  return { model, stderr }
}

describe('the same table is the same fit from', () => {
  it.each([
    ['rows.json', directory],
    ['lines.jsonl', directory],
    ['columns.json', directory],
    ['tabs.tsv', directory],
    ['sleepstudy.parquet', files],
    ['sleepstudy.feather', files],
    ['sleepstudy.arrow', files],
    ['sleepstudy.xlsx#Sleep', files],
  ])('%s', async (data, where) => {
    expect((await fitted(data, where)).model).toEqual((await fitted('dataset:sleepstudy', where)).model)
  })
})

it('which sheet was read is said', async () => {
  const { stdout } = await lmm(['fit', 'sleepstudy.xlsx', formula], { directory: files })
  expect(stdout).toContain('The sheet "Sleep" of sleepstudy.xlsx was read; there is also "Notes".')
})

it('a table of text may be in GB18030', async () => {
  const header = [...Buffer.from('y,'), 0xd7, 0xe9, 10]
  const row = (y: number, group: readonly number[]): number[] => [...Buffer.from(`${y},`), ...group, 10]
  const groups = [
    [0xb9, 0xdc],
    [0xd1, 0xa7],
    [0x81, 0x39, 0xef, 0x30],
  ]
  const bytes = [1, 2, 1.5, 3, 3.3, 5].flatMap((y, i) => row(y, groups[i >> 1]!))
  writeFileSync(join(directory, 'gb.csv'), Uint8Array.from([...header, ...bytes]))
  const argv = ['fit', 'gb.csv', 'y ~ 1 + (1 | 组)', '--encoding', 'gb18030', '--random-effects', '--json']
  const { status, stdout } = await lmm(argv, { directory })
  expect(status).toBe(0)
  expect(JSON.parse(stdout).randomEffects[0]).toMatchObject({ group: '组', levels: ['㐁', '学', '管'] })
})

it('what cannot be read says why', async () => {
  const data = ['text.parquet', 'cut.arrow', 'none.xlsx']
  const runs = data.map((name) => ['fit', name, 'y ~ 1 + (1 | g)'])
  expect(await complaints(1, runs, { directory })).toMatchInlineSnapshot(`
    "
    $ lmm fit text.parquet "y ~ 1 + (1 | g)"
    error: text.parquet is no Parquet file: it is plain text.
    Give it the ending of its format: .csv, .tsv or .json.

    $ lmm fit cut.arrow "y ~ 1 + (1 | g)"
    error: cut.arrow cannot be read as Arrow: it ends within a message.
    The file may be cut off or damaged: copy or write it again.

    $ lmm fit none.xlsx "y ~ 1 + (1 | g)"
    error: There is no file none.xlsx.
    Check the path; it is taken relative to the current directory.
    "
  `)
  expect(await complaints(1, [['fit', 'sleepstudy.xlsx#sleep', formula]], { directory: files })).toMatchInlineSnapshot(`
    "
    $ lmm fit sleepstudy.xlsx#sleep "Reaction ~ Days + (Days | Subject)"
    error: sleepstudy.xlsx has no sheet "sleep".
    Did you mean "Sleep"?
    "
  `)
  expect(
    await complaints(1, [['fit', 'gb.csv', 'y ~ 1', '--encoding', 'gb-18030']], { directory }),
  ).toMatchInlineSnapshot(`
    "
    $ lmm fit gb.csv "y ~ 1" --encoding gb-18030
    error: The option encoding cannot be "gb-18030".
    Names of encodings are those of TextDecoder: utf-8, windows-1252, gbk, shift_jis ...
    "
  `)
})
