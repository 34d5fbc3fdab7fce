import type { PlotsCodes } from '../../codes/plots.ts'
import type { Messages } from '../../sentence.ts'

/** Plots, in English. */
export const plotsEnglish: Messages<PlotsCodes> = {
  'plots/needs-rows': {
    message: ({ plot }) =>
      `The plot ${plot} shows the rows that the model was fitted to, and this model does not hold them.`,
    hint: () => 'Fit the model again with its data.',
  },
  'plots/needs-random-effects': {
    message: ({ plot }) => `The plot ${plot} shows random effects, and the model has none.`,
    hint: () => 'Add a random term to the formula, e.g. (1 | subject), or choose another plot.',
  },
  'plots/unknown-group': {
    message: ({ group }) => `${group} is no grouping factor of the model.`,
    hint: ({ known }) => `Choose one of ${known.join(', ')}.`,
  },
  'plots/needs-two-columns': {
    message: ({ plot, group }) =>
      `The plot ${plot} shows two random effects of each group, and ${group} has no random term with two columns.`,
    hint: () => 'The caterpillar plot shows one random effect.',
  },
  'plots/no-trace': {
    message: () => 'The fit took no iterations that could be shown.',
  },
  'plots/needs-number': {
    message: ({ column }) => `${column} is no column of numbers in the data of the fit.`,
    hint: () => 'Name a column of numbers.',
  },
  'plots/no-number': {
    message: () => 'Trajectories run along a column of numbers, and the formula reads none.',
    hint: () => 'Name a column of the data as x.',
  },
  'plots/no-factor': {
    message: () => 'Marginal means are those of the levels of a factor, and the fixed part of the formula has none.',
    hint: () => 'Name what the means are of as specs, or choose another plot.',
  },
  'plots/single-rows': {
    message: ({ plot }) => `The plot ${plot} compares rows of one group, and every group has a single row.`,
    hint: () => 'Name a grouping factor whose levels have several rows.',
  },
}
