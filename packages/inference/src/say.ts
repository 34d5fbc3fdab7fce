import { type InferenceCodes, inferenceEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** Speaks for inference. */
export const say: Speaker<InferenceCodes> = /* @__PURE__ */ speaker<InferenceCodes>(inferenceEnglish)
