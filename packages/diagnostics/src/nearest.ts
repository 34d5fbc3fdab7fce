/**
 * The candidates closest to a name by optimal string alignment distance, nearest first, at most three, none further than a third of
 * its length (at least 2) and always less than its length: another letter is no misspelling of a name of one letter. Case is ignored
 * for the distance.
 */
export function nearest(name: string, candidates: Iterable<string>): string[] {
  const limit = Math.min(Math.max(2, Math.ceil(name.length / 3)), name.length - 1)
  const wanted = name.toLowerCase()
  return [...candidates]
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .filter((entry) => entry.distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map((entry) => entry.candidate)
}

function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 20 || a.length > 200 || b.length > 200) return Number.POSITIVE_INFINITY
  let beforeLast = new Array<number>(b.length + 1).fill(0)
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const substitution = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      let best = Math.min(last[j]! + 1, current[j - 1]! + 1, substitution)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1)
      current.push(best)
    }
    beforeLast = last
    last = current
  }
  return last[b.length]!
}
