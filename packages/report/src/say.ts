import { type ReportCodes, reportEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** Speaks for reports. */
export const say: Speaker<ReportCodes> = /* @__PURE__ */ speaker<ReportCodes>(reportEnglish)
