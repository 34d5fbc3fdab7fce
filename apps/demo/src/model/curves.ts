import { type Diagnostic, type FittedModel, fitted, LmmError, predict } from 'lmm'
import { people, sleepstudy } from './sleepstudy.ts'

/** One measurement and what the model makes of it. */
export interface Point {
  readonly person: string
  readonly day: number
  readonly response: number
  /** On the person's own line. */
  readonly fitted: number
}

/** One place of a person's two lines. */
export interface CurvePoint {
  readonly person: string
  readonly day: number
  readonly population: number
  readonly own: number
}

/** What the figures draw. */
export interface Curves {
  readonly points: readonly Point[]
  readonly curves: readonly CurvePoint[]
  /** Lowest and highest value of all. */
  readonly range: readonly [number, number]
  readonly lastDay: number
}

const lastDay = Math.max(...sleepstudy.Days)
const observedDays = [...new Set(sleepstudy.Days)]
const denseDays = Array.from({ length: 10 * lastDay + 1 }, (_, i) => i / 10)

/** Points and lines of all people over the days, or why they cannot be drawn, as for a response that is predicted by more than days. */
export function curvesOf(model: FittedModel): Curves | Diagnostic {
  try {
    const points = pointsOf(model)
    const curves = curvePoints(model)
    const values = [
      ...points.map(({ response }) => response),
      ...curves.flatMap(({ population, own }) => [population, own]),
    ]
    return { points, curves, range: [Math.min(...values), Math.max(...values)], lastDay }
  } catch (error) {
    if (error instanceof LmmError) return error.diagnostic
    throw error
  }
}

/** The curve of one person. */
export function curveOf({ curves }: Curves, person: string): readonly CurvePoint[] {
  return curves.filter((point) => point.person === person)
}

/** On a person's line, by linear interpolation; the day is within the study. */
export function ownAt(curve: readonly CurvePoint[], day: number): number {
  const after = Math.max(
    1,
    curve.findIndex((point) => point.day >= day),
  )
  const [a, b] = [curve[after - 1]!, curve[after]!]
  return a.own + ((b.own - a.own) * (day - a.day)) / (b.day - a.day)
}

function pointsOf(model: FittedModel): Point[] {
  const { rows, y } = model.rows!
  const values = fitted(model)
  return Array.from(rows, (row, i) => ({
    person: people[sleepstudy.Subject.codes[row]!]!,
    day: sleepstudy.Days[row]!,
    response: y[i]!,
    fitted: values[i]!,
  }))
}

/** On a dense grid; on the days of the study where the model knows no other, as with `factor(Days)`. */
function curvePoints(model: FittedModel): CurvePoint[] {
  try {
    return curvePointsAt(model, denseDays)
  } catch (error) {
    if (error instanceof LmmError) return curvePointsAt(model, observedDays)
    throw error
  }
}

function curvePointsAt(model: FittedModel, days: readonly number[]): CurvePoint[] {
  const places = people.flatMap((person) => days.map((day) => ({ person, day })))
  const { population, conditional } = predict(
    model,
    places.map(({ person, day }) => ({ Subject: person, Days: day })),
  )
  return places.map((place, i) => ({ ...place, population: population[i]!, own: conditional[i]! }))
}
