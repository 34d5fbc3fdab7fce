import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BinaryOperator,
  type Expression,
  expand,
  type FormulaAst,
  format,
  formatExpression,
  parse,
  parseCovariance,
  parseExpression,
  parseVariance,
  updateFormula,
} from '../src/index.ts'

const columns = ['y', 'a', 'b', 'c', 'x y', 'if', 'größe', '`', '__proto__', 'constructor', 'T', '.5', '_z']
const span = { start: 0, end: 0 }

const operators: BinaryOperator[] = [
  '+',
  '-',
  '*',
  '/',
  ':',
  '^',
  '%in%',
  '%%',
  '%/%',
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
]
operators.push('&', '&&', '|', '||')

const text = fc.string({
  unit: fc.constantFrom('a', 'Z', '"', "'", '`', '\\', '\n', '\t', '\u0001', ' ', 'é', '😀', '~'),
})

/** Numbers of at most 15 digits: R prints no more. */
const number = fc
  .oneof(
    fc.nat(),
    fc.double({ min: 0, max: 1e300, noNaN: true }).map((value) => Number(value.toPrecision(15))),
  )
  .chain((value) =>
    fc.constantFrom(...(Number.isInteger(value) && value < 1e9 ? [`${value}`, `${value}L`] : [`${value}`])),
  )
  .map((written): Expression => ({ kind: 'number', value: Number(written.replace('L', '')), text: written, span }))

const { expression } = fc.letrec<{ expression: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...columns).map((name): Expression => ({ kind: 'name', name, span })),
    number,
    text.map((value): Expression => ({ kind: 'string', value, span })),
    fc.boolean().map((value): Expression => ({ kind: 'logical', value, span })),
  ),
  expression: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'expression' },
    tie('leaf'),
    fc
      .tuple(fc.constantFrom(...operators), tie('expression'), tie('expression'))
      .map(([operator, left, right]): Expression => ({ kind: 'binary', operator, left, right, span })),
    fc
      .tuple(fc.constantFrom('-' as const, '+' as const, '!' as const), tie('expression'))
      .map(([operator, operand]): Expression => ({ kind: 'unary', operator, operand, span })),
    tie('expression').map((inner): Expression => ({ kind: 'parentheses', inner, span })),
    fc
      .tuple(
        fc.constantFrom('log', 'I', 'poly', 'offset', 'us', 'my f'),
        fc.array(fc.record({ name: fc.constantFrom(null, 'df', 'x y'), value: tie('expression') }), { maxLength: 3 }),
        fc.constantFrom({}, { package: 'splines' }, { package: 'my p' }),
      )
      .map(([callee, list, source]): Expression => ({ kind: 'call', callee, arguments: list, span, ...source })),
  ),
}))

/** The tree without its places in the text, without the spelling of numbers and without parentheses. */
function meaning(node: Expression): unknown {
  switch (node.kind) {
    case 'parentheses':
      return meaning(node.inner)
    case 'unary':
      return [node.operator, meaning(node.operand)]
    case 'binary':
      return [node.operator, meaning(node.left), meaning(node.right)]
    case 'call':
      return [node.package, node.callee, node.arguments.map(({ name, value }) => [name, meaning(value)])]
    case 'name':
      return { name: node.name }
    default:
      return { value: node.value }
  }
}

function withoutPlaces(node: unknown): unknown {
  return JSON.parse(JSON.stringify(node, (key, value) => (key === 'span' || key === 'text' ? undefined : value)))
}

const formula = fc
  .tuple(fc.option(expression), expression)
  .map(([response, right]): FormulaAst => ({ text: '', response, right }))

/** Runs and lets only an `LmmError` pass, whose message is not empty and whose place lies in the text. */
function outcome<Result>(run: () => Result): Result | 'refused' {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'LmmError') throw error
    expect(error.message).not.toBe('')
    const { place } = (error as Error & { diagnostic: { place?: { text: string; span: typeof span } } }).diagnostic
    if (place) {
      expect(place.span.start).toBeLessThanOrEqual(place.span.end)
      expect(place.span.end).toBeLessThanOrEqual(place.text.length)
    }
    return 'refused'
  }
}

describe('parse and format', () => {
  test('a printed expression reads as the expression it was', () => {
    fc.assert(
      fc.property(expression, (node) => {
        expect(meaning(parseExpression(formatExpression(node)))).toEqual(meaning(node))
      }),
      { numRuns: 1000 },
    )
  })

  test('the parse of a printed formula is that of the formula, up to places', () => {
    fc.assert(
      fc.property(formula, (tree) => {
        const once = parse(format(tree))
        const twice = parse(format(once))
        expect(withoutPlaces(twice)).toEqual(withoutPlaces(once))
      }),
      { numRuns: 500 },
    )
  })

  test('canonical text is printed as it is', () => {
    fc.assert(
      fc.property(formula, (tree) => {
        const canonical = format(parse(format(tree)))
        expect(format(parse(canonical))).toBe(canonical)
      }),
      { numRuns: 500 },
    )
  })

  test('every span holds the text of its node', () => {
    fc.assert(
      fc.property(expression, (node) => {
        const whole = formatExpression(node)
        const visit = (part: Expression): void => {
          const own = whole.slice(part.span.start, part.span.end)
          expect(withoutPlaces(parseExpression(own))).toEqual(withoutPlaces(part))
          if (part.kind === 'binary') [part.left, part.right].map(visit)
          if (part.kind === 'unary') visit(part.operand)
          if (part.kind === 'parentheses') visit(part.inner)
          if (part.kind === 'call') part.arguments.map(({ value }) => visit(value))
        }
        visit(parseExpression(whole))
      }),
      { numRuns: 200 },
    )
  })
})

