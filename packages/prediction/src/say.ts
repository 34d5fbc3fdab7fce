import { type PredictionCodes, predictionEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** Speaks for prediction. */
export const say: Speaker<PredictionCodes> = /* @__PURE__ */ speaker<PredictionCodes>(predictionEnglish)
