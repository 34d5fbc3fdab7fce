/** Types of sums of squares, as SAS numbers them. */
export type AnovaType = 'I' | 'II' | 'III'
