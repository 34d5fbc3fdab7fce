import type { BenchCase } from '../bench-case.ts'
import { columnBytes } from '../exchange.ts'
import { fit } from '../fit.ts'
import { crossed } from '../simulate/crossed.ts'

const [ratings, users, items] = [1e5, 6000, 3000]

export const crossedCases: readonly BenchCase[] = [
  {
    name: 'insteval',
    title: 'InstEval `y ~ service + (1 | s) + (1 | d) + (1 | dept:service)`',
    target: { ratio: 20 },
    rounds: 5,
    ours: 1,
    theirs: 1,
    r: ['insteval.R'],
    async prepare() {
      const { insteval } = await import('@lmm/datasets/insteval')
      const { y, service, s, d, dept } = insteval
      const columns = { y, service, s, d, dept }
      const bytes = columnBytes({ y, service: service.codes, s: s.codes, d: d.codes, dept: dept.codes })
      return {
        columnBytes: bytes,
        run: () => fit('y ~ service + (1 | s) + (1 | d) + (1 | dept:service)', columns),
      }
    },
  },
  {
    name: 'crossed-1e5',
    title: 'crossed 1e5, 6000 x 3000, exact',
    target: { ratio: 12 },
    long: 'case',
    rounds: 3,
    ours: 1,
    theirs: 1,
    r: ['crossed.R', ratings, users, items],
    prepare() {
      const columns = { ...crossed(ratings, users, items) }
      return { columnBytes: columnBytes(columns), run: () => fit('y ~ 1 + (1 | user) + (1 | item)', columns) }
    },
  },
]
