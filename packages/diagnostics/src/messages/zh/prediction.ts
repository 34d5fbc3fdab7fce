import type { PredictionCodes } from '../../codes/prediction.ts'
import type { Messages } from '../../sentence.ts'

/** Prediction, in Chinese. */
export const predictionChinese: Messages<PredictionCodes> = {
  'prediction/no-rows': {
    message: ({ function: name }) => `${name} 需要拟合所用的数据行，而该模型没有保存它们。`,
    hint: () => '请把数据传给 `predict(model, data)`。',
  },
}
