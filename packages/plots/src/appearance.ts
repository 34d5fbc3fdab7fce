/**
 * Two colours that people with any colour vision tell apart and that stand out on white and on black (after Okabe & Ito 2008);
 * shapes and dashes say the same once more.
 */
export const blue = '#2b83ba'
export const orange = '#d9730d'

/** A dash for what is estimated without the others. */
export const dashed = '5,4'

/** Opacity at which so many lines or points can still be seen one by one. */
export const opacityOf = (count: number): number => Math.max(0.08, Math.min(0.9, 30 / Math.sqrt(Math.max(1, count))))

/** Pixels that the longest of these labels takes at 10 px, at most 220. */
export const labelWidth = (labels: readonly string[]): number =>
  Math.min(220, 24 + 6.2 * labels.reduce((longest, label) => Math.max(longest, label.length), 0))
