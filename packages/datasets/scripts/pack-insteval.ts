import { digits } from '../src/insteval/digits.ts'
import { insteval } from './recipes.ts'
import { type SourceColumn, sourceColumns } from './source.ts'

/** A natural number in base 32, lowest digit first, 32 added to every digit but the last. */
function packed(value: number): string {
  return value < 32 ? digits[value]! : digits[32 + (value % 32)]! + packed(Math.floor(value / 32))
}

const codesOf = (column: SourceColumn | undefined): readonly number[] =>
  column && 'codes' in column ? column.codes : []
const levelsOf = (column: SourceColumn | undefined): readonly string[] =>
  column && 'levels' in column ? column.levels : []

/**
 * InstEval in five texts. They rest on what holds in the data and is checked here: rows are sorted by student and lecturer,
 * a student is of one age, and a lecturer has one department with service and one without.
 */
export function packInsteval(): Record<string, string> {
  const { s, d, studage, lectage, service, dept, y } = sourceColumns(insteval)
  const [student, lecturer, age, when, serves, place] = [s, d, studage, lectage, service, dept].map(codesOf)
  const rating = y && 'values' in y ? y.values : []

  const departmentOf = new Map<number, number>()
  const students: { count: number; age: number }[] = []
  let [lecturers, answers, departments] = ['', '', '']
  student!.forEach((code, row) => {
    const first = row === 0 || code !== student![row - 1]
    if (first) students.push({ count: 0, age: age![row]! })
    const current = students.at(-1)!
    current.count++
    const step = lecturer![row]! - (first ? 0 : lecturer![row - 1]! + 1)
    const job = 2 * lecturer![row]! + serves![row]!
    if (!departmentOf.has(job)) {
      departmentOf.set(job, place![row]!)
      departments += digits[place![row]!]
    }
    if (code !== students.length - 1 || current.age !== age![row] || step < 0 || departmentOf.get(job) !== place![row])
      throw new Error(`row ${row} is not as the packing takes it to be`)
    lecturers += packed(step)
    answers += digits[rating[row]! - 1 + 5 * (when![row]! + 6 * serves![row]!)]
  })
  return {
    labels: levelsOf(d)
      .map(Number)
      .map((label, i, all) => packed(label - (all[i - 1] ?? 0)))
      .join(''),
    students: students.map(({ count, age }) => packed(4 * count + age)).join(''),
    lecturers,
    answers,
    departments,
  }
}
