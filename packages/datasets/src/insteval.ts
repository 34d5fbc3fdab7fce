import type { Dataset, Factor } from './dataset.ts'
import { answers, departments, labels, lecturers, students } from './insteval/packed.ts'
import { sums, unpackDigits, unpackNumbers } from './insteval/unpack.ts'

export { instevalInfo } from './info/insteval.ts'

type Insteval = Dataset<{
  s: Factor
  d: Factor
  studage: Factor
  lectage: Factor
  service: Factor
  dept: Factor
  y: Float64Array
}>

const ages = ['2', '4', '6', '8']
const semesters = ['1', '2', '3', '4', '5', '6']
const departmentCodes = ['15', '5', '10', '12', '6', '7', '4', '8', '9', '14', '1', '3', '11', '2']

/** Rows are sorted by student, then lecturer; a department follows from lecturer and service, an age from the student. */
function unpack(): Insteval {
  const answerOf = unpackDigits(answers)
  const departmentOf = unpackDigits(departments)
  const steps = unpackNumbers(lecturers)
  const factor = (levels: readonly string[], ordered = false): Factor => ({
    codes: new Int32Array(answerOf.length),
    levels,
    ordered,
  })
  const counts = unpackNumbers(students)
  const s = factor(counts.map((_, student) => String(student + 1)))
  const d = factor(sums(unpackNumbers(labels)).map(String))
  const [studage, lectage, service, dept] = [
    factor(ages, true),
    factor(semesters, true),
    factor(['0', '1']),
    factor(departmentCodes),
  ]
  const y = new Float64Array(answerOf.length)

  const departmentOfJob = new Map<number, number>()
  let row = 0
  counts.forEach((packed, student) => {
    const end = row + Math.floor(packed / 4)
    for (let lecturer = -1; row < end; row++) {
      lecturer += steps[row]! + 1
      const answer = answerOf[row]!
      const serves = Math.floor(answer / 30)
      const job = 2 * lecturer + serves
      if (!departmentOfJob.has(job)) departmentOfJob.set(job, departmentOf[departmentOfJob.size]!)
      s.codes[row] = student
      d.codes[row] = lecturer
      studage.codes[row] = packed % 4
      lectage.codes[row] = Math.floor(answer / 5) % 6
      service.codes[row] = serves
      dept.codes[row] = departmentOfJob.get(job)!
      y[row] = (answer % 5) + 1
    }
  })
  return { s, d, studage, lectage, service, dept, y }
}

/** Lecture evaluations by students; `instevalInfo` says what the columns mean. */
export const insteval: Insteval = /* @__PURE__ */ unpack()
