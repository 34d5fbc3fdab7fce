import { type InferenceCodes, inferenceEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** Speaks for inference. */
export const say: Speaker<InferenceCodes> = speaker<InferenceCodes>(inferenceEnglish)
