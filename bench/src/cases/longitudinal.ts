import type { BenchCase } from '../bench-case.ts'
import { columnBytes } from '../exchange.ts'
import { fit } from '../fit.ts'
import { longitudinal } from '../simulate/longitudinal.ts'

const visits = 10

const withSubjects = (subjects: number, name: string, ratio: number, rounds: number): BenchCase => ({
  name: `longitudinal-${name}`,
  title: `longitudinal ${name}, ${subjects} subjects, \`(x | id)\``,
  target: { ratio },
  rounds,
  ours: 3,
  theirs: 1,
  r: ['longitudinal.R', subjects, visits],
  prepare() {
    const columns = { ...longitudinal(subjects, visits) }
    return { columnBytes: columnBytes(columns), run: () => fit('y ~ x * trt + (x | id)', columns) }
  },
})

export const longitudinalCases: readonly BenchCase[] = [
  withSubjects(1e4, '1e5', 80, 7),
  withSubjects(1e5, '1e6', 120, 3),
]
