import { cake } from '@lmm/datasets/cake'
import { oats } from '@lmm/datasets/oats'
import { penicillin } from '@lmm/datasets/penicillin'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { LmmError } from '@lmm/diagnostics'
import { describe, expect, it } from 'vitest'
import { codeFor } from '../src/code/code.ts'
import { fit } from './fit.ts'

const message = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof LmmError) return error.message
    throw error
  }
  return 'nothing was thrown'
}

describe('code in R', () => {
  it('is lme4 for random effects with independent residuals', () => {
    expect(
      codeFor(fit('log(Reaction) ~ I(Days^2) + (Days || Subject)', sleepstudy, { criterion: 'ML' }), 'r'),
    ).toMatchInlineSnapshot(`
      "library(lme4)
      d <- read.csv("data.csv", na.strings = c("", "NA"), check.names = FALSE)
      d$Subject <- factor(d$Subject)
      fit <- lmer(log(Reaction) ~ 1 + I(Days^2) + (1 + Days || Subject), data = d, REML = FALSE)
      summary(fit)
      -2 * as.numeric(logLik(fit))
      "
    `)
  })

  it('gives factors their levels and contrasts', () => {
    expect(
      codeFor(
        fit('angle ~ recipe + temperature + (1 | recipe:replicate)', cake, { contrasts: { recipe: 'sum' } }),
        'r',
      ),
    ).toMatchInlineSnapshot(`
      "library(lme4)
      d <- read.csv("data.csv", na.strings = c("", "NA"), check.names = FALSE)
      d$recipe <- factor(d$recipe, levels = c("A", "B", "C"))
      contrasts(d$recipe) <- contr.sum(3)
      d$temperature <- factor(d$temperature, levels = c("175", "185", "195", "205", "215", "225"), ordered = TRUE)
      d$replicate <- factor(d$replicate)
      fit <- lmer(angle ~ 1 + recipe + temperature + (1 | recipe:replicate), data = d, REML = TRUE)
      summary(fit)
      -2 * as.numeric(logLik(fit))
      "
    `)
  })

  it('is nlme where independent effects belong to a factor, which lme4 reads otherwise', () => {
    expect(codeFor(fit('yield ~ nitro + (Variety || Block)', oats), 'r')).toMatchInlineSnapshot(`
      "library(nlme)
      d <- read.csv("data.csv", na.strings = c("", "NA"), check.names = FALSE)
      d$Variety <- factor(d$Variety, levels = c("Golden Rain", "Marvellous", "Victory"))
      d$Block <- factor(d$Block)
      fit <- lme(yield ~ 1 + nitro,
        random = list(Block = pdDiag(~ 1 + Variety)),
        data = d,
        method = "REML",
        na.action = na.omit,
        control = lmeControl(maxIter = 500, msMaxIter = 500, tolerance = 1e-9, msTol = 1e-10))
      summary(fit)
      -2 * as.numeric(logLik(fit))
      "
    `)
  })

  it('defines the functions of the language that R lacks', () => {
    expect(codeFor(fit('Reaction ~ center(Days) + (1 | Subject)', sleepstudy), 'r')).toContain(
      'center <- function(x) x - mean(x, na.rm = TRUE)',
    )
  })
})

describe('code in Python', () => {
  it('is mixedlm with re_formula for one grouping factor', () => {
    expect(codeFor(fit('Reaction ~ Days + (Days | Subject)', sleepstudy), 'python')).toMatchInlineSnapshot(`
      "import numpy as np
      import pandas as pd
      import statsmodels.formula.api as smf

      d = pd.read_csv("data.csv", usecols=["Reaction", "Days", "Subject"])
      d = d.dropna()
      groups = d["Subject"].astype(str)
      fit = smf.mixedlm("Reaction ~ 1 + Days", data=d, groups=groups, re_formula="~ 1 + Days").fit(reml=True, method=["lbfgs", "cg"])
      print(fit.summary())
      print(-2 * fit.llf)
      "
    `)
  })

  it('has variance components for crossed factors', () => {
    expect(codeFor(fit('diameter ~ 1 + (1 | plate) + (1 | sample)', penicillin), 'python')).toMatchInlineSnapshot(`
      "import numpy as np
      import pandas as pd
      import statsmodels.formula.api as smf

      d = pd.read_csv("data.csv", usecols=["diameter", "plate", "sample"])
      d = d.dropna()
      groups = np.ones(len(d))
      fit = smf.mixedlm("diameter ~ 1", data=d, groups=groups, re_formula="~ 0", vc_formula={"plate": "0 + C(plate)", "sample": "0 + C(sample)"}).fit(reml=True, method=["lbfgs", "cg"])
      print(fit.summary())
      print(-2 * fit.llf)
      "
    `)
  })

  it('is refused where statsmodels has no such model', () => {
    const model = fit('Reaction ~ poly(Days, 2) + (1 | Subject)', sleepstudy)
    expect(message(() => codeFor(model, 'python'))).toMatchInlineSnapshot(`
      "statsmodels does not have this model: the function poly.
      The code in TypeScript fits every model."
    `)
  })
})

describe('code in TypeScript', () => {
  it('names all options of the fit', () => {
    expect(
      codeFor(fit('Reaction ~ Days + (1 | Subject)', sleepstudy, { criterion: 'ML' }), 'typescript', {
        file: "it's.csv",
      }),
    ).toMatchInlineSnapshot(`
      "import { readFileSync } from 'node:fs'
      import { parseCsv } from '@lmm/readers/csv'
      import { lmm, report } from 'lmm'

      const data = parseCsv(readFileSync('it\\'s.csv', 'utf8'))
      const model = lmm('Reaction ~ Days + (1 | Subject)', data, {
        criterion: 'ML',
      })
      console.log(report(model))
      console.log(model.criterion)
      "
    `)
  })
})
