import type { BinaryOperator } from './expression.ts'

interface OperatorRule {
  /** How tightly it binds, see R's `?Syntax`. */
  readonly binding: number
  readonly associativity: 'left' | 'right' | 'none'
  /** Whether R's deparse sets spaces around it. */
  readonly spaced: boolean
  /** Whether it is term algebra where no function call surrounds it; the others make a variable of their operands. */
  readonly algebra: boolean
}

const rule = (
  binding: number,
  spaced: boolean,
  algebra: boolean,
  associativity: OperatorRule['associativity'] = 'left',
): OperatorRule => ({ binding, associativity, spaced, algebra })

/** How tightly the prefix operators bind. */
export const prefixBinding = { '!': 30, '-': 90, '+': 90 } as const

/** The infix operators with R's precedence and R's spacing. */
export const infixOperators: ReadonlyMap<string, OperatorRule> = new Map<BinaryOperator, OperatorRule>([
  ['|', rule(10, true, true)],
  ['||', rule(10, true, true)],
  ['&', rule(20, true, false)],
  ['&&', rule(20, true, false)],
  ['==', rule(40, true, false, 'none')],
  ['!=', rule(40, true, false, 'none')],
  ['<', rule(40, true, false, 'none')],
  ['<=', rule(40, true, false, 'none')],
  ['>', rule(40, true, false, 'none')],
  ['>=', rule(40, true, false, 'none')],
  ['+', rule(50, true, true)],
  ['-', rule(50, true, true)],
  ['*', rule(60, true, true)],
  ['/', rule(60, false, true)],
  ['%in%', rule(70, true, true)],
  ['%%', rule(70, false, false)],
  ['%/%', rule(70, false, false)],
  [':', rule(80, false, true)],
  ['^', rule(100, false, true, 'right')],
])
