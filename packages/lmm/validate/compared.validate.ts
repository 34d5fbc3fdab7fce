import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { cases, checks, type FitCase, type ReferenceCase } from '@lmm/reference'
import { expect, it } from 'vitest'
import { summarize } from '../src/index.ts'
import { fitReference } from '../test/fit-reference.ts'

/** What is counted together: the first word of an aspect, or the name of its check. */
const kinds: readonly (readonly [string, RegExp])[] = [
  ['criterion, AIC, BIC', /^fit (criterion|AIC|BIC|npar)/],
  ['fixed effects', /^fit beta/],
  ['standard errors', /^fit SE/],
  ['variances and correlations', /^fit (sigma|variance|residual|singular)/],
  ['random effects, fitted values, predictions', /^(fit (BLUPs|fitted|population)|predictions)/],
  ['degrees of freedom, t and p', /^(satterthwaite|kenward-roger|anova)/],
  ['marginal means and their comparisons', /^means/],
  ['profile intervals, R2', /^(profile|r2)/],
]

const software = (reference: FitCase): string =>
  reference.type === 'lmer' ? 'lme4' : reference.type === 'glmmTMB' ? 'glmmTMB' : 'nlme'

const isFit = (reference: ReferenceCase): reference is FitCase => reference.type !== 'lrt'

/** How many comparisons of each kind were made with each software, and how many were within the tolerance. */
function comparison(): string {
  const names = ['lme4', 'nlme', 'glmmTMB']
  const counts = new Map<string, { made: number; within: number }>()
  const models = new Map<string, number>()
  for (const reference of cases(isFit)) {
    const name = software(reference)
    models.set(name, (models.get(name) ?? 0) + 1)
    const model = fitReference(reference)
    for (const check of checks(reference))
      for (const { name: aspect, ok } of check.compare(summarize(model, check.request))) {
        const kind = kinds.find(([, pattern]) => pattern.test(`${check.name} ${aspect}`))
        if (!kind) throw new Error(`${check.name} ${aspect} is of no kind`)
        const key = `${kind[0]} ${name}`
        const count = counts.get(key) ?? { made: 0, within: 0 }
        counts.set(key, { made: count.made + 1, within: count.within + (ok ? 1 : 0) })
      }
  }
  const cell = (key: string): string => {
    const count = counts.get(key)
    return count ? `${count.within} of ${count.made}` : '-'
  }
  return [
    `| | ${names.map((name) => `${name}, ${models.get(name)} models`).join(' | ')} |`,
    `|---|${names.map(() => '---').join('|')}|`,
    ...kinds.map(([kind]) => `| ${kind} | ${names.map((name) => cell(`${kind} ${name}`)).join(' | ')} |`),
  ].join('\n')
}

const guide = fileURLToPath(new URL('../../../docs/guides/reproducibility.md', import.meta.url))
const marked = /<!-- comparison -->\n\n[\s\S]*?\n\n<!-- end of comparison -->/

it('The guide counts the comparisons with other software that were made and held (LMM_WRITE=1 writes it)', () => {
  const page = readFileSync(guide, 'utf8')
  const current = page.replace(marked, `<!-- comparison -->\n\n${comparison()}\n\n<!-- end of comparison -->`)
  if (process.env.LMM_WRITE === '1') writeFileSync(guide, current)
  expect(readFileSync(guide, 'utf8')).toBe(current)
}, 900_000)
