/** A quadrature rule on [-1, 1]. */
export interface Rule {
  readonly nodes: Float64Array
  readonly weights: Float64Array
}

/** Gauss-Legendre rule with `n` nodes, by Newton steps on the Legendre polynomial. */
export function gaussLegendre(n: number): Rule {
  const nodes = new Float64Array(n)
  const weights = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let x = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5))
    let slope = 0
    for (let step = 0; step < 6; step++) {
      let before = 0
      let value = 1
      for (let k = 0; k < n; k++) {
        const next = ((2 * k + 1) * x * value - k * before) / (k + 1)
        before = value
        value = next
      }
      slope = (n * (x * value - before)) / (x * x - 1)
      x -= value / slope
    }
    nodes[i] = -x
    weights[i] = 2 / ((1 - x * x) * slope * slope)
  }
  return { nodes, weights }
}
