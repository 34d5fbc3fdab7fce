import { describe, expect, it } from 'vitest'
import { steps } from '../fit.ts'
import { noteOf } from '../message.ts'

/** Rows of every combination of levels, in order, `times` each. */
function grid(levels: Readonly<Record<string, readonly string[]>>, times: number): Record<string, string[]> {
  let rows: Record<string, string>[] = [{}]
  for (const [name, own] of Object.entries(levels))
    rows = rows.flatMap((row) => own.map((level) => ({ ...row, [name]: level })))
  const all = rows.flatMap((row) => new Array<Record<string, string>>(times).fill(row))
  return Object.fromEntries(Object.keys(levels).map((name) => [name, all.map((row) => row[name]!)]))
}

const notes = (formula: string, columns: Record<string, string[]>): string[] => {
  const [first = []] = Object.values(columns)
  const y = first.map((_, row) => Math.sin(row) * 10)
  return steps(`y ~ ${formula}`, { y, ...columns }).design.diagnostics.map(noteOf)
}

describe('labels that are used again in every group', () => {
  const batches = ['A', 'B', 'C', 'D', 'E']
  const pastes = grid({ batch: batches, cask: ['a', 'b', 'c'] }, 2)

  it('are noticed, with the way to nest them', () => {
    const expected = notes('(1 | batch) + (1 | cask)', pastes)
    expect(expected).toMatchInlineSnapshot(`
      [
        "info: The levels of cask occur again within several levels of batch. As written the two are crossed: "a" is the same cask in all of them.
      If each batch has its own, write (1 | batch/cask) instead.",
      ]
    `)
    expect(notes('(1 | cask) + (1 | batch)', pastes)).toEqual(expected)
  })

  it('are not spoken of where they are nested, unique, or no two rows are of one pair', () => {
    expect(notes('(1 | batch/cask)', pastes)).toEqual([])
    expect(notes('(1 | batch) + (1 | cask) + (1 | cask:batch)', pastes)).toEqual([])
    const unique = { ...pastes, cask: pastes.cask!.map((cask, row) => pastes.batch![row]! + cask) }
    expect(notes('(1 | batch) + (1 | cask)', unique)).toEqual([])
    expect(notes('(1 | plate) + (1 | sample)', grid({ plate: batches, sample: ['a', 'b', 'c'] }, 1))).toEqual([])
  })
})
