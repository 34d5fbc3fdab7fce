/** A 2 x 2 covariance by its three numbers. */
export interface Spread {
  readonly v0: number
  readonly v1: number
  readonly c01: number
}

/** Places on the ellipse that holds 95 % of a bivariate normal distribution around zero: chi-square with 2 df, -2 log 0.05. */
export function ellipse({ v0, v1, c01 }: Spread): { x: number; y: number }[] {
  const radius = Math.sqrt(-2 * Math.log(0.05))
  const l00 = Math.sqrt(v0)
  const l10 = l00 > 0 ? c01 / l00 : 0
  const l11 = Math.sqrt(Math.max(0, v1 - l10 * l10))
  return Array.from({ length: 73 }, (_, i) => {
    const angle = (i / 36) * Math.PI
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    return { x: radius * l00 * c, y: radius * (l10 * c + l11 * s) }
  })
}

/** The range of starts in the plane: still while little moves, wide enough for nearly all patients. */
export const across = (tau0: number): [number, number] => around(Math.max(30, 2.7 * tau0))

/** The range of changes in the plane. */
export const upwards = (tau1: number): [number, number] => around(Math.max(3.4, 2.7 * tau1))

const around = (reach: number): [number, number] => [-reach, reach]
