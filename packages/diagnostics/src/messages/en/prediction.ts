import type { PredictionCodes } from '../../codes/prediction.ts'
import type { Messages } from '../../sentence.ts'

/** Prediction, in English. */
export const predictionEnglish: Messages<PredictionCodes> = {
  'prediction/no-rows': {
    message: ({ function: name }) =>
      `${name} needs the rows that the model was fitted to, and this model does not hold them.`,
    hint: () => 'Pass the data to `predict(model, data)`.',
  },
}
