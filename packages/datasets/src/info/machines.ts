import type { DatasetInfo } from '../dataset.ts'

/** What machines is, what its columns mean, and where it comes from. */
export const machinesInfo: DatasetInfo = {
  name: 'machines',
  title: 'Productivity of workers on machines',
  story: 'Six workers, chosen at random, operate each of three brands of machine three times.',
  rows: 54,
  columns: {
    Worker: { meaning: 'worker, ordered by the highest score', unit: null },
    Machine: { meaning: 'brand of the machine', unit: null },
    score: { meaning: 'productivity, from number and quality of the components made', unit: null },
  },
  formula: 'score ~ Machine + (Machine | Worker)',
  sources: [
    'Milliken GA, Johnson DE (1992). Analysis of Messy Data, Volume I: Designed Experiments. Chapman and Hall, London, page 285.',
    'Pinheiro JC, Bates DM (2000). Mixed-Effects Models in S and S-PLUS. Springer, New York, appendix A.14.',
  ],
  licence: 'as distributed with the R package nlme, GPL (>= 2)',
}
