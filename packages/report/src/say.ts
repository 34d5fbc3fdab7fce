import { type ReportCodes, reportEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** Speaks for reports. */
export const say: Speaker<ReportCodes> = speaker<ReportCodes>(reportEnglish)
