import { describe, expect, it } from 'vitest'
import { type Diagnostic, LmmError, render } from '../src/index.ts'

const at = (text: string, start: number, end: number): Diagnostic => ({
  code: 'test/found',
  severity: 'error',
  data: { name: 'Dayz' },
  place: { kind: 'text', text, span: { start, end } },
  message: 'There is no Dayz.',
  hint: 'Did you mean Days?',
})

describe('A rendered diagnostic', () => {
  it('marks its place with carets between message and hint', () => {
    expect(render(at('y ~ Dayz + x', 4, 8))).toMatchInlineSnapshot(`
      "There is no Dayz.
        y ~ Dayz + x
            ^^^^
      Did you mean Days?"
    `)
  })

  it('shows only the line of a longer text', () => {
    expect(render(at('y ~ a +\n  Dayz +\n  b', 10, 14))).toMatchInlineSnapshot(`
      "There is no Dayz.
          Dayz +
          ^^^^
      Did you mean Days?"
    `)
  })

  it('shows a window of a line that is too long', () => {
    expect(render(at(`y ~ ${'a + '.repeat(100)}Dayz${' + b'.repeat(100)}`, 404, 408))).toMatchInlineSnapshot(`
      "There is no Dayz.
        ... a + a + a + a + a + a + a + a + a + a + a + a + Dayz + b + b + b + b + b + b + b + b + b + b + b ...
                                                            ^^^^
      Did you mean Days?"
    `)
  })

  it('marks one character at the end of a text', () => {
    expect(render(at('y ~', 3, 3))).toMatchInlineSnapshot(`
      "There is no Dayz.
        y ~
           ^
      Did you mean Days?"
    `)
  })

  it('speaks another language where that has the sentence', () => {
    const messages = { 'test/found': { message: ({ name }: { name: string }) => `没有 ${name}。` } }
    expect(render(at('y ~ Dayz', 4, 8), { messages })).toBe('没有 Dayz。\n  y ~ Dayz\n      ^^^^')
    expect(render(at('y ~ Dayz', 4, 8), { messages: {} })).toContain('There is no Dayz.')
  })

  it('is the message of the error that carries it', () => {
    const diagnostic = at('y ~ Dayz', 4, 8)
    const error = new LmmError(diagnostic)
    expect(error.message).toBe(render(diagnostic))
    expect(error.diagnostic).toBe(diagnostic)
    expect(error).toBeInstanceOf(Error)
  })
})
