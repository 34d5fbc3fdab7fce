const refusal = (where: string, what: string, value: number): RangeError =>
  new RangeError(`${where}: ${what}; it is ${value}.`)

/** The argument `x`, when it is a number. */
export function atNumber(where: string, x: number): number {
  if (Number.isNaN(x)) throw refusal(where, 'the argument must be a number', x)
  return x
}

/** A parameter, when it is above zero and finite. */
export function positive(where: string, what: string, x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) throw refusal(where, `${what} must be a finite number above 0`, x)
  return x
}

/** Degrees of freedom above zero, Infinity among them. */
export function degreesOfFreedom(where: string, df: number): number {
  if (!(df > 0)) throw refusal(where, 'degrees of freedom must be above 0 (Infinity is allowed)', df)
  return df
}

/** A probability from 0 to 1. */
export function probability(where: string, p: number): number {
  if (!(p >= 0 && p <= 1)) throw refusal(where, 'a probability must lie between 0 and 1', p)
  return p
}
