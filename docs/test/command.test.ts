import { expect, test } from 'vitest'
import { commandOutput } from '../examples/command.ts'

test('a command is split into words as a shell does it, and its output kept', async () => {
  expect(await commandOutput("npx lmm 'no such' \\\n  command", '/')).toMatchInlineSnapshot(`
    "error: lmm has no command no such.
    Commands: fit, predict, simulate, plot, describe, datasets."
  `)
})