describe('any text is a result or a diagnostic, never another error', () => {
  const words = ['y', 'a', 'b', 'g', '1', '0', '2.5', '"s"', '`b`', 'log(', '(', ')', '~', '+', '-', '*', '/', ':', '^']
  words.push('|', '||', '%in%', '==', '!', '=', ',', '.', 'us(', 'offset(', 'fitted', 'power(', ' ', '\n', '$', 'é')
  const known = { columns: ['y', 'a', 'b', 'g'], structures: ['us', 'ar1'] }

  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...words), maxLength: 30 }),
    formula.map(format),
  )

  test('of parse, expand and explanation', () => {
    fc.assert(
      fc.property(anyText, (any) => void outcome(() => expand(parse(any), known))),
      { numRuns: 2000 },
    )
  })

  test('of residual covariances and variance functions', () => {
    fc.assert(
      fc.property(anyText, (any) => {
        outcome(() => parseCovariance(any, known))
        outcome(() => parseVariance(any, known))
      }),
      { numRuns: 1000 },
    )
  })

  test('of updates', () => {
    fc.assert(
      fc.property(anyText, anyText, (old, change) => void outcome(() => updateFormula(parse(old), change))),
      { numRuns: 500 },
    )
  })
})

describe('expansion', () => {
  const variables = fc.constantFrom('a', 'b', 'c', 'd', 'log(a)', 'I(b^2)')
  const { sum } = fc.letrec<{ sum: string }>((tie) => ({
    sum: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'sum' },
      variables,
      fc
        .tuple(tie('sum'), fc.constantFrom(' + ', ' * ', ':', '/', ' %in% '), tie('sum'))
        .map((parts) => parts.join('')),
      tie('sum').map((inner) => `(${inner})`),
      fc.tuple(tie('sum'), tie('sum')).map(([left, right]) => `(${left} + ${right})^2`),
    ),
  }))
  const fixed = (right: string): { intercept: boolean; labels: string[] } => {
    const terms = expand(parse(`y ~ ${right}`), { columns: ['y', 'a', 'b', 'c', 'd'] })
    return { intercept: terms.fixed.intercept, labels: terms.fixed.terms.map(({ label }) => label) }
  }

  test('of the terms that a formula expands to gives these terms', () => {
    fc.assert(
      fc.property(sum, (right) => {
        fc.pre(right.length < 200)
        const { labels } = fixed(right)
        expect([...fixed(labels.join(' + ')).labels].sort()).toHaveLength(labels.length)
      }),
      { numRuns: 300 },
    )
  })

  test('puts terms in order of degree and never names one twice', () => {
    fc.assert(
      fc.property(sum, (right) => {
        fc.pre(right.length < 200)
        const terms = expand(parse(`y ~ ${right}`), { columns: ['y', 'a', 'b', 'c', 'd'] }).fixed.terms
        const degrees = terms.map(({ variables: list }) => list.length)
        expect(degrees).toEqual([...degrees].sort((p, q) => p - q))
        const sets = terms.map((term) => JSON.stringify(term.variables.map(({ label }) => label).sort()))
        expect(new Set(sets).size).toBe(terms.length)
      }),
      { numRuns: 300 },
    )
  })

  test('adds the same terms twice as once, and takes them all away', () => {
    fc.assert(
      fc.property(sum, (right) => {
        fc.pre(right.length < 200)
        expect(fixed(`(${right}) + (${right})`)).toEqual(fixed(right))
        expect(fixed(`(${right}) - (${right})`)).toEqual({ intercept: true, labels: [] })
      }),
      { numRuns: 300 },
    )
  })

  test('crosses as a sum and an interaction', () => {
    fc.assert(
      fc.property(sum, sum, (left, right) => {
        fc.pre(left.length + right.length < 120)
        expect(fixed(`(${left}) * (${right})`)).toEqual(fixed(`(${left}) + (${right}) + (${left}):(${right})`))
      }),
      { numRuns: 300 },
    )
  })

  test('an update by nothing changes no term', () => {
    fc.assert(
      fc.property(sum, (right) => {
        fc.pre(right.length < 200)
        const old = parse(`y ~ ${right} + (a | g/h) + offset(o)`)
        const known = { columns: ['y', 'a', 'b', 'c', 'd', 'g', 'h', 'o'] }
        const before = expand(old, known)
        const after = expand(updateFormula(old, '. ~ .'), known)
        expect(after.random.map(({ label }) => label)).toEqual(before.random.map(({ label }) => label))
        expect(after.fixed.terms).toHaveLength(before.fixed.terms.length)
      }),
      { numRuns: 200 },
    )
  })
})
