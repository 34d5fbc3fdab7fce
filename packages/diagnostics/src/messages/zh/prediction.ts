import type { NamedThing, PredictionCodes } from '../../codes/prediction.ts'
import type { Messages } from '../../sentence.ts'

const things: Readonly<Record<NamedThing, string>> = {
  group: '分组因子',
  term: '随机效应或固定效应的列',
  level: '水平',
  column: '列',
}

/** Prediction, in Chinese. */
export const predictionChinese: Messages<PredictionCodes> = {
  'prediction/no-rows': {
    message: ({ function: name }) => `${name} 需要拟合所用的数据行，而该模型没有保存它们。`,
    hint: () => '请把数据传给 `predict(model, data)`。',
  },
  'prediction/needs-products': {
    message: ({ terms }) =>
      `${terms.join('、')} 的效应如何共同变化只能由拟合所用的数据得知，而该模型没有保存这些数据。`,
    hint: () => '请传入拟合所用的数据：`{ trainingData }`。',
  },
  'prediction/unknown-name': {
    message: ({ kind, name }) => `模型中没有名为“${name}”的${things[kind]}。`,
    hint: ({ nearest, known, count }) =>
      `${nearest.length > 0 ? `您是否指 ${nearest.join(' 或 ')}？` : ''}已有：${known.join('、')}${
        count > known.length ? ` 等共 ${count} 个` : ''
      }。`,
  },
}
