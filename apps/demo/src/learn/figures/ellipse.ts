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
