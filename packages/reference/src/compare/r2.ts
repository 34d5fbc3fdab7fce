import type { FitCase } from '../case.ts'
import { type Aspect, aspect } from './check.ts'
import { worst } from './error.ts'
import type { SummaryJson } from './summary.ts'

/** Marginal and conditional R2 of Nakagawa and Schielzeth. */
export function r2Aspects({ r2_nakagawa }: FitCase, { r2 }: SummaryJson): Aspect[] {
  if (!r2_nakagawa) return []
  const error = worst([r2?.marginal, r2?.conditional], [r2_nakagawa.marginal, r2_nakagawa.conditional])
  return [aspect('R2', error, 1e-4)]
}
