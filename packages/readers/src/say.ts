import { type ReadersCodes, readersEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** Speaks for this package. */
export const say: Speaker<ReadersCodes> = /* @__PURE__ */ speaker<ReadersCodes>(readersEnglish)
