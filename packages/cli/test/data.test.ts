import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { complaints, directoryWith, lmm } from './command.ts'

const rows = [1, 2, 1.5, 3, 3.3, 5].map((y, i) => ({ y, g: 'abc'[i >> 1] }))
const directory = directoryWith({
  'table.json': JSON.stringify(rows),
  'columns.json': JSON.stringify({ y: rows.map(({ y }) => y), g: rows.map(({ g }) => g) }),
  'marked.json': `\uFEFF${JSON.stringify(rows)}`,
  'none.json': '[]',
  'empty.json': '',
  'broken.json': '[\n  {"y": 1,}\n]',
  'cut.json': '[{"y": 1}',
  'scalar.json': '3',
  'nested.json': '{"y": {"a": [1]}}',
  'mixed.json': '[{"y": 1}, {"y": "b"}]',
  'notes.txt': 'y g',
  noending: 'y g',
})
mkdirSync(join(directory, 'folder'))

describe('data that cannot be read: exit status 1, a place and a next step', () => {
  const fits = (...data: string[]): string[][] => data.map((each) => ['fit', each, 'y ~ 1 + (1 | g)'])

  it('where there is no file', async () => {
    const runs = fits('no-such-file.csv', 'tabel.json', 'elsewhere/sleepstudy.csv', 'table.json/inside.json')
    expect(await complaints(1, runs, { directory })).toMatchInlineSnapshot(`
      "
      $ lmm fit no-such-file.csv "y ~ 1 + (1 | g)"
      error: There is no file no-such-file.csv.
      Check the path; it is taken relative to the current directory.

      $ lmm fit tabel.json "y ~ 1 + (1 | g)"
      error: There is no file tabel.json.
      Did you mean table.json or marked.json or mixed.json?

      $ lmm fit elsewhere/sleepstudy.csv "y ~ 1 + (1 | g)"
      error: There is no file elsewhere/sleepstudy.csv.
      Did you mean dataset:sleepstudy?

      $ lmm fit table.json/inside.json "y ~ 1 + (1 | g)"
      error: There is no file table.json/inside.json.
      Check the path; it is taken relative to the current directory.
      "
    `)
  })

  it('where there is a directory', async () => {
    expect(await complaints(1, fits('folder', '.'), { directory })).toMatchInlineSnapshot(`
      "
      $ lmm fit folder "y ~ 1 + (1 | g)"
      error: folder is a directory, not a file.
      Give the path of a table; there is none in it.

      $ lmm fit . "y ~ 1 + (1 | g)"
      error: . is a directory, not a file.
      Tables in it: broken.json, columns.json, cut.json, empty.json, marked.json, mixed.json, nested.json, none.json, scalar.json, table.json.
      "
    `)
  })

  it('where the file does not open', async () => {
    const { status, stderr } = await lmm(fits(`${'long'.repeat(100)}.json`)[0]!, { directory })
    expect(status).toBe(1)
    expect(stderr).toContain('cannot be read: ENAMETOOLONG.')
  })

  it('of formats that come later, or never', async () => {
    const later = ['trial.duckdb', 'duckdb:trial.duckdb#visits', 'https://example.org/trial.csv']
    expect(await complaints(1, fits(...later, 'notes.txt', 'noending'), { directory })).toMatchInlineSnapshot(`
      "
      $ lmm fit trial.duckdb "y ~ 1 + (1 | g)"
      error: trial.duckdb: DuckDB cannot be read in this version.
      What can be read: .csv, .tsv, .json, .parquet, .arrow, .feather, .xlsx, - (CSV on standard input) and dataset:NAME. Export the table as CSV.

      $ lmm fit duckdb:trial.duckdb#visits "y ~ 1 + (1 | g)"
      error: duckdb:trial.duckdb#visits: DuckDB cannot be read in this version.
      What can be read: .csv, .tsv, .json, .parquet, .arrow, .feather, .xlsx, - (CSV on standard input) and dataset:NAME. Export the table as CSV.

      $ lmm fit https://example.org/trial.csv "y ~ 1 + (1 | g)"
      error: https://example.org/trial.csv: HTTP cannot be read in this version.
      What can be read: .csv, .tsv, .json, .parquet, .arrow, .feather, .xlsx, - (CSV on standard input) and dataset:NAME. Export the table as CSV.

      $ lmm fit notes.txt "y ~ 1 + (1 | g)"
      error: notes.txt is not recognised as a table: the ending .txt is unknown.
      What can be read: .csv, .tsv, .json, .parquet, .arrow, .feather, .xlsx, - (CSV on standard input) and dataset:NAME.

      $ lmm fit noending "y ~ 1 + (1 | g)"
      error: noending is not recognised as a table: its name has no ending.
      What can be read: .csv, .tsv, .json, .parquet, .arrow, .feather, .xlsx, - (CSV on standard input) and dataset:NAME.
      "
    `)
  })

  it('of data sets that are not there', async () => {
    expect(await complaints(1, fits('dataset:sleepstdy', 'dataset:'))).toMatchInlineSnapshot(`
      "
      $ lmm fit dataset:sleepstdy "y ~ 1 + (1 | g)"
      error: There is no data set 'sleepstdy'.
      Did you mean sleepstudy? Data sets: sleepstudy, dyestuff, dyestuff2, penicillin, pastes, orthodont, oats, machines, rail, cake, insteval, bodyweight.

      $ lmm fit dataset: "y ~ 1 + (1 | g)"
      error: There is no data set ''.
      Data sets: sleepstudy, dyestuff, dyestuff2, penicillin, pastes, orthodont, oats, machines, rail, cake, insteval, bodyweight.
      "
    `)
  })

  it('where JSON is no table', async () => {
    const runs = fits('empty.json', 'none.json', 'broken.json', 'cut.json', 'scalar.json', 'nested.json', 'mixed.json')
    expect(await complaints(1, runs, { directory })).toMatchInlineSnapshot(`
      "
      $ lmm fit empty.json "y ~ 1 + (1 | g)"
      error: empty.json is empty.
      Check that it was written to its end.

      $ lmm fit none.json "y ~ 1 + (1 | g)"
      error: none.json is empty.
      Check that it was written to its end.

      $ lmm fit broken.json "y ~ 1 + (1 | g)"
      error: broken.json is not JSON: line 2 cannot be read on from column 11.
      Check the file with a JSON validator.

      $ lmm fit cut.json "y ~ 1 + (1 | g)"
      error: cut.json is not JSON: line 1 cannot be read on from column 10.
      Check the file with a JSON validator.

      $ lmm fit scalar.json "y ~ 1 + (1 | g)"
      error: scalar.json holds no table but a number.
      A table is an array of rows, [{"y": 1, "x": 2}, ...], or an object of columns, {"y": [1, ...], "x": [2, ...]}.

      $ lmm fit nested.json "y ~ 1 + (1 | g)"
      error: nested.json holds no table but an object without columns.
      A table is an array of rows, [{"y": 1, "x": 2}, ...], or an object of columns, {"y": [1, ...], "x": [2, ...]}.

      $ lmm fit mixed.json "y ~ 1 + (1 | g)"
      error: Column y holds a number at first, but text (b) in row 2.
      A column has cells of one kind; write null for missing values.
      "
    `)
  })
})

