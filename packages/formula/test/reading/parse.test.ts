import { describe, expect, test } from 'vitest'
import { type Expression, parse, parseExpression } from '../../src/index.ts'

/** The tree as nested prefix notation, which shows how tightly operators bind. */
function tree(node: Expression): string {
  switch (node.kind) {
    case 'name':
      return node.name
    case 'number':
      return node.text
    case 'string':
    case 'logical':
      return JSON.stringify(node.value)
    case 'parentheses':
      return `[${tree(node.inner)}]`
    case 'unary':
      return `(${node.operator} ${tree(node.operand)})`
    case 'binary':
      return `(${node.operator} ${tree(node.left)} ${tree(node.right)})`
    case 'call':
      return `${node.callee}(${node.arguments.map(({ name, value }) => `${name ?? '_'}=${tree(value)}`).join(' ')})`
  }
}

/** R's precedence, `?Syntax`; the trees were compared with R 4.2.2's. */
describe('operators bind as R has them', () => {
  test.each([
    ['a + b - c', '(- (+ a b) c)'],
    ['a + b * c', '(+ a (* b c))'],
    ['a * b / c', '(/ (* a b) c)'],
    ['a * b %in% c', '(* a (%in% b c))'],
    ['a %in% b:c', '(%in% a (: b c))'],
    ['a %% b * c', '(* (%% a b) c)'],
    ['a:b * c', '(* (: a b) c)'],
    ['a:b^2', '(: a (^ b 2))'],
    ['a^b^c', '(^ a (^ b c))'],
    ['a**b', '(^ a b)'],
    ['-a:b', '(: (- a) b)'],
    ['-a^2', '(- (^ a 2))'],
    ['a^-b:c', '(: (^ a (- b)) c)'],
    ['-a + b', '(+ (- a) b)'],
    ['a - -b', '(- a (- b))'],
    ['a + b == c * d', '(== (+ a b) (* c d))'],
    ['!a == b', '(! (== a b))'],
    ['!a & b', '(& (! a) b)'],
    ['a * !b + c', '(* a (! (+ b c)))'],
    ['a & b | c && d', '(| (& a b) (&& c d))'],
    ['1 + x | a / b', '(| (+ 1 x) (/ a b))'],
    ['x || g', '(|| x g)'],
    ['(a + b) * c', '(* [(+ a b)] c)'],
  ])('%s', (text, expected) => {
    expect(tree(parseExpression(text))).toBe(expected)
  })
})

describe('words', () => {
  test.each([
    ['x.1_a', 'x.1_a'],
    ['.hidden', '.hidden'],
    ['größe + 身高', '(+ größe 身高)'],
    ['`a b` + `x\\`y`', '(+ a b x`y)'],
    ['1e-3', '1e-3'],
    ['0x1F + 1L + .5 + 5.', '(+ (+ (+ 0x1F 1L) .5) 5.)'],
    [`f("a'b", 'c"d', "\\t\\u00e9\\x41")`, 'f(_="a\'b" _="c\\"d" _="\\té' + 'A")'],
    ['f(TRUE, FALSE, T, F)', 'f(_=true _=false _=T _=F)'],
    ['f()', 'f()'],
    ['f(x, df = 3, "k" = 4, `a b` = 5)', 'f(_=x df=3 k=4 a b=5)'],
    ['f(g(x), h = (a == b))', 'f(_=g(_=x) h=[(== a b)])'],
    ['splines::ns(x, df = 3)', 'ns(_=x df=3)'],
    ['stats:::poly(x, 2)', 'poly(_=x _=2)'],
    ['us(1 + t | g, nu = 1)', 'us(_=(| (+ 1 t) g) nu=1)'],
    [' a\n +\tb # a comment\n# another\n', '(+ a b)'],
  ])('%s', (text, expected) => {
    expect(tree(parseExpression(text))).toBe(expected)
  })

  test('numbers have their value beside their text', () => {
    expect(['0x1F', '1L', '1e-3', '.5'].map(parseExpression)).toMatchObject(
      [31, 1, 0.001, 0.5].map((value) => ({ kind: 'number', value })),
    )
  })
})

describe('a formula', () => {
  test('has a response and a right side', () => {
    const formula = parse('log(y) ~ x + (1 | g)')
    expect(tree(formula.response!)).toBe('log(_=y)')
    expect(tree(formula.right)).toBe('(+ x [(| 1 g)])')
  })

  test('may have no response', () => {
    expect(parse(' ~ x')).toMatchObject({ text: ' ~ x', response: null, right: { kind: 'name', name: 'x' } })
  })

  test('knows where each of its parts stands', () => {
    const text = 'y ~ splines::ns( x , 3 ) + (1|`a b`)'
    const spans: string[] = []
    const visit = (node: Expression): void => {
      spans.push(text.slice(node.span.start, node.span.end))
      if (node.kind === 'binary') [node.left, node.right].forEach(visit)
      if (node.kind === 'parentheses') visit(node.inner)
      if (node.kind === 'call') for (const { value } of node.arguments) visit(value)
    }
    visit(parse(text).right)
    const whole = 'splines::ns( x , 3 ) + (1|`a b`)'
    expect(spans).toEqual([whole, 'splines::ns( x , 3 )', 'x', '3', '(1|`a b`)', '1|`a b`', '1', '`a b`'])
  })

  test('may be a sum of thousands of terms', () => {
    const names = Array.from({ length: 9000 }, (_, i) => `x${i}`)
    expect(parse(`y ~ ${names.join('+')}`).right.kind).toBe('binary')
  })
})
