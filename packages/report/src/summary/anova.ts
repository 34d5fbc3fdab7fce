import type { DfMethod } from '@lmm/degrees-of-freedom'
import { type AnovaHypothesis, type AnovaType, anova } from '@lmm/inference'
import type { FittedModel } from '@lmm/reml'
import { finite } from './finite.ts'

/** F tests of the fixed terms. */
export interface AnovaSummary {
  readonly type: AnovaType
  readonly rows: readonly AnovaRowSummary[]
}

/** The F test of one term; null where a term has none. */
export interface AnovaRowSummary {
  readonly term: string
  readonly numDf: number
  /** Null for a chi-square test divided by its degrees of freedom. */
  readonly denDf: number | null
  readonly statistic: number | null
  readonly pValue: number | null
  readonly hypothesis: AnovaHypothesis
}

/** The F tests of a type. */
export function anovaSummary(model: FittedModel, type: AnovaType, df: DfMethod): AnovaSummary {
  const rows = anova(model, { type, df }).map(({ term, numDf, denDf, statistic, pValue, hypothesis }) => ({
    term,
    numDf,
    denDf: finite(denDf),
    statistic: finite(statistic),
    pValue: finite(pValue),
    hypothesis,
  }))
  return { type, rows }
}
