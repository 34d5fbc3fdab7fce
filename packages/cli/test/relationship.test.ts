import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { restore } from '@lmm/reml'
import { expect, test } from 'vitest'
import { complaints, directoryWith, lmm } from './command.ts'

const y = [3.1, 2.2, 4.5, 5.1, 2.8, 3.9, 4.8, 3.3, 2.9, 4.1, 5.6, 3.0]
const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'a', 'b', 'c', 'd', 'e', 'f']
const data = `y,id\n${y.map((value, i) => `${value},${ids[i]}`).join('\n')}\n`
const kin = [
  [1, 0, 0.5, 0.5, 0.25, 0.5],
  [0, 1, 0.5, 0.5, 0.25, 0.5],
  [0.5, 0.5, 1, 0.5, 0.5, 0.75],
  [0.5, 0.5, 0.5, 1, 0.25, 0.75],
  [0.25, 0.25, 0.5, 0.25, 1, 0.375],
  [0.5, 0.5, 0.75, 0.75, 0.375, 1.25],
]
const names = ['a', 'b', 'c', 'd', 'e', 'f']
const order = [3, 1, 0, 2, 5, 4]
const directory = directoryWith({
  'data.csv': data,
  'pedigree.csv': 'id,sire,dam\nf,c,d\nc,a,b\nd,a,b\ne,c,0\na,,\nb,,\n',
  'kin.csv': `${names.join(',')}\n${kin.map((row) => row.join(',')).join('\n')}\n`,
  'named.csv': `,${names.join(',')}\n${order.map((i) => `${names[i]},${kin[i]!.join(',')}`).join('\n')}\n`,
  'oblong.csv': 'a,b\n1,0\n',
})
const model = ['fit', 'data.csv', 'y ~ 1 + (1 | id)']

test('a pedigree and its matrix, in any order of rows, are one relationship', async () => {
  const [first, ...others] = await Promise.all(
    ['pedigree.csv', 'kin.csv', 'named.csv'].map(async (file) => {
      const { stdout, stderr } = await lmm([...model, '--relationship', `id=${file}`, '--random-effects', '--json'], {
        directory,
      })
      expect(stderr).toBe('')
      const { deviance, randomEffects } = JSON.parse(stdout)
      const values = new Map(
        randomEffects[0].levels.map((level: string, i: number) => [level, randomEffects[0].values[i][0]]),
      )
      return { deviance, values: names.map((name) => values.get(name) as number) }
    }),
  )
  for (const other of others) {
    expect(other.deviance).toBeCloseTo(first!.deviance, 9)
    other.values.forEach((value, i) => {
      expect(value).toBeCloseTo(first!.values[i]!, 7)
    })
  }
})

test('a file that holds no relationship is refused', async () => {
  const run = (file: string): string[] => [...model, '--relationship', `id=${file}`]
  expect(await complaints(1, [run('oblong.csv'), run('nowhere.csv')], { directory })).toMatchInlineSnapshot(`
    "
    $ lmm fit data.csv "y ~ 1 + (1 | id)" --relationship id=oblong.csv
    error: oblong.csv (1 rows, 2 columns) is neither a square matrix whose header names the levels nor a pedigree.
    Give one row and one column of numbers for each level, the rows in the order of the header or named in a first column; or columns id, sire and dam.

    $ lmm fit data.csv "y ~ 1 + (1 | id)" --relationship id=nowhere.csv
    error: There is no file nowhere.csv.
    Check the path; it is taken relative to the current directory.
    "
  `)
})

test('a saved model is restored as it was', async () => {
  const { stderr } = await lmm([...model.slice(0, 2), 'y ~ 1 + (1 | id)', '--save', 'model.json', '--quiet'], {
    directory,
  })
  expect(stderr).toBe('')
  expect(`${restore(JSON.parse(readFileSync(join(directory, 'model.json'), 'utf8')))}`).toBe(
    'y ~ 1 + (1 | id) by REML: 12 rows, 6 id',
  )
})
