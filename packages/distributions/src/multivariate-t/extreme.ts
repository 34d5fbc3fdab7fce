/** The largest of several variables, or of their absolute values. */
export interface Extreme {
  /** P(extreme <= w). */
  inside(w: number): number
  /** P(extreme > w), with its relative accuracy where it is small. */
  outside(w: number): number
}
