import type { NamedThing, PredictionCodes } from '../../codes/prediction.ts'
import type { Messages } from '../../sentence.ts'

const list = (names: readonly string[], last = 'and'): string =>
  names.length <= 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`

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
    hint: () => 'Pass the data to `predict(model, data)`.',
  },
  'prediction/needs-products': {
    message: ({ terms }) =>
      `How the effects of ${list(terms)} vary together is known from the data of the fit alone, and this model does not hold them.`,
    hint: () => 'Pass the data of the fit: `{ trainingData }`.',
  },
  'prediction/unknown-name': {
    message: ({ kind, name }) => `The model has no ${things[kind]} called "${name}".`,
    hint: ({ nearest, known, count }) =>
      `${nearest.length > 0 ? `Did you mean ${list(nearest, 'or')}? ` : ''}There ${count === 1 ? 'is' : 'are'} ${known.join(', ')}${
        count > known.length ? ` and ${count - known.length} more` : ''
      }.`,
  },
}
