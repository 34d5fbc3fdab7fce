import { readFileSync, writeFileSync } from 'node:fs'

/** Largest resident memory of this process so far, or since `forgetPeak`, in MB. */
export function peakMegabytes(): number {
  try {
    // Not maxRSS: it starts at what the parent process held.
    const [, kilobytes] = readFileSync('/proc/self/status', 'utf8').match(/^VmHWM:\s+(\d+) kB/m)!
    return Number(kilobytes) / 1000
  } catch {
    return process.resourceUsage().maxRSS / 1000
  }
}

/** Begins a new peak at what is resident now, where the system can do that (Linux). */
export function forgetPeak(): void {
  globalThis.gc?.()
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    return
  }
}
