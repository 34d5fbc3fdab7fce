import { describe, expect, it } from 'vitest'
import { dayOf } from '../../src/tables/dates.ts'
import { columnsOf, steps } from '../fit.ts'
import { messageOf, noteOf } from '../message.ts'

const y = [3, 1, 4, 1, 5, 9]
const id = ['u', 'u', 'v', 'v', 'v', 'w']
const date = ['2026-03-31', '2026-03-01', '2025-12-31', '2026-01-07 12:00', null, '2026-02-28']

describe('since', () => {
  it('is the time since the first date of the group', () => {
    const { design, schema } = steps('y ~ since(date, id)', { y, id, date })
    expect(columnsOf(design.X)['since(date, id)']).toEqual([30, 0, 0, 7.5, 0])
    expect(schema.variables[1]!.learned[0]!.state).toMatchObject({ levels: ['u', 'v', 'w'] })
    const weeks = columnsOf(steps('y ~ since(date, id, "weeks")', { y, id, date }).design.X)
    expect(weeks['since(date, id, "weeks")']![3]).toBe(7.5 / 7)
  })

  it('takes dates and days too, in years', () => {
    const dates = date.map((text) =>
      text === null ? null : new Date(`${text.replace(' ', 'T').padEnd(16, 'T00:00')}Z`),
    )
    const call = 'since(date, by = id, unit = "years")'
    const years = columnsOf(steps(`y ~ ${call}`, { y, id, date: dates }).design.X)[call]!
    expect(years[0]).toBeCloseTo(30 / 365.25, 15)
    expect(columnsOf(steps('y ~ since(k, id)', { y, id, k: [5, 3, 1, 1, 2, 9] }).design.X)['since(k, id)']).toEqual([
      2, 0, 0, 0, 1, 0,
    ])
  })

  it('counts new rows from the first date of the fit, and those of a new group from their own, said', () => {
    const { predict } = steps('y ~ since(date, id)', { y, id, date })
    const design = predict({ id: ['u', 'z', 'z'], date: ['2026-04-30', '2026-05-03', '2026-05-01'] })
    expect(columnsOf(design.X)['since(date, id)']).toEqual([60, 2, 0])
    expect(design.diagnostics.map(noteOf)).toEqual([
      'info: since(date, id): the group "z" was not in the fit; the first date in the new data is used.',
    ])
  })

  it('says what is no date', () => {
    const wrong = (text: string, call = 'since(date, id)'): string =>
      messageOf(() => steps(`y ~ ${call}`, { y, id, date: [...date.slice(0, 4), text, null] }))
    expect([wrong('31.12.2025'), wrong('2026-01-01', 'since(date, id, "hours")')].join('\n\n')).toMatchInlineSnapshot(`
      "Column date should hold dates, but row 5 holds "31.12.2025".
      Write dates as 2026-03-31, with 14:05 behind for a time.

      The argument unit of since() is "hours"; it must be "days", "weeks", "months" or "years".
        since(date, id, "hours")
        ^^^^^"
    `)
  })
})

it('dayOf reads dates of the calendar alone', () => {
  expect(['1970-01-02', ' 2000-02-29 ', '1969-12-31T12:00:00Z', '1970-01-01 00:00:43.2'].map(dayOf)).toEqual([
    1, 11016, -0.5, 0.0005,
  ])
  expect(['2001-02-29', '2001-13-01', '2001-1-1', '20010101', '', '2001-01-01 25:00', '0000-00-00'].map(dayOf)).toEqual(
    new Array(7).fill(null),
  )
})
