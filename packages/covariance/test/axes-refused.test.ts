import { LmmError, render } from '@lmm/diagnostics'
import { zh } from '@lmm/diagnostics/messages/zh'
import { describe, expect, it } from 'vitest'
import { ar1, builtinStructures, kronecker, matern, residualStructures, us } from '../src/index.ts'
import { columns, levels, numbers, points } from './axes.ts'

const diagnosticOf = (act: () => unknown): LmmError['diagnostic'] => {
  try {
    act()
  } catch (error) {
    if (error instanceof LmmError) return error.diagnostic
    throw error
  }
  throw new Error('nothing was refused')
}
const bind =
  (name: string, axis: ReturnType<typeof columns>, options: Record<string, number | boolean | string> = {}) =>
  () =>
    residualStructures[name]!(options).bind(axis)

const cases: readonly (readonly [string, () => unknown])[] = [
  ['an option of another structure', bind('ar1', numbers(1, 2), { nugget: true })],
  ['a misspelt option', bind('exp', numbers(1, 2), { nuget: true })],
  ['a nugget with a value', bind('exp', numbers(1, 2), { nugget: 0.2 })],
  ['an order that is no number', bind('arma', numbers(1, 2), { p: 1.5 })],
  ['a smoothness that is text', bind('matern', numbers(1, 2), { nu: 'smooth' })],
  ['a smoothness of nothing', () => matern({ nu: 0 })],
  ['columns without an order', () => builtinStructures.ar1!({}).bind(columns(2))],
  ['columns without a distance', () => builtinStructures.exp!({}).bind(columns(1))],
  ['two coordinates of a series', bind('ar1', points([1, 2], [1, 1]))],
  ['a plane of linear correlation', bind('lin', points([1, 2], [1, 1]))],
  ['four dimensions of a sphere', bind('spher', points([1, 2], [1, 1], [2, 3], [4, 5]))],
  ['text for coordinates', bind('exp', levels(['left', '2', 'right', 'top', 'low']))],
  ['half steps', bind('ar1', numbers(1, 2.5))],
  ['half steps of an ARMA', bind('arma', numbers(1, 2.5))],
  ['a place that is missing', bind('gau', numbers(1, Number.NaN))],
  ['a step that is infinite', bind('toep', numbers(1, Number.POSITIVE_INFINITY))],
  ['an order that is missing', bind('ad', numbers(1, Number.NaN))],
  ['seconds since 1970', bind('ar1', numbers(0, 1.7e9))],
  ['steps that nobody makes', bind('toep', numbers(0, 1, 4, 9))],
  ['columns without an order of their own', () => builtinStructures.ar1h!({}).bind(columns(2))],
  ['too many visits', bind('cor', columns(200))],
  ['too many visits with sds', bind('csh', columns(6000))],
  ['more factors than columns', () => builtinStructures.rr!({ d: 4 }).bind(columns(3))],
  ['a product over one coordinate', () => kronecker(us(), ar1()).bind(numbers(1, 2))],
  ['a product over columns', () => kronecker(us(), ar1()).bind(columns(2))],
]

