import type { DatasetInfo } from '../dataset.ts'

/** What cake is, what its columns mean, and where it comes from. */
export const cakeInfo: DatasetInfo = {
  name: 'cake',
  title: 'Breakage angle of chocolate cakes',
  story: 'Split plot: 15 replicates of each of three recipes, each baked at six temperatures.',
  rows: 270,
  columns: {
    replicate: {
      meaning: 'replicate within the recipe, in order of time: 1 is another batch in another recipe',
      unit: null,
    },
    recipe: { meaning: 'recipe, on whole units', unit: null },
    temperature: { meaning: 'baking temperature as an ordered factor', unit: null },
    angle: { meaning: 'angle at which the cake broke', unit: 'degree' },
    temp: { meaning: 'baking temperature', unit: 'degree Fahrenheit' },
  },
  formula: 'angle ~ recipe * temperature + (1 | recipe:replicate)',
  sources: [
    "Cook FE (1938). Chocolate cake, I. Optimum baking temperature. Master's thesis, Iowa State College.",
    'Cochran WG, Cox GM (1957). Experimental Designs, 2nd edition. Wiley, New York, page 300.',
  ],
  licence: 'as distributed with the R package lme4, GPL (>= 2)',
}
