import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BenchCase } from './bench-case.ts'
import { load, machine, softwareInR } from './machine.ts'
import { measure } from './measure.ts'
import { type Options, optionsOf } from './options.ts'
import { places } from './places.ts'
import { selfTimes } from './profile.ts'
import { type Result, resultOf } from './result.ts'
import { oursOf } from './sides/commands.ts'
import { Side } from './sides/side.ts'
import { inShort, tables } from './table.ts'

const now = new Date().toISOString().replace(/\..*/, '').replaceAll(':', '-')

try {
  const options = optionsOf(process.argv.slice(2))
  mkdirSync(places.results, { recursive: true })
  for (const { name } of options.leftOut) console.error(`${name} takes long: it is run with --long`)
  await (options.profile ? profile(options) : compare(options))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function compare({ cases, long, onlyOurs }: Options): Promise<void> {
  const software = onlyOurs ? null : softwareInR()
  const theirs = software ?? (onlyOurs ? 'not run, as asked' : 'not run: there is no Rscript with lme4')
  const heading = `Ours: ${machine()}\nTheirs: ${theirs}\nStarted ${now}\n`
  console.log(heading)
  const results: Result[] = []
  for (const benchCase of cases) {
    const before = load()
    const compared = await measure(benchCase, software !== null && (long || benchCase.long !== 'theirs'))
    const result = resultOf(benchCase, compared, [before, load()])
    results.push(result)
    console.error(inShort(result))
  }
  const text = tables(results)
  const file = join(places.results, `${now}.md`)
  writeFileSync(file, `${heading}\n${text}`)
  console.log(`${text}\nwritten to ${file}`)
}

async function profile({ cases }: Options): Promise<void> {
  for (const benchCase of cases.filter(({ fresh }) => !fresh)) await profileOne(benchCase)
}

async function profileOne(benchCase: BenchCase): Promise<void> {
  benchCase.exchange?.()
  const side = new Side(oursOf(benchCase))
  const file = join(places.results, `${benchCase.name}.cpuprofile`)
  await side.ready()
  await side.run(benchCase.ours)
  const { ms, cpu } = await side.profile(3, file)
  side.stop()
  console.log(
    `${benchCase.name}: ${ms.length} runs of ${cpu.toFixed(2)} ms CPU, from ${file}\n\n${selfTimes(file, ms.length)}\n`,
  )
}
