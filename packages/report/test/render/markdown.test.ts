import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { describe, expect, it } from 'vitest'
import { type ReportDocument, summarize, table, textColumn, writeReport } from '../../src/index.ts'
import { renderMarkdown } from '../../src/render/markdown.ts'
import { fit } from '../fit.ts'

describe('Markdown', () => {
  it('of a model', () => {
    const summary = summarize(fit('Reaction ~ Days + (Days | Subject)', sleepstudy))
    expect(renderMarkdown(writeReport(summary))).toMatchInlineSnapshot(`
      "# Linear mixed-effects model fitted by restricted maximum likelihood (REML)

      \`Reaction ~ Days + (Days | Subject)\`

      180 rows; 18 levels of Subject.

      ## Random effects

      | group | term | variance | sd | 95 % from | to | correlation |
      | :-- | :-- | --: | --: | --: | --: | --: |
      | Subject | (Intercept) | 612 | 24.7 | 15.6 | 39.3 |  |
      |  | Days | 35 | 5.9 | 3.9 | 9.0 | 0.07 |
      | residual |  | 655 | 25.6 | 22.8 | 28.7 |  |

      ## Fixed effects

      | term | estimate | std. error | 95 % from | to | df | t | p |
      | :-- | --: | --: | --: | --: | --: | --: | --: |
      | (Intercept) | 251.4 | 6.8 | 237.0 | 265.8 | 17.0 | 36.84 | 1.2e-17 |
      | Days | 10.5 | 1.5 | 7.2 | 13.7 | 17.0 | 6.77 | 3.3e-6 |

      Degrees of freedom by Satterthwaite's method.

      ## Fit

      | REML criterion | log-likelihood | AIC | BIC | parameters |
      | --: | --: | --: | --: | --: |
      | 1743.63 | -871.81 | 1755.63 | 1774.79 | 6 |

      ## Optimum

      This is an optimum: the curvature is positive in every direction, and one more Newton step would lower the criterion by less than 1e-12.
      "
    `)
  })

  it('keeps marks of the language as they were written', () => {
    const document: ReportDocument = {
      title: 'a*b',
      sections: [
        {
          heading: null,
          blocks: [{ kind: 'code', text: '`a b` ~ (1 | g)' }, table([textColumn('x|y')], [['_a_:<b>']])],
        },
      ],
    }
    expect(renderMarkdown(document)).toMatchInlineSnapshot(`
      "# a\\*b

      \`\` \`a b\` ~ (1 | g) \`\`

      | x\\|y |
      | :-- |
      | \\_a\\_:\\<b\\> |
      "
    `)
  })
})
