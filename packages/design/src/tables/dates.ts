export const millisecondsPerDay = 86_400_000

const date = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?(Z)?)?$/

/** Days since 1970-01-01 of a text such as `2026-03-31` or `2026-03-31 14:05` (taken as UTC), or null when it is no date. */
export function dayOf(text: string): number | null {
  const match = date.exec(text.trim())
  if (!match) return null
  const [year, month, day, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0))
  const time = Date.UTC(year!, month! - 1, day!)
  const exists = new Date(time).getUTCMonth() === month! - 1 && new Date(time).getUTCDate() === day!
  if (!exists || year! < 100 || hour > 24 || minute > 59 || second >= 61) return null
  return time / millisecondsPerDay + (hour + minute / 60 + second / 3600) / 24
}
