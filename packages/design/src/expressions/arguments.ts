import type { ArgumentKind, Place } from '@lmm/diagnostics'
import type { CallNode, Expression } from '@lmm/formula'
import { formatExpression } from '@lmm/formula'
import { say } from '../say.ts'
import { placeInLabel } from './place.ts'
import type { Scope } from './scope.ts'
import type { Value } from './value.ts'

/** Evaluates an expression; handed to functions so that they decide which arguments are evaluated and how. */
export type Evaluate = (node: Expression, scope: Scope) => Value

/** A built-in function of the language. */
export type BuiltinFunction = (call: CallNode, scope: Scope, evaluate: Evaluate) => Value

/** The arguments of a call by parameter, matched by name first and then by position, as R does. */
export class CallArguments {
  private readonly given: ReadonlyMap<string, Expression>
  private readonly call: CallNode
  private readonly scope: Scope
  private readonly evaluate: Evaluate

  constructor(call: CallNode, parameters: readonly string[], scope: Scope, evaluate: Evaluate) {
    this.call = call
    this.scope = scope
    this.evaluate = evaluate
    this.given = matched(call, parameters, scope)
  }

  /** The expression of an argument that must be there. */
  expression(parameter: string): Expression {
    const expression = this.given.get(parameter)
    if (expression) return expression
    throw this.missing(parameter)
  }

  /** The error of an argument that is not there. */
  missing(argument: string): Error {
    return say.error('design/argument-missing', { function: this.call.callee, argument }, this.place())
  }

  /** The call as it is written. */
  get text(): string {
    return formatExpression(this.call)
  }

  /** Number of arguments given. */
  get count(): number {
    return this.given.size
  }

  has(parameter: string): boolean {
    return this.given.has(parameter)
  }

  /** The value of an argument that must be there. */
  value(parameter: string): Value {
    return this.evaluate(this.expression(parameter), this.scope)
  }

  /** One constant number. */
  number(parameter: string, fallback: number): number {
    const values = this.constants(parameter)
    if (values === null) return fallback
    const [first] = values
    if (values.length !== 1 || typeof first === 'string') throw this.wrong(parameter, 'number')
    return Number(first)
  }

  /** One constant, a number or a text. */
  constant(parameter: string): number | string {
    const values = this.constants(parameter) ?? []
    const [first] = values
    if (values.length !== 1 || typeof first === 'boolean' || first === undefined)
      throw this.wrong(parameter, 'constant')
    return first
  }

  /** TRUE or FALSE. */
  flag(parameter: string, fallback: boolean): boolean {
    const values = this.constants(parameter)
    if (values === null) return fallback
    if (values.length !== 1 || typeof values[0] === 'string') throw this.wrong(parameter, 'flag')
    return Boolean(values[0])
  }

  /** Constants, `5` or `c(2, 5)`; null when the argument is not given. */
  constants(parameter: string): readonly (number | string | boolean)[] | null {
    if (!this.given.has(parameter)) return null
    const value = this.value(parameter)
    if (value.kind === 'constant') return [value.value]
    if (value.kind === 'constants') return value.values
    throw this.wrong(parameter, 'constant')
  }

  /** Constant numbers; null when the argument is not given. */
  numbers(parameter: string): number[] | null {
    const values = this.constants(parameter)
    if (values === null) return null
    return values.map((value) => {
      if (typeof value === 'number') return value
      throw this.wrong(parameter, 'number')
    })
  }

  /** The error of an argument that is not of the kind it must be. */
  wrong(argument: string, expected: ArgumentKind): Error {
    const found = formatExpression(this.expression(argument))
    return say.error('design/argument', { function: this.call.callee, argument, found, expected }, this.place())
  }

  /** Where the function stands in the variable's label. */
  place(): Place {
    return placeInLabel(this.scope, this.call.callee)
  }
}

function matched(call: CallNode, parameters: readonly string[], scope: Scope): ReadonlyMap<string, Expression> {
  const place = placeInLabel(scope, call.callee)
  const given = new Map<string, Expression>()
  const unnamed: Expression[] = []
  for (const { name, value } of call.arguments) {
    if (name === null) unnamed.push(value)
    else if (!parameters.includes(name))
      throw say.error(
        'design/argument-unknown',
        { function: call.callee, argument: name, parameters: [...parameters] },
        place,
      )
    else if (given.has(name)) throw say.error('design/argument-twice', { function: call.callee, argument: name }, place)
    else given.set(name, value)
  }
  const free = parameters.filter((parameter) => !given.has(parameter))
  unnamed.forEach((value, index) => {
    const parameter = free[index]
    if (parameter === undefined)
      throw say.error(
        'design/too-many-arguments',
        { function: call.callee, given: call.arguments.length, parameters: [...parameters] },
        place,
      )
    given.set(parameter, value)
  })
  return given
}
