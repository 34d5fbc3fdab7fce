import type { predict } from '@lmm/prediction'

/** Data as `predict` takes them. */
export type PredictionData = Parameters<typeof predict>[1]
