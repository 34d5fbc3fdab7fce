import type { PatternProducts } from '@lmm/design'
import { say } from '../say.ts'

/** Rows that may hang together: V and what is made of it are dense matrices of that order. */
const most = 6000

/** Throws where more rows hang together, through the groups of residuals and random effects, than a dense matrix can hold. */
export function checkSize({ patterns, factors, axes }: PatternProducts, structure: string): void {
  const rows = patterns.reduce((largest, { size }) => Math.max(largest, size), 0)
  if (rows <= most) return
  const groups = factors.map(({ groupName }) => groupName)
  throw say.error('reml/residual-size', { structure, rows, most, groups, residual: axes.some(({ size }) => size > 1) })
}
