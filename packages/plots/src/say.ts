import { type PlotsCodes, plotsEnglish, type Speaker, speaker } from '@lmm/diagnostics'

/** Speaks for plots. */
export const say: Speaker<PlotsCodes> = /* @__PURE__ */ speaker<PlotsCodes>(plotsEnglish)
