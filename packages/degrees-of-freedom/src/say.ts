import { type DegreesOfFreedomCodes, degreesOfFreedomEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** Speaks for degrees of freedom. */
export const say: Speaker<DegreesOfFreedomCodes> =
  /* @__PURE__ */ speaker<DegreesOfFreedomCodes>(degreesOfFreedomEnglish)
