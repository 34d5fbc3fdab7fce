import { type CovarianceCodes, covarianceEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** The voice of this package. */
export const say: Speaker<CovarianceCodes> = /* @__PURE__ */ speaker<CovarianceCodes>(covarianceEnglish)
