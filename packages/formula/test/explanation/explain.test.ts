import { en } from '@lmm/diagnostics/messages/en'
import { zh } from '@lmm/diagnostics/messages/zh'
import { describe, expect, test } from 'vitest'
import { explainFormula, parseCovariance, parseVariance } from '../../src/index.ts'
import { expanded } from '../names.ts'

const lines = (formula: string): string =>
  explainFormula(expanded(formula))
    .terms.map(({ label, say }) => `${label}: ${say}`)
    .join('\n')

test('each term is said in a sentence', () => {
  expect(
    lines('log(y) ~ x * f + I(t^2) + offset(o) + (x | g) + (1 | a/b) + (x:f || h) + ar1(0 + t | h)'),
  ).toMatchInlineSnapshot(`
    "(Intercept): The mean of log(y) where every covariate is zero and, with treatment contrasts, every factor is at its first level.
    x: How the mean of log(y) changes with x.
    f: How the mean of log(y) changes with f.
    I(t^2): How the mean of log(y) changes with I(t^2).
    x:f: How the effects of x and f on the mean of log(y) depend on each other.
    offset(o): o is added to the mean as it is: it has no coefficient.
    (1 + x | g): Each g deviates from the average in its level and the effect of x, and these deviations may be correlated.
    (1 | a): Each a deviates from the average in its level.
    (1 | a:b): Each combination of a and b deviates from the average in its level.
    (1 + x:f || h): Each h deviates from the average in its level and the interaction of x and f, and these deviations are uncorrelated.
    ar1(0 + t | h): Each h deviates from the average in the effect of t, with covariance structure ar1."
  `)
})

test('an overall mean is said as one', () => {
  expect(lines('y ~ 1 + (0 + t | g)')).toMatchInlineSnapshot(`
    "(Intercept): The mean of y.
    (0 + t | g): Each g deviates from the average in the effect of t."
  `)
})

test('a model without an intercept and response is said as one', () => {
  expect(lines('~ 0 + a:b')).toMatchInlineSnapshot(`
    "0: There is no intercept: the mean has no constant part of its own.
    a:b: How the effects of a and b on the mean depend on each other."
  `)
})

test('every sentence can be said in Chinese from its code and data', () => {
  const { terms } = explainFormula(expanded('y ~ x * f + offset(o) + (x | g) + (1 | a/b) + cs(0 + f | h)'))
  for (const { code, data, say } of terms) expect(en[code]!.message(data as never)).toBe(say)
  expect(terms.map(({ code, data }) => zh[code]!.message(data as never)).join('\n')).toMatchInlineSnapshot(`
    "所有协变量为零，且（处理对比下）所有因子取第一个水平时 y 的均值。
    y 的均值如何随 x 变化。
    y 的均值如何随 f 变化。
    x 和 f 对 y 的均值的效应如何相互依赖。
    o 直接加到均值上，没有系数。
    每个 g 在水平以及 x 的效应上各自偏离平均，这些偏离可以相关。
    每个 a 在水平上各自偏离平均。
    每个 a 和 b 的组合在水平上各自偏离平均。
    每个 h 在 f 的效应上各自偏离平均，其协方差结构为 cs。"
  `)
})

