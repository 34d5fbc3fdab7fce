import { writeFileSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector'
import { promisify } from 'node:util'

/** Writes a CPU profile of what `work` does, as `node --cpu-prof` would of the whole process. */
export async function profiled(file: string, work: () => Promise<void>): Promise<void> {
  const session = new Session()
  session.connect()
  const post = promisify((method: string, parameters: object, done: (error: Error | null, result?: object) => void) =>
    session.post(method, parameters, done),
  )
  await post('Profiler.enable', {})
  await post('Profiler.setSamplingInterval', { interval: 200 })
  await post('Profiler.start', {})
  await work()
  const { profile } = (await post('Profiler.stop', {})) as unknown as { profile: Profiler.Profile }
  session.disconnect()
  writeFileSync(file, JSON.stringify(profile))
}
