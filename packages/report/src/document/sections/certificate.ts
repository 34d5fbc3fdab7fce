import { formatAmount } from '../../numbers/format.ts'
import type { Summary } from '../../summary/summary.ts'
import type { Words } from '../../words.ts'
import { paragraph, type Section } from '../document.ts'

/** What is known of the optimum, and what a fit on the boundary means. */
export function certificateSection(summary: Summary, words: Words): Section {
  return { heading: words('report/certificate', {}), blocks: sentences(summary, words).map(paragraph) }
}

function sentences(summary: Summary, words: Words): string[] {
  const { status, directions, gradientNorm } = summary.certificate
  if (summary.random.length === 0) return [words('report/closed-form', {})]
  const decrease = gradientNorm === null ? '?' : formatAmount(gradientNorm ** 2 / 2)
  const said = directions.map(({ kind, group, terms }) =>
    words(kind === 'flat' ? 'report/flat-direction' : `report/${kind}`, { group, terms }),
  )
  switch (status) {
    case 'optimal':
      return [
        words('report/optimal', { decrease }),
        ...(summary.singular ? [words('report/singular', {}), meaning([])] : []),
      ]
    case 'boundary':
      return [words('report/boundary', { decrease }), said.join(' '), meaning(directions)]
    case 'flat':
      return [words('report/flat', { decrease }), said.join(' ')]
    case 'not-converged':
      return [words('report/not-converged', { decrease })]
  }

  function meaning(of: Summary['certificate']['directions']): string {
    return words('report/boundary-meaning', {
      zeroVariance: of.some((direction) => direction.kind === 'zero-variance'),
      perfectCorrelation: of.length === 0 || of.some((direction) => direction.kind === 'perfect-correlation'),
    })
  }
}
