import { type DesignCodes, designEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** Speaks for this package. */
export const say: Speaker<DesignCodes> = /* @__PURE__ */ speaker<DesignCodes>(designEnglish)
