/** Codes of prediction, with the data of their sentences. */
export interface PredictionCodes {
  'prediction/no-rows': { readonly function: string }
}
