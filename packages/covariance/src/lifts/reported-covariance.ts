import { Matrix } from 'ml-matrix'
import type { BoundCovariance, NaturalQuantity } from '../structure.ts'
import { reported } from './reported.ts'

/** What a covariance that is part of another reports: standard deviations and correlations where its parameters are elements of a factor. */
export function reportedCovariance(
  part: BoundCovariance,
  theta: Float64Array,
  labels: readonly string[],
): readonly NaturalQuantity[] {
  if (part.report || !part.parameters.some(({ kind }) => kind === 'loading')) return reported(part, theta)
  const q = labels.length
  const Sigma = Matrix.zeros(q, q)
  part.covariance(
    theta,
    Int32Array.from(labels, (_, i) => i),
    Sigma,
  )
  const sd = labels.map((_, i) => Math.sqrt(Math.max(0, Sigma.get(i, i))))
  const size = (i: number, j: number): number => sd[i]! * sd[j]!
  return [
    ...labels.map((label, i) => ({ name: `sd_${label}`, value: sd[i]!, lower: 0 })),
    ...labels.flatMap((label, i) =>
      labels.slice(0, i).map((other, j) => ({
        name: `cor_${label}.${other}`,
        value: size(i, j) > 0 ? Math.max(-1, Math.min(1, Sigma.get(i, j) / size(i, j))) : 0,
        lower: -1,
        upper: 1,
      })),
    ),
  ]
}