describe('data that can be read', () => {
  it('as rows, as columns and behind a byte order mark are the same', async () => {
    const fits = ['table.json', 'columns.json', 'marked.json'].map(async (data) => {
      const { status, stdout } = await lmm(['fit', data, 'y ~ 1 + (1 | g)', '--json'], { directory })
      return { status, ...JSON.parse(stdout), timing: null }
    })
    const [first, ...others] = await Promise.all(fits)
    expect(first.status).toBe(0)
    for (const other of others) expect(other).toEqual(first)
  })
})

describe('a formula that does not fit the data', () => {
  it('is explained at its place', async () => {
    const { status, stderr } = await lmm(['fit', 'dataset:sleepstudy', 'Reaction ~ Dayz + (1 | Subject)'])
    expect(status).toBe(1)
    expect(stderr).toMatchInlineSnapshot(`
      "error: The data have no column 'Dayz'.
        Reaction ~ Dayz + (1 | Subject)
                   ^^^^
      Did you mean Days?
      "
    `)
  })

  it('is explained in Chinese', async () => {
    const { status, stderr } = await lmm(['fit', 'dataset:sleepstudy', 'Reaction ~ (', '--language', 'zh'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/^错误：.+\n {2}Reaction ~ \(\n +\^\n/)
  })
})

describe('what nobody thought of', () => {
  const broken = {
    get directory(): string {
      throw new TypeError('no directory')
    },
  }

  it('asks for a report without a stack', async () => {
    const { status, stderr } = await lmmWith(broken)
    expect(status).toBe(1)
    expect(stderr).toMatchInlineSnapshot(`
      "error: lmm failed unexpectedly: TypeError: no directory
      This is a bug in lmm. Please report it with the command and, if you can, the data; LMM_DEBUG=1 shows where it happened.
      "
    `)
  })

  it('shows the stack when LMM_DEBUG is set', async () => {
    const { stderr } = await lmmWith(broken, { LMM_DEBUG: '1' })
    expect(stderr).toMatch(/\n {4}at /)
  })
})

async function lmmWith(surroundings: { directory: string }, environment: Record<string, string> = {}) {
  const { run } = await import('../src/index.ts')
  const err: string[] = []
  const io = {
    stdin: (async function* () {})(),
    stdout: { write: () => true },
    stderr: { write: (text: string) => err.push(text) },
    environment,
  }
  const status = await run(
    ['fit', 'table.json', 'y ~ 1'],
    Object.defineProperties(io, Object.getOwnPropertyDescriptors(surroundings)) as never,
  )
  return { status, stderr: err.join('') }
}
