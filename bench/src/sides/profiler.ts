import { writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'

/** What `work` gives; writes a CPU profile of it, as `node --cpu-prof` would of the whole process. */
export async function profiled<T>(file: string, work: () => Promise<T>): Promise<T> {
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.setSamplingInterval', { interval: 200 })
  await session.post('Profiler.start')
  const made = await work()
  const { profile } = await session.post('Profiler.stop')
  session.disconnect()
  writeFileSync(file, JSON.stringify(profile))
  return made
}
