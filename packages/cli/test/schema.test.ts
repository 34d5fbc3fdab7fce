import { describe, expect, it } from 'vitest'
import { complaints, directoryWith, lmm } from './command.ts'

const rows = [1, 2, 1.5, 3, 3.3, 5].map((y, i) => ({ y, x: (i % 3) + 1, g: 'abc'[i >> 1] }))
const fit = ['fit', 'table.json', 'y ~ x + (1 | g)', '--json', '--schema', 'schema.json']
const withSchema = (schema: string): string =>
  directoryWith({ 'table.json': JSON.stringify(rows), 'schema.json': schema })

describe('a schema that is wrong: exit status 1 and what is wrong with it', () => {
  it.each([
    ['[]', 'holds an array'],
    ['{"g": "factor"}', 'describes the column g by "factor", which is not an object'],
    ['{"g": {"type": "factr"}}', 'describes the column g by the type "factr", which does not exist'],
    ['{"g": {}}', 'describes the column g by the type undefined, which does not exist'],
    ['{"g": {"type": "factor", "level": ["a"]}}', 'describes the column g by "level", which means nothing here'],
    [
      '{"g": {"type": "factor", "levels": "a"}}',
      'describes the column g by the levels "a", which are not an array of texts',
    ],
    [
      '{"g": {"type": "factor", "levels": ["a", 1]}}',
      'describes the column g by the levels ["a",1], which are not an array of texts',
    ],
    [
      '{"g": {"type": "factor", "levels": ["a", "b", "a"]}}',
      'describes the column g by levels in which "a" stands twice',
    ],
    ['{"x": {"type": "number", "levels": ["1"]}}', 'describes the column x by levels, though it is to be a number'],
  ])('%s %s', async (schema, said) => {
    const { status, stdout, stderr } = await lmm(fit, { directory: withSchema(schema) })
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toMatch(/\n.+\n/)
    expect(stderr).toContain(`error: The schema schema.json ${said}.\n`)
  })

  it('comes with how it should be', async () => {
    expect(await complaints(1, [fit], { directory: withSchema('{"g": {"type": "text"}}') })).toMatchInlineSnapshot(`
      "
      $ lmm fit table.json "y ~ x + (1 | g)" --json --schema schema.json
      error: The schema schema.json describes the column g by the type "text", which does not exist.
      "type" is "factor", "ordered" or "number"; "levels", of factors only, is an array of texts without repetition.
      "
    `)
  })
})

describe('a schema', () => {
  const terms = async (schema: string): Promise<string[]> => {
    const { stdout, stderr } = await lmm(fit, { directory: withSchema(schema) })
    expect(stderr).toBe('')
    return JSON.parse(stdout).fixed.map(({ term }: { term: string }) => term)
  }

  it('makes a factor of numbers', async () => {
    expect(await terms('{"x": {"type": "factor"}}')).toEqual(['(Intercept)', 'x2', 'x3'])
  })

  it('may describe columns that other data have, and says so', async () => {
    const directory = withSchema('{"gg": {"type": "factor"}}')
    const { status, stdout } = await lmm(fit, { directory })
    expect(status).toBe(0)
    expect(JSON.parse(stdout).notes).toContainEqual({
      code: 'design/absent-column',
      data: { column: 'gg', nearest: ['g'] },
      message: 'A type is stated for gg, a column that the data do not have.',
      hint: 'Did you mean g?',
    })
  })

  it('gives the order of the levels', async () => {
    expect(await terms('{"x": {"type": "factor", "levels": ["3", "1", "2"]}}')).toEqual(['(Intercept)', 'x1', 'x2'])
  })

  it('makes an ordered factor, with polynomial contrasts', async () => {
    expect(await terms('{"x": {"type": "ordered", "levels": ["1", "2", "3"]}}')).toEqual(['(Intercept)', 'x.L', 'x.Q'])
  })

  it('and --contrast choose the coding', async () => {
    const directory = withSchema('{"x": {"type": "factor"}}')
    const { stdout } = await lmm([...fit, '--contrast', 'x=sum'], { directory })
    expect(JSON.parse(stdout).fixed.map(({ term }: { term: string }) => term)).toEqual(['(Intercept)', 'x1', 'x2'])
  })

  it('whose levels do not cover the data is an error', async () => {
    const { status, stderr } = await lmm(fit, {
      directory: withSchema('{"x": {"type": "factor", "levels": ["1", "2"]}}'),
    })
    expect(status).toBe(1)
    expect(stderr).toContain('3')
  })
})
