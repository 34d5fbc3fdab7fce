import type { FitCase } from '../case.ts'
import { type Aspect, aspect } from './check.ts'
import { logRatio, relative, worst } from './error.ts'
import { byName } from './names.ts'
import type { FixedRow, SummaryJson } from './summary.ts'
import { isSingular } from './tolerance.ts'

const fixedRows = (reference: FitCase, summary: SummaryJson): (FixedRow | undefined)[] =>
  byName(summary.fixed, (row) => row.term, reference.fit.beta.names)

/** Satterthwaite: degrees of freedom, p values, and the covariance of the fixed effects. */
export function satterthwaiteAspects(reference: FitCase, summary: SummaryJson): Aspect[] {
  const { satterthwaite, mmrm, fit } = reference
  const rows = fixedRows(reference, summary)
  const df = rows.map((row) => row?.df)
  const aspects: Aspect[] = []
  if (satterthwaite && !isSingular(reference)) {
    aspects.push(aspect('Satterthwaite df', relative(df, satterthwaite.df), 2e-4))
    if (fit.vcov_beta) {
      const scale = fit.se.flatMap((a) => fit.se.map((b) => a * b))
      aspects.push(aspect('vcov', worst(summary.vcov, fit.vcov_beta.matrix, scale), 5e-5))
    }
    aspects.push(
      aspect(
        'Satterthwaite p',
        logRatio(
          rows.map((row) => row?.pValue),
          satterthwaite.p,
        ),
        2e-3,
      ),
    )
  }
  if (mmrm)
    aspects.push(aspect('MMRM Satterthwaite df', relative(df, mmrm.satterthwaite.df_observed_information), 2e-3))
  return aspects
}

/** Kenward-Roger: adjusted standard errors and degrees of freedom. */
export function kenwardRogerAspects(reference: FitCase, summary: SummaryJson): Aspect[] {
  const { kenward_roger, mmrm } = reference
  const rows = fixedRows(reference, summary)
  const se = rows.map((row) => row?.stdError)
  const df = rows.map((row) => row?.df)
  const singular = isSingular(reference)
  const aspects: Aspect[] = []
  if (kenward_roger) {
    aspects.push(aspect('Kenward-Roger SE', relative(se, kenward_roger.se), singular ? 1e-2 : 2e-4))
    if (!singular) aspects.push(aspect('Kenward-Roger df', relative(df, kenward_roger.df), 2e-3))
  }
  if (mmrm) {
    aspects.push(aspect('MMRM Kenward-Roger SE', relative(se, mmrm.kenward_roger.se_adj), 2e-4))
    aspects.push(aspect('MMRM Kenward-Roger df', relative(df, mmrm.kenward_roger.df), 2e-3))
  }
  return aspects
}