describe('What a structure cannot use is said', () => {
  it('in English', () => {
    expect(cases.map(([title, act]) => `# ${title}\n${render(diagnosticOf(act))}`).join('\n\n')).toMatchInlineSnapshot(`
      "# an option of another structure
      \`ar1\` has no option \`nugget\`.
      It takes no options.

      # a misspelt option
      \`exp\` has no option \`nuget\`.
      Did you mean \`nugget\`? It takes \`nugget\`.

      # a nugget with a value
      The option \`nugget\` of \`exp\` is true or false, not 0.2.
      Write for example \`nugget = TRUE\`.

      # an order that is no number
      The option \`p\` of \`arma\` is a whole number, not 1.5.
      Write for example \`p = 1\`.

      # a smoothness that is text
      The option \`nu\` of \`matern\` is a number in (0, 50] or free, not "smooth".
      Write for example \`nu = 1.5\`.

      # a smoothness of nothing
      The option \`nu\` of \`matern\` is a number in (0, 50] or free, not 0.
      Write for example \`nu = 1.5\`.

      # columns without an order
      \`ar1\` needs to know how far apart its positions are, and \`x1\`, \`x2\` have no place in an order.
      Write one factor of visits, times or places, without an intercept: \`ar1(0 + visit | group)\`.

      # columns without a distance
      \`exp\` needs to know how far apart its positions are, and \`x1\` has no place in an order.
      Write one factor of visits, times or places, without an intercept: \`exp(0 + visit | group)\`.

      # two coordinates of a series
      \`ar1\` takes one coordinate, and 2 are given: x1, x2.
      In several dimensions \`exp\`, \`gau\`, \`ratio\` and \`matern\` are covariances, up to three \`spher\` too.

      # a plane of linear correlation
      \`lin\` takes one coordinate, and 2 are given: x1, x2.
      In several dimensions \`exp\`, \`gau\`, \`ratio\` and \`matern\` are covariances, up to three \`spher\` too.

      # four dimensions of a sphere
      \`spher\` takes at most 3 coordinates, and 4 are given: x1, x2, x3, x4.
      In any number of dimensions \`exp\`, \`gau\`, \`ratio\` and \`matern\` are covariances.

      # text for coordinates
      \`exp\` measures distances, and visit holds text: "left", "right", "top".
      Give a column of numbers, or choose a structure that needs only the order of the levels: \`ar1\`, \`toep\`, \`ad\`.

      # half steps
      \`ar1\` counts steps between positions, and time holds 2.5, which is no whole number.
      For unequal times write \`car1(time | group)\`, or make time a factor of visits.

      # half steps of an ARMA
      \`arma\` counts steps between positions, and time holds 2.5, which is no whole number.
      For unequal times choose \`car1\` or \`exp\`, or make time a factor of visits.

      # a place that is missing
      \`gau\` measures distances, and time holds NaN, which is no place.
      Leave these rows out, or correct them.

      # a step that is infinite
      \`toep\` measures distances, and time holds Infinity, which is no place.
      Leave these rows out, or correct them.

      # an order that is missing
      \`ad\` measures distances, and time holds NaN, which is no place.
      Leave these rows out, or correct them.

      # seconds since 1970
      \`ar1\` counts steps between positions, and time spans 1700000000 of them; 100000 are the most.
      Count time in a larger unit, or choose \`car1\` or \`exp\`.

      # steps that nobody makes
      \`toep\` has a correlation for every number of steps, and no two values of time are 2 or 6 or 7 apart.
      Make time a factor, whose levels are one step apart, or choose \`us\`, \`ad\`, \`car1\` or \`exp\`.

      # columns without an order of their own
      \`ar1h\` needs to know how far apart its positions are, and \`x1\`, \`x2\` have no place in an order.
      Write one factor of visits, times or places, without an intercept: \`ar1h(0 + visit | group)\`.

      # too many visits
      \`cor\` over 200 positions has 19900 parameters; 5000 are the most.
      Choose a structure whose parameters do not grow with the positions: \`cs\`, \`ar1\`, \`car1\`, \`exp\`.

      # too many visits with sds
      \`csh\` over 6000 positions has 6001 parameters; 5000 are the most.
      Choose a structure whose parameters do not grow with the positions: \`cs\`, \`ar1\`, \`car1\`, \`exp\`.

      # more factors than columns
      \`rr\` with 4 factors needs at least 4 columns, and there are 3.
      Write \`d = 1\` to \`d = 3\`; with as many factors as columns it is \`us\`.

      # a product over one coordinate
      \`us*ar1\` is a product over two or more coordinates, and there is one, time.
      Write the coordinate of the first factor, then those of the second: \`us*ar1(trait + time | group)\`.

      # a product over columns
      \`us*ar1\` is a product over two or more coordinates, and there is none.
      Write the coordinate of the first factor, then those of the second: \`us*ar1(trait + time | group)\`."
    `)
  })
  it('in Chinese', () => {
    const said = cases.map(([, act]) => render(diagnosticOf(act), { messages: zh }))
    expect(said.slice(0, 4).join('\n\n')).toMatchInlineSnapshot(`
      "\`ar1\` 没有选项 \`nugget\`。
      它不接受任何选项。

      \`exp\` 没有选项 \`nuget\`。
      您是否想写 \`nugget\`？它接受 \`nugget\`。

      \`exp\` 的选项 \`nugget\` 应为TRUE 或 FALSE，而不是 0.2。
      例如写 \`nugget = TRUE\`。

      \`arma\` 的选项 \`p\` 应为整数，而不是 1.5。
      例如写 \`p = 1\`。"
    `)
    for (const text of said) expect(text).toMatch(/\p{Script=Han}/u)
  })
})
