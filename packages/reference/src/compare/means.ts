import type { ReferenceMeans } from '../case.ts'
import { type Aspect, aspect } from './check.ts'
import { relative, worst } from './error.ts'
import { plain } from './names.ts'
import type { MeansRow, SummaryJson } from './summary.ts'

const notLevels = new Set([
  ...['emmean', 'SE', 'df', 'lower.CL', 'upper.CL', 't.ratio', 'p.value'],
  ...['z.ratio', 'asymp.LCL', 'asymp.UCL'],
])

export type MeansDf = 'satterthwaite' | 'kenward-roger' | 'asymptotic'
const isMeansDf = (method: string): method is MeansDf =>
  ['satterthwaite', 'kenward-roger', 'asymptotic'].includes(method)

/** The method for degrees of freedom of a table of means, where it is one that is compared. */
export function meansDf({ means, df_method }: ReferenceMeans): MeansDf | undefined {
  return means?.length && isMeansDf(df_method) ? df_method : undefined
}

/** `~ A * B` without its tilde; `A | B` as all cells `A * B`, where the means are the same. */
export function meansSpecs({ specs }: ReferenceMeans): string {
  return specs.replace(/^~\s*/, '').replace(/\s*\|\s*/, ' * ')
}

/** Marginal means, their standard errors and degrees of freedom, and Tukey's p values of all pairs. */
export function meansAspects(reference: ReferenceMeans, summary: SummaryJson): Aspect[] {
  const want = reference.means ?? []
  const specs = meansSpecs(reference)
  const label = `means ${specs} (${reference.df_method})`
  const table = summary.means?.[0]
  const factors = Object.keys(want[0] ?? {}).filter((name) => !notLevels.has(name))
  const rows = want.map((mean): MeansRow | undefined =>
    table?.rows.find(({ levels }) => factors.every((name) => String(levels[name]) === String(mean[name]))),
  )
  const of = (name: string): (number | null)[] => want.map((mean) => mean[name] as number | null)
  const aspects = [
    aspect(
      label,
      worst(
        rows.map((row) => row?.estimate),
        of('emmean'),
        of('SE'),
      ),
      1e-4,
    ),
    aspect(
      `${label} SE`,
      relative(
        rows.map((row) => row?.stdError),
        of('SE'),
      ),
      1e-3,
    ),
  ]
  if (reference.df_method !== 'asymptotic')
    aspects.push(
      aspect(
        `${label} df`,
        relative(
          rows.map((row) => row?.df),
          of('df'),
        ),
        2e-3,
      ),
    )
  const pairs = reference.pairwise ?? []
  if (!reference.specs.includes('|') && pairs[0]?.['p.tukey'] !== undefined) {
    const bare = pairLabel(specs)
    const have = pairs.map((pair) => table?.contrasts?.find(({ contrast }) => bare(contrast) === bare(pair.contrast)))
    const p = pairs.map((pair) => pair['p.tukey'] as number | null)
    aspects.push(
      aspect(
        `${label} Tukey`,
        worst(
          have.map((row) => row?.pValue),
          p,
        ),
        1e-4,
      ),
    )
  }
  return aspects
}

/** Labels of pairs without blanks and brackets; emmeans writes `dose1 - dose2` where levels are numbers. */
function pairLabel(specs: string): (label: string) => string {
  const name = new RegExp(`(^|-)${specs.replaceAll(/[.*+?^$()|[\]{}\\]/g, '\\$&')}(?=[\\d.])`, 'g')
  return (label) => plain(label).replaceAll(/[()]/g, '').replaceAll(name, '$1')
}
