import { readFileSync } from 'node:fs'
import type { Profiler } from 'node:inspector'
import { basename, dirname } from 'node:path'

type CallFrame = Profiler.ProfileNode['callFrame']

/** Self times by function in a CPU profile of so many runs, largest first, in Markdown; those under 1 % are left out. */
export function selfTimes(file: string, runs: number): string {
  const profile: Profiler.Profile = JSON.parse(readFileSync(file, 'utf8'))
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]))
  const times = new Map<string, number>()
  let total = 0
  profile.samples?.forEach((id, i) => {
    const name = names.get(id)!
    const microseconds = profile.timeDeltas?.[i + 1] ?? 0
    if (name === '(idle)' || name === '(program)') return
    times.set(name, (times.get(name) ?? 0) + microseconds)
    total += microseconds
  })
  const rows = [...times].sort(([, a], [, b]) => b - a).filter(([, time]) => time > 0.01 * total)
  const lines = rows
    .slice(0, 16)
    .map(([name, time]) => `| ${name} | ${((100 * time) / total).toFixed(1)} % | ${(time / 1000 / runs).toFixed(3)} |`)
  return ['| function | self time | ms a run |', '|---|---:|---:|', ...lines].join('\n')
}

/** The function with the package and the file in which it was built. */
function nameOf({ functionName, url, lineNumber }: CallFrame): string {
  const name = functionName || '(anonymous)'
  if (!url) return name
  const [, owner] = dirname(url).match(/([^/]+)\/dist(\/|$)/) ?? []
  return `\`${name}\` ${owner ? `${owner}/` : ''}${basename(url)}:${lineNumber + 1}`
}
