import { spawnSync } from 'node:child_process'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import type { TableInput } from '@lmm/design'
import { describe, expect, it } from 'vitest'
import { codeFor } from '../src/code/code.ts'
import { fit } from './fit.ts'

/** The sleep study with other names for reaction, days and subject, and with a factor. */
function named([reaction, days, subject, half]: readonly string[]): TableInput {
  return {
    [reaction!]: sleepstudy.Reaction,
    [days!]: sleepstudy.Days,
    [subject!]: sleepstudy.Subject,
    [half!]: Array.from(sleepstudy.Days, (day) => (day < 5 ? 'first' : 'second')),
  }
}

/** Names of four columns: words of Python and R, spaces, dots, Chinese, quotes, a compatibility letter, names that patsy takes. */
const odd: readonly (readonly string[])[] = [
  ['class', 'lambda', 'import', 'def'],
  ['if', 'for', 'function', 'TRUE'],
  ['my y', 'my col', 'a group', 'a half'],
  ['a.y', 'a.b', 'a.g', '.h'],
  ['反应', '天数', '受试者', '半程'],
  ["it's", 'x"q', 'g-1', '1h'],
  ['µs', '_t', 'µ', '50 %'],
  ['C', 'Q', 'np', 'I'],
  ['a b', 'a_b', 'a-b', 'a+b'],
]

function models(names: readonly string[]): ReturnType<typeof fit>[] {
  const [y, t, g, h] = names.map((name) => `\`${name}\``)
  const data = named(names)
  const marginal = fit(`${y} ~ ${h}`, data)
  const residual = { residual: `ar1(${t} | ${g})`, variance: `ident(${h})` }
  return [
    fit(`log(${y}) ~ ${t} * ${h} + I(${t}^2) + (1 | ${g})`, data),
    fit(`${y} ~ ${t} + (${t} || factor(${g}))`, data),
    { ...marginal, specification: { ...marginal.specification, ...residual } },
  ]
}

const programs = (language: 'r' | 'python'): string[] =>
  odd.flatMap((names) => models(names).slice(0, language === 'r' ? 3 : 2)).map((model) => codeFor(model, language))

const has = (command: string): boolean => spawnSync(command, ['--version']).status === 0

describe('code for columns of any name', () => {
  it('gives them plain names in Python', () => {
    expect(codeFor(models(odd[0]!)[0]!, 'python')).toMatchInlineSnapshot(`
      "import numpy as np
      import pandas as pd
      import statsmodels.formula.api as smf

      d = pd.read_csv("data.csv", usecols=["class", "lambda", "def", "import"])
      d = d.rename(columns={"class": "class_", "lambda": "lambda_", "def": "def_", "import": "import_"})
      d = d.dropna()
      d["def_"] = pd.Categorical(d["def_"], categories=["first", "second"], ordered=False)
      groups = d["import_"].astype(str)
      fit = smf.mixedlm("np.log(class_) ~ 1 + lambda_ + C(def_) + I(lambda_**2) + lambda_:C(def_)", data=d, groups=groups, re_formula="~ 1").fit(reml=True, method=["lbfgs", "cg"])
      print(fit.summary())
      print(-2 * fit.llf)
      "
    `)
    expect(codeFor(models(odd[2]!)[1]!, 'python')).toMatchInlineSnapshot(`
      "import numpy as np
      import pandas as pd
      import statsmodels.formula.api as smf

      d = pd.read_csv("data.csv", usecols=["my y", "my col", "a group"])
      d = d.rename(columns={"my y": "my_y", "my col": "my_col", "a group": "a_group"})
      d = d.dropna()
      groups = d["a_group"].astype(str)
      fit = smf.mixedlm("my_y ~ 1 + my_col", data=d, groups=groups, re_formula="~ 0", vc_formula={"a_group": "0 + C(a_group)", "a_group my_col": "0 + C(a_group):my_col"}).fit(reml=True, method=["lbfgs", "cg"])
      print(fit.summary())
      print(-2 * fit.llf)
      "
    `)
  })

  it('gives them plain names in R', () => {
    expect(codeFor(models(odd[2]!)[0]!, 'r')).toMatchInlineSnapshot(`
      "library(lme4)
      d <- read.csv("data.csv", na.strings = c("", "NA"), check.names = FALSE)
      d <- setNames(d[c("my y", "my col", "a half", "a group")], c("my_y", "my_col", "a_half", "a_group"))
      d$a_half <- factor(d$a_half, levels = c("first", "second"))
      d$a_group <- factor(d$a_group)
      fit <- lmer(log(my_y) ~ 1 + my_col + a_half + I(my_col^2) + my_col:a_half + (1 | a_group), data = d, REML = TRUE)
      summary(fit)
      -2 * as.numeric(logLik(fit))
      "
    `)
    expect(codeFor(models(odd[1]!)[2]!, 'r')).toMatchInlineSnapshot(`
      "library(nlme)
      d <- read.csv("data.csv", na.strings = c("", "NA"), check.names = FALSE)
      d <- setNames(d[c("if", "TRUE", "for", "function")], c("if_", "TRUE_", "for_", "function_"))
      d$TRUE_ <- factor(d$TRUE_, levels = c("first", "second"))
      fit <- gls(if_ ~ 1 + TRUE_,
        data = d,
        correlation = corAR1(form = ~ as.integer(for_) | function_),
        weights = varIdent(form = ~ 1 | TRUE_),
        method = "REML",
        na.action = na.omit,
        control = glsControl(maxIter = 500, msMaxIter = 500, tolerance = 1e-9, msTol = 1e-10))
      summary(fit)
      -2 * as.numeric(logLik(fit))
      "
    `)
  })

  it('leaves names that the language reads as they stand', () => {
    expect(codeFor(models(odd[3]!)[0]!, 'r')).not.toContain('setNames')
    expect(codeFor(models(odd[4]!)[0]!, 'r')).not.toContain('setNames')
    expect(codeFor(models(odd[4]!)[0]!, 'python')).not.toContain('rename')
  })

  it('gives two columns no name of a third one', () => {
    expect(codeFor(models(odd[8]!)[0]!, 'python')).toContain(
      'd.rename(columns={"a b": "a_b_", "a+b": "a_b__", "a-b": "a_b___"})',
    )
  })

  it.runIf(has('python3'))('is read by Python', () => {
    const check = 'import ast, json, sys\nfor program in json.load(sys.stdin): ast.parse(program)'
    const { status, stderr } = spawnSync('python3', ['-c', check], {
      input: JSON.stringify(programs('python')),
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
  })

  it.runIf(has('Rscript'))('is read by R', () => {
    const { status, stderr } = spawnSync('Rscript', ['-e', 'invisible(parse(file("stdin"), encoding = "UTF-8"))'], {
      input: programs('r').join('\n'),
      encoding: 'utf8',
    })
    expect(status, stderr).toBe(0)
  })
})
