import type { BenchCase } from './bench-case.ts'
import { oursOf, theirsOf } from './sides/commands.ts'
import type { Ready, Turn } from './sides/messages.ts'
import { type Command, Side } from './sides/side.ts'

/** No further round after this many seconds. */
const enough = 120

/** What one side did; `ready` is null where every turn is a process of its own. */
export interface Measured {
  readonly ready: Ready | null
  readonly turns: readonly Turn[]
}

/** Both sides of a case; without R the second is null. */
export interface Comparison {
  readonly ours: Measured
  readonly theirs: Measured | null
}

/** Runs both sides of a case in turns, so that what else the machine does meets both. */
export function measure(benchCase: BenchCase, withR: boolean): Promise<Comparison> {
  benchCase.exchange?.()
  const theirs = withR ? theirsOf(benchCase) : null
  const commands = [oursOf(benchCase), ...(theirs ? [theirs] : [])]
  const times = [benchCase.ours, benchCase.theirs]
  return benchCase.fresh ? freshProcesses(commands, benchCase.rounds) : warmProcesses(commands, benchCase.rounds, times)
}

async function warmProcesses(
  commands: readonly Command[],
  rounds: number,
  times: readonly number[],
): Promise<Comparison> {
  const sides = commands.map((command) => new Side(command))
  try {
    const ready = await Promise.all(sides.map((side) => side.ready()))
    const turns = await alternate(rounds, sides, (side, index) => side.run(times[index]!))
    return comparison(turns, ready)
  } finally {
    for (const side of sides) side.stop()
  }
}

async function freshProcesses(commands: readonly Command[], rounds: number): Promise<Comparison> {
  return comparison(await alternate(rounds, commands, (command) => new Side(command).turn()), [])
}

/** The turns of each of `sides`, one after another in every round. */
async function alternate<T>(
  rounds: number,
  sides: readonly T[],
  turn: (side: T, index: number) => Promise<Turn>,
): Promise<readonly (readonly Turn[])[]> {
  const turns: Turn[][] = sides.map(() => [])
  const start = performance.now()
  for (let round = 0; round < rounds && performance.now() - start < 1000 * enough; round++)
    for (const [index, side] of sides.entries()) turns[index]!.push(await turn(side, index))
  return turns
}

function comparison(turns: readonly (readonly Turn[])[], ready: readonly Ready[]): Comparison {
  const [ours, theirs] = turns.map((each, index): Measured => ({ turns: each, ready: ready[index] ?? null }))
  return { ours: ours!, theirs: theirs ?? null }
}
