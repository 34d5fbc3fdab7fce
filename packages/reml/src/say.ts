import { type RemlCodes, remlEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** Makes errors and warnings of this area from their code and data. */
export const say: Speaker<RemlCodes> = /* @__PURE__ */ speaker<RemlCodes>(remlEnglish)