describe('with factors and residuals that are known', () => {
  const columns = ['y', 'x', 'f', 'g', 'visit', 'id', 'arm', 'Time']
  const known = {
    factors: ['f', 'g'],
    residual: parseCovariance('us(visit | arm / id)', { columns }),
    variance: parseVariance('power(Time)', { columns }),
  }
  const terms = expanded('y ~ x * f + f:g + poly(x, 2) + (x | id)')

  test('each part is said in a sentence', () => {
    expect(explainFormula(terms, known).terms.map(({ say }) => say)).toMatchInlineSnapshot(`
      [
        "The mean of y where every covariate is zero and, with treatment contrasts, every factor is at its first level.",
        "How much the mean of y changes when x goes up by one, where f is zero or at its reference.",
        "How the mean of y differs between the levels of f, where x and g are zero or at their reference.",
        "How the mean of y changes with poly(x, 2).",
        "How the effect of x on the mean of y differs between the levels of f.",
        "How the effects of f and g on the mean of y depend on each other.",
        "Each id deviates from the average in its level and the effect of x, and these deviations may be correlated.",
        "The residuals of the rows of each id are correlated by visit, with covariance structure us, for each arm its own.",
        "The residual variance changes with Time, by the function power.",
      ]
    `)
    const chinese = explainFormula(terms, { ...known, messages: zh }).terms
    expect(chinese.map(({ say }) => say)).toMatchInlineSnapshot(`
      [
        "所有协变量为零，且（处理对比下）所有因子取第一个水平时 y 的均值。",
        "x 增加一个单位时 y 的均值的变化量（在 f 为零或处于参照水平时）。",
        "y 的均值在 f 的各水平之间的差异（在 x 和 g 为零或处于参照水平时）。",
        "y 的均值如何随 poly(x, 2) 变化。",
        "x 对 y 的均值的效应在 f 的各水平之间的差异。",
        "f 和 g 对 y 的均值的效应如何相互依赖。",
        "每个 id 在水平以及 x 的效应上各自偏离平均，这些偏离可以相关。",
        "每个 id 内各行的残差按 visit 相关，协方差结构为 us，每个 arm 各有一个。",
        "残差方差按函数 power 随 Time 变化。",
      ]
    `)
  })

  test('coefficients of factors have their levels as an index, and the residuals their distribution', () => {
    expect(explainFormula(terms, known).equation).toMatchInlineSnapshot(`
      "\\begin{aligned}
      \\mathrm{y}_{i} &= \\beta_{0} + \\beta_{1} \\mathrm{x}_{i} + \\beta_{2,\\mathrm{f}[i]} + \\beta_{3} \\mathrm{poly(x,\\ 2)}_{i} + \\beta_{4,\\mathrm{f}[i]} \\mathrm{x}_{i} + \\beta_{5,\\mathrm{f}[i],\\mathrm{g}[i]} + b_{0,j[i]} + b_{1,j[i]} \\mathrm{x}_{i} + \\varepsilon_{i} \\\\
      \\begin{pmatrix} b_{0,j} \\\\ b_{1,j} \\end{pmatrix} &\\sim N(0, G), \\quad j \\in \\mathrm{id} \\\\
      \\varepsilon_{k} &\\sim N(0, R_{\\mathrm{arm}[k]}), \\quad R_{\\mathrm{arm}[k]} = \\mathrm{us}(\\mathrm{visit}_{i}), \\quad k \\in \\mathrm{arm}{:}\\mathrm{id} \\\\
      \\operatorname{Var}(\\varepsilon_{i}) &= \\sigma^2 |\\mathrm{Time}_{i}|^{2\\delta}
      \\end{aligned}"
    `)
    const said = (variance: string): string =>
      explainFormula(expanded('y ~ 1'), { variance: parseVariance(variance, { columns }) }).equation.split('\n')[2]!
    expect(['ident(f:g)', 'exp(x)', 'constPower(x)', 'fixed(1/x)', 'power(fitted)'].map(said)).toMatchInlineSnapshot(`
      [
        "\\operatorname{Var}(\\varepsilon_{i}) &= \\sigma^2_{\\mathrm{f}[i],\\mathrm{g}[i]}",
        "\\operatorname{Var}(\\varepsilon_{i}) &= \\sigma^2 \\exp(2 \\delta \\mathrm{x}_{i})",
        "\\operatorname{Var}(\\varepsilon_{i}) &= \\sigma^2 (\\delta_{1} + |\\mathrm{x}_{i}|^{\\delta_{2}})^2",
        "\\operatorname{Var}(\\varepsilon_{i}) &= \\sigma^2 |1 / \\mathrm{x}_{i}|",
        "\\operatorname{Var}(\\varepsilon_{i}) &= \\sigma^2 |\\hat{\\mu}_{i}|^{2\\delta}",
      ]
    `)
    const correlated = explainFormula(expanded('y ~ 1'), { residual: parseCovariance('ar1(1 | id)', { columns }) })
    expect(correlated.equation.split('\n')[2]).toMatchInlineSnapshot(
      `"\\varepsilon_{j} &\\sim N(0, R), \\quad R = \\mathrm{ar1}, \\quad j \\in \\mathrm{id}"`,
    )
    expect(correlated.terms.at(-1)!.say).toMatchInlineSnapshot(
      `"The residuals of the rows of each id are correlated in their order, with covariance structure ar1."`,
    )
  })
})

