import type { NamedThing, NewLevelsFound, PredictionCodes, ShrinkageFact } from '../../codes/prediction.ts'
import type { Messages } from '../../sentence.ts'

const list = (names: readonly string[], last = 'and'): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`

/** How to give a function the rows that a model does not hold. */
const callWith: Readonly<Record<string, string>> = {
  simulate: 'simulate(model, { seed, newData })',
  residuals: 'residuals(model, { data })',
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

const short = (value: number): string => `${Number(value.toPrecision(6))}`

const short2 = (value: number): string => `${Number(value.toPrecision(2))}`

const short3 = (value: number): string => `${Number(value.toPrecision(3))}`

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`

const who = ({ level, rows }: ShrinkageFact): string => (rows === null ? level : `${level}, ${plural(rows, 'row')}`)

const newLevels = ({ group, levels, count }: NewLevelsFound): string =>
  `${count === 1 ? 'Level' : 'Levels'} ${
    count > levels.length ? `${levels.join(', ')} and ${count - levels.length} more` : list(levels)
  } of ${group} ${count === 1 ? 'is' : 'are'}`

const things: Readonly<Record<NamedThing, string>> = {
  group: 'grouping factor',
  term: 'column of random or fixed effects',
  level: 'level',
  column: 'column',
}

/** Prediction, in English. */
export const predictionEnglish: Messages<PredictionCodes> = {
  'prediction/no-rows': {
    message: ({ function: name }) =>
      `${name} needs the rows that the model was fitted to, and this model does not hold them.`,
    hint: ({ function: name }) => `Pass the data: \`${callWith[name] ?? 'predict(model, data)'}\`.`,
  },
  'prediction/needs-products': {
    message: ({ terms }) =>
      `How the effects of ${list(terms)} vary together is known from the data of the fit alone, and this model does not hold them.`,
    hint: () => 'Pass the data of the fit: `{ trainingData }`, --training-data FILE of the command.',
  },
  'prediction/unknown-name': {
    message: ({ kind, name }) => `The model has no ${things[kind]} called "${name}".`,
    hint: ({ nearest, known, count }) =>
      `${nearest.length > 0 ? `Did you mean ${list(nearest, 'or')}? ` : ''}There ${count === 1 ? 'is' : 'are'} ${known.join(', ')}${
        count > known.length ? ` and ${count - known.length} more` : ''
      }.`,
  },
  'prediction/invalid-option': {
    message: ({ option, found }) => `${option} cannot be ${found}.`,
    hint: ({ expected }) => `Choose ${list(expected, 'or')}.`,
  },
  'prediction/new-level': {
    message: (data) => `${newLevels(data)} not in the fit.`,
    hint: ({ group }) =>
      `Allow it with newLevels: { ${JSON.stringify(group)}: 'draw' } (a group drawn from the population) or 'population'.`,
  },
  'prediction/new-levels': {
    message: (data) =>
      `${newLevels(data)} not in the fit: ${plural(data.rows, 'row')} ${data.rows === 1 ? 'is' : 'are'} predicted ${
        data.policy === 'draw'
          ? 'with the variance between groups, around the mean of the population'
          : 'by the mean of the population alone'
      }.`,
  },
  'prediction/missing-rows': {
    message: ({ rows, count }) =>
      `${plural(count, 'row')} cannot be predicted for missing values: row${count === 1 ? '' : 's'} ${
        count > rows.length ? `${rows.join(', ')} and ${count - rows.length} more` : list(rows.map(String))
      }.`,
  },
  'prediction/incomplete-rows': {
    message: ({ function: name, rows, count }) =>
      `${name} needs every value that the random terms read; ${plural(count, 'row')} lack${count === 1 ? 's' : ''} one: row${count === 1 ? '' : 's'} ${
        count > rows.length ? `${rows.join(', ')} and ${count - rows.length} more` : list(rows.map(String))
      }.`,
    hint: () => 'Leave these rows out, or fill in what they lack.',
  },
  'prediction/extrapolation': {
    message: ({ column, term, value, row, lower, upper, rows }) =>
      `${column} is ${short(value)} in row ${row}${rows > 1 ? ` (and far outside in ${plural(rows - 1, 'more row')})` : ''}; the fit saw ${short(
        lower,
      )} to ${short(upper)}, and ${term} is not held by data so far outside.`,
    hint: () => 'Take such predictions as a continuation of the formula, or fit a straight line there.',
  },
  'prediction/population-df': {
    message: ({ rows }) =>
      `The degrees of freedom of ${plural(rows, 'row')} are those of the population mean at the same row: those of a known group need the data of the fit.`,
    hint: () => 'Pass the data of the fit: `{ trainingData }`, --training-data FILE of the command.',
  },
  'prediction/unit-weights': {
    message: ({ column }) =>
      `The data have no column ${column}: every new observation is taken to have weight 1, that is the residual variance sigma^2.`,
    hint: ({ column }) => `Add the column ${column} where new observations are more or less precise.`,
  },
  'prediction/needs-variances': {
    message: ({ column }) =>
      `The variance of a new observation stands in the column ${column}, which the data do not have.`,
    hint: ({ column }) => `Add the column ${column}, or predict the mean with the target 'group'.`,
  },
  'prediction/no-inverse': {
    message: ({ response }) =>
      `Predictions of ${response} cannot be taken back to the response before it was transformed.`,
    hint: () =>
      "Use the scale 'model', and transform yourself: logarithms, roots, powers, shifts and scales of one column have an inverse here.",
  },
  'prediction/update-level': {
    message: ({ group, level }) =>
      `Level ${level} of ${group} was not among the rows of the update, so that what is known of it beside the updated groups is not known.`,
    hint: () => 'Give updateGroup a row with that level too; its response may be missing.',
  },
  'prediction/update-target': {
    message: () => 'An update changes predictions of a target.',
    hint: () => "Add the target: { target: 'group', update } or 'observation'.",
  },
  'prediction/which-term': {
    message: ({ terms }) => `Which random term is meant: ${list(terms, 'or')}?`,
    hint: ({ terms }) => (terms.length === 0 ? 'The model has no random terms.' : 'Name it as the formula has it.'),
  },
  'prediction/needs-data': {
    message: ({ function: name }) =>
      `${name} needs the data that the model was fitted to, and this model does not hold them.`,
    hint: () => 'Pass the data of the fit: `{ trainingData }`, --training-data FILE of the command.',
  },
  'prediction/zero-residual-variance': {
    message: ({ kind, rows, count }) =>
      `Residuals of kind ${kind} are divided by the residual standard deviation, which is estimated as zero in ${count} ${count === 1 ? 'row' : 'rows'} (${rows.join(', ')}${count > rows.length ? ', ...' : ''}).`,
    hint: () => "Take kind 'response' or 'quantile', or 'normalized' residuals about 'marginal'.",
  },
  'prediction/related-levels': {
    message: ({ group }) =>
      `The levels of ${group} have a known relationship: each draws on its relatives, not on its own rows and the population alone.`,
    hint: () => 'Look at the prediction errors of `randomEffects` instead.',
  },
  'prediction/shrinkage': {
    message: (data) => {
      const { group, least, most, groups } = data
      const kept =
        groups === 1 || most.reliability - least.reliability < 0.0005
          ? `Every group of ${group} keeps ${percent(most.reliability)} of what its own rows say`
          : `Of what their own rows say groups of ${group} keep from ${percent(least.reliability)} (${who(least)}) to ${percent(most.reliability)} (${who(most)})`
      const more = `${data.correlated ? 'Half the residual covariance' : 'Twice the rows, or half the residual variance,'} would make it ${percent(data.doubled)} for ${least.level}`
      const far =
        data.needed === null
          ? `no ${data.correlated ? 'smaller one' : 'number of rows'} would make it 90 %`
          : data.needed <= 1
            ? 'it has 90 % or more already'
            : data.correlated
              ? `one ${short2(data.needed)} times smaller 90 %`
              : `${short2(data.needed)} times the rows 90 %`
      const without =
        data.without.count > 0
          ? ` ${plural(data.without.count, 'group')} (${list(data.without.levels)}${data.without.count > data.without.levels.length ? ', ...' : ''}) ${
              data.without.count === 1 ? 'has' : 'have'
            } too few rows for an estimate of ${data.without.count === 1 ? 'its' : 'their'} own.`
          : ''
      return `${kept}; the rest comes from the population. ${more}, ${far}.${without}`
    },
  },
  'prediction/which-variable': {
    message: ({ columns }) =>
      columns.length === 0
        ? 'The random terms read no column: the variance between groups is the same everywhere.'
        : `The random terms read ${list(columns)}: over which of them?`,
    hint: ({ columns }) =>
      columns.length === 0
        ? 'Pass rows in place of times.'
        : `Name it, { variable: ${JSON.stringify(columns[0])} }, and give the others values: { at }.`,
  },
  'prediction/needs-range': {
    message: ({ variable }) => `The model does not hold the data that would tell the range of ${variable}.`,
    hint: () => 'Pass it: { range: [from, to] }.',
  },
  'prediction/fanning': {
    message: ({ variable, groups, from, to, direction, sdStart, sdEnd, sdMinimum, minimum, place }) => {
      const what = {
        out: 'trajectories fan out',
        in: 'trajectories fan in',
        'in-then-out': 'trajectories fan in, then out',
        'out-then-in': 'trajectories fan out, then in',
        parallel: 'trajectories stay as far apart as they are',
      }[direction]
      const spread = `from ${variable} = ${short(from)} to ${short(to)} the standard deviation between groups of ${list(groups)} goes from ${short3(
        sdStart,
      )} to ${short3(sdEnd)}`
      const least =
        direction === 'parallel'
          ? ''
          : ` It is smallest, ${short3(sdMinimum)}, at ${variable} = ${short3(minimum)}${
              place === 'inside' ? '' : `, ${place} the observed range`
            }.`
      return `${what.charAt(0).toUpperCase()}${what.slice(1)}: ${spread}.${least}`
    },
  },
  'prediction/not-closed': {
    message: ({ variable, part }) =>
      `With another origin of ${variable} ${part === null ? 'the fixed part' : part} is another model.`,
    hint: ({ variable }) =>
      `Only where an intercept stands beside ${variable}, and every lower power beside a power, does the origin not matter.`,
  },
  'prediction/own-origin': {
    message: ({ variable, label }) =>
      `${variable} enters through ${label}, which takes its origin from the data: another origin of ${variable} changes nothing.`,
  },
  'prediction/frequency-rows': {
    message: () => 'A row of this model stands for several equal rows: their responses cannot be drawn as one number.',
    hint: () => 'Fit the model to the rows one by one, without frequency weights.',
  },
  'prediction/needs-seed': {
    message: () => 'Quantile residuals are simulated, and that needs a seed.',
    hint: () => 'Pass one: { seed: 1 }.',
  },
  'prediction/too-many-effects': {
    message: ({ effects, largest }) =>
      `${effects} random effects hang together through rows that share levels; residuals of up to ${largest} can be whitened.`,
    hint: () => 'Use conditional residuals, or quantile residuals.',
  },
  'prediction/bootstrap-failed': {
    message: ({ done, count }) => `Only ${done} of ${count} simulated data sets could be fitted: that is no bootstrap.`,
    hint: () => 'Fit a simpler model, one without a variance of zero.',
  },
  'prediction/bootstrap-refits': {
    message: ({ failed, count }) =>
      `${failed} of ${count} simulated data sets had no fit and are left out of the bootstrap.`,
  },
  'prediction/unknown-position': {
    message: ({ structure, position }) =>
      `The covariance of the residuals${structure === '' ? '' : ` (${structure})`} knows nothing of the position ${position}, which was not in the data of the fit.`,
    hint: ({ known }) =>
      `It knows ${known.join(', ')}. Structures that are functions of a distance know every position.`,
  },
  'prediction/past-rows': {
    message: ({ rows, most }) =>
      `${rows} rows hang together through groups that they share; up to ${most} can be taken as one past.`,
    hint: () => 'Pass the past of the groups that are predicted alone.',
  },
  'prediction/past-target': {
    message: () => 'The past of a group says something of that group and its observations alone.',
    hint: () => "Use it with the target 'group' or 'observation'.",
  },
  'prediction/singular-rows': {
    message: ({ rows }) =>
      `The covariance of ${plural(rows, 'earlier row')} is singular: some of them determine others exactly.`,
    hint: () => 'Remove rows that are there twice.',
  },
  'prediction/other-data': {
    message: ({ rows, expected, column }) =>
      column === null
        ? `These are not the data of the fit: ${plural(rows, 'row')} can be used where the fit used ${expected}.`
        : `These are not the data of the fit: ${column} has other values.`,
    hint: () => 'Pass the table that the model was fitted to, unchanged.',
  },
}
