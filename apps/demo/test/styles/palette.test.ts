import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, difference, seenBy } from './colour.ts'

const css = readFileSync(new URL('../../src/styles/palette.css', import.meta.url), 'utf8')
const names = ['population', 'individual', 'residual'] as const

/** The variables of a scheme: the first block is light, the second dark. */
const scheme = (which: 0 | 1): ReadonlyMap<string, string> =>
  new Map(
    [...css.split('@media')[which]!.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name!, hex!]),
  )

describe.each([
  ['light', scheme(0)],
  ['dark', scheme(1)],
])('the %s palette', (_, colours) => {
  test.each([...names, 'ink', 'ink-soft'])('%s is readable as text on the paper (WCAG AA)', (name) => {
    expect(contrast(colours.get(name)!, colours.get('paper')!)).toBeGreaterThan(4.5)
    expect(contrast(colours.get(name)!, colours.get('paper-deep')!)).toBeGreaterThan(4.5)
  })

  test.each(['anyone', 'protanopia', 'deuteranopia', 'tritanopia'] as const)('its colours stay apart for %s', (eye) => {
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const seen = [names[a], names[b]].map((name) => seenBy(eye, colours.get(name)!))
      expect(difference(seen[0]!, seen[1]!), `${names[a]} and ${names[b]}`).toBeGreaterThan(20)
    }
  })
})
