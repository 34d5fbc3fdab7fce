import { type Curves, curveOf, ownAt } from '../model/curves.ts'
import { people } from '../model/sleepstudy.ts'
import type { Drawing } from '../state/plot.ts'

/** Further from a line than this many pixels is at no line. */
const reach = 48

/** The person whose line is nearest to the pointer, measured straight up and down; null where none is near. */
export function personAt(drawing: Drawing, curves: Curves, clientX: number, clientY: number): string | null {
  const box = drawing.getBoundingClientRect()
  const x = drawing.scale('x')!
  const y = drawing.scale('y')!
  const day = Number(x.invert!(clientX - box.left))
  const within = Math.min(curves.lastDay, Math.max(0, day))
  const distances = people.map((person) => {
    const line = ownAt(curveOf(curves, person), within)
    return { person, distance: Math.abs(Number(y.apply(line)) - (clientY - box.top)) }
  })
  const nearest = distances.reduce((best, each) => (each.distance < best.distance ? each : best))
  return nearest.distance <= reach ? nearest.person : null
}
