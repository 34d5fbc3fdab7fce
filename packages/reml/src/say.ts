import { type RemlCodes, remlEnglish, type Speaker, speaker } from '@lmm/diagnostics'

export const say: Speaker<RemlCodes> = speaker<RemlCodes>(remlEnglish)