describe('the equation is written as a paper prints it', () => {
  const equation = (formula: string): string => explainFormula(expanded(formula)).equation

  test('random intercepts and slopes', () => {
    expect(equation('Reaction ~ Days + (Days | Subject)')).toMatchInlineSnapshot(`
      "\\begin{aligned}
      \\mathrm{Reaction}_{i} &= \\beta_{0} + \\beta_{1} \\mathrm{Days}_{i} + b_{0,j[i]} + b_{1,j[i]} \\mathrm{Days}_{i} + \\varepsilon_{i} \\\\
      \\begin{pmatrix} b_{0,j} \\\\ b_{1,j} \\end{pmatrix} &\\sim N(0, G), \\quad j \\in \\mathrm{Subject} \\\\
      \\varepsilon_{i} &\\sim N(0, \\sigma^2)
      \\end{aligned}"
    `)
  })

  test('nested groups', () => {
    expect(equation('yield ~ 1 + (1 | Block/Variety)')).toMatchInlineSnapshot(`
      "\\begin{aligned}
      \\mathrm{yield}_{i} &= \\beta_{0} + b^{(1)}_{0,j[i]} + b^{(2)}_{0,k[i]} + \\varepsilon_{i} \\\\
      b^{(1)}_{0,j} &\\sim N(0, G^{(1)}), \\quad j \\in \\mathrm{Block} \\\\
      b^{(2)}_{0,k} &\\sim N(0, G^{(2)}), \\quad k \\in \\mathrm{Block}{:}\\mathrm{Variety} \\\\
      \\varepsilon_{i} &\\sim N(0, \\sigma^2)
      \\end{aligned}"
    `)
  })

  test('functions, powers, offsets and a structure', () => {
    expect(
      equation(
        'log(y_1 + 0.5) ~ 0 + I(t^2) + sin(2 * pi * t):x + poly(t, 2) + sqrt(-x) + offset(o) + cs(0 + f + t | g)',
      ),
    ).toMatchInlineSnapshot(`
      "\\begin{aligned}
      \\log(\\mathrm{y\\_1}_{i} + 0.5) &= \\beta_{1} {\\mathrm{t}_{i}}^{2} + \\beta_{2} \\mathrm{poly(t,\\ 2)}_{i} + \\beta_{3} \\sqrt{-\\mathrm{x}_{i}} + \\beta_{4} \\sin(2 \\cdot \\pi \\cdot \\mathrm{t}_{i}) \\, \\mathrm{x}_{i} + \\mathrm{o}_{i} + b_{1,j[i]} \\mathrm{f}_{i} + b_{2,j[i]} \\mathrm{t}_{i} + \\varepsilon_{i} \\\\
      \\begin{pmatrix} b_{1,j} \\\\ b_{2,j} \\end{pmatrix} &\\sim N(0, G_{\\mathrm{cs}}), \\quad j \\in \\mathrm{g} \\\\
      \\varepsilon_{i} &\\sim N(0, \\sigma^2)
      \\end{aligned}"
    `)
  })

  test('several terms of one group', () => {
    expect(equation('y ~ x + (1 | g) + (0 + x | g) + (x || h)')).toMatchInlineSnapshot(`
      "\\begin{aligned}
      \\mathrm{y}_{i} &= \\beta_{0} + \\beta_{1} \\mathrm{x}_{i} + b^{(1)}_{0,j[i]} + b^{(2)}_{1,j[i]} \\mathrm{x}_{i} + b^{(3)}_{0,k[i]} + b^{(3)}_{1,k[i]} \\mathrm{x}_{i} + \\varepsilon_{i} \\\\
      b^{(1)}_{0,j} &\\sim N(0, G^{(1)}), \\quad j \\in \\mathrm{g} \\\\
      b^{(2)}_{1,j} &\\sim N(0, G^{(2)}), \\quad j \\in \\mathrm{g} \\\\
      \\begin{pmatrix} b^{(3)}_{0,k} \\\\ b^{(3)}_{1,k} \\end{pmatrix} &\\sim N(0, G^{(3)}_{\\mathrm{diag}}), \\quad k \\in \\mathrm{h} \\\\
      \\varepsilon_{i} &\\sim N(0, \\sigma^2)
      \\end{aligned}"
    `)
  })

  test('no random term and no response', () => {
    expect(equation('~ `my %x` + (a == 1)')).toMatchInlineSnapshot(`
      "\\begin{aligned}
      y_{i} &= \\beta_{0} + \\beta_{1} \\mathrm{my\\ \\%x}_{i} + \\beta_{2} \\mathrm{a\\ ==\\ 1}_{i} + \\varepsilon_{i} \\\\
      \\varepsilon_{i} &\\sim N(0, \\sigma^2)
      \\end{aligned}"
    `)
  })
})
