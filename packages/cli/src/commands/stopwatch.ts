/** Wall-clock milliseconds by stage. */
export interface Timing {
  readonly read: number
  readonly design: number
  readonly fit: number
  readonly inference: number
}

/** Measures the time between laps, in milliseconds. */
export function stopwatch(): { lap(): number } {
  let last = performance.now()
  return {
    lap() {
      const now = performance.now()
      const elapsed = now - last
      last = now
      return elapsed
    },
  }
}
