import { dyestuff2 } from '@lmm/datasets/dyestuff2'
import { machines } from '@lmm/datasets/machines'
import { sleepstudy } from '@lmm/datasets/sleepstudy'
import { zh } from '@lmm/diagnostics/messages/zh'
import { describe, expect, it } from 'vitest'
import { report } from '../src/index.ts'
import { fit } from './fit.ts'

describe('the text report', () => {
  const random = fit('Reaction ~ Days + (Days | Subject)', sleepstudy)

  it('of a model with random intercepts and slopes', () => {
    expect(report(random)).toMatchInlineSnapshot(`
      "Linear mixed-effects model fitted by restricted maximum likelihood (REML)
        Reaction ~ Days + (Days | Subject)
        180 rows; 18 levels of Subject.

      Random effects
        group     term         variance    sd  95 % from    to  correlation
        Subject   (Intercept)       612  24.7       15.6  39.3
                  Days               35   5.9        3.9   9.0         0.07
        residual                    655  25.6       22.8  28.7

      Fixed effects
        term         estimate  std. error  95 % from     to    df      t        p
        (Intercept)     251.4         6.8      237.0  265.8  17.0  36.84  1.2e-17
        Days             10.5         1.5        7.2   13.7  17.0   6.77  3.3e-6

        Degrees of freedom by Satterthwaite's method.

      Fit
        REML criterion  log-likelihood      AIC      BIC  parameters
               1743.63         -871.81  1755.63  1774.79           6

      Optimum
        This is an optimum: the curvature is positive in every direction, and one more Newton step would
        lower the criterion by less than 1e-12."
    `)
  })

  it('of a singular fit says what is zero and what stays valid', () => {
    expect(report(fit('Yield ~ 1 + (1 | Batch)', dyestuff2))).toMatchInlineSnapshot(`
      "Linear mixed-effects model fitted by restricted maximum likelihood (REML)
        Yield ~ 1 + (1 | Batch)
        30 rows; 6 levels of Batch.

      Random effects
        group     term         variance    sd  95 % from    to
        Batch     (Intercept)       0    0
        residual                   13.8  3.72       2.87  4.81

      Fixed effects
        term         estimate  std. error  95 % from    to    df     t       p
        (Intercept)      5.67        0.68       4.28  7.05  29.0  8.35  3.3e-9

        Degrees of freedom by Satterthwaite's method.

      Fit
        REML criterion  log-likelihood     AIC     BIC  parameters
                161.83          -80.91  167.83  172.03           3

      Optimum
        This is an optimum on the boundary of the parameter space (a singular fit): the variance of
        (Intercept) within Batch is estimated as zero. One more Newton step would lower the criterion by
        less than 1e-12.
        That is an estimate, not a failure. A variance of zero says that the levels differ no more than
        the residuals alone would make them; the model without that term fits the data equally well. Yield
        ~ 1 fits as well. Fixed effects, their standard errors and the predictions stay valid.

      Notes
        - The fit is singular: Satterthwaite's degrees of freedom are those of the model without the
          variances that are zero."
    `)
  })

  it('of a model with factors, rows left out and a column left out', () => {
    const score = Float64Array.from(machines.score)
    score[0] = Number.NaN
    score[20] = Number.NaN
    const twice = score.map((_, i) => (machines.Machine.codes[i] === 1 ? 2 : 0))
    const data = { ...machines, score, twice }
    expect(report(fit('score ~ Machine + twice + (1 | Worker)', data, { criterion: 'ML' }))).toMatchInlineSnapshot(`
      "Linear mixed-effects model fitted by maximum likelihood (ML)
        score ~ Machine + twice + (1 | Worker)
        52 rows; 6 levels of Worker.
        2 of 54 rows left out for missing values: 2 in score.

      Random effects
        group     term         variance    sd  95 % from    to
        Worker    (Intercept)      22    4.7        2.6   8.5
        residual                    9.8  3.13       2.55  3.84

      Fixed effects
        term         estimate  std. error  95 % from    to    df      t        p
        (Intercept)      52.4         2.1       47.6  57.3   7.3  25.49  2.1e-8
        MachineB          7.7         1.1        5.6   9.9  46.0   7.20  4.6e-9
        MachineC         13.8         1.1       11.7  16.0  46.0  13.04  4.5e-17

        Degrees of freedom by Satterthwaite's method.
        Left out, being a linear combination of the columns before: twice.

      Fit
        deviance  log-likelihood     AIC     BIC  parameters
          284.30         -142.15  294.30  304.06           5

      Optimum
        This is an optimum: the curvature is positive in every direction, and one more Newton step would
        lower the criterion by less than 1e-12."
    `)
  })

  it('of a model with many random terms has a table of correlations', () => {
    const t2 = sleepstudy.Days.map((t) => (t - 4.5) ** 2 / 10)
    const t3 = sleepstudy.Days.map((t) => (t - 4.5) ** 3 / 50)
    const model = fit('Reaction ~ Days + (Days + t2 + t3 | Subject)', { ...sleepstudy, t2, t3 })
    expect(report(model)).toMatchInlineSnapshot(`
      "Linear mixed-effects model fitted by restricted maximum likelihood (REML)
        Reaction ~ Days + (Days + t2 + t3 | Subject)
        180 rows; 18 levels of Subject.

      Random effects
        group     term         variance    sd  95 % from    to
        Subject   (Intercept)      1745  41.8       25.6  68.1
                  Days              101  10.0        6.4  15.7
                  t2                222  14.9        9.5  23.4
                  t3                435  20.9       11.4  38.2
        residual                    441  21.0       18.4  24.0

        Correlations of the random effects of Subject

           term             1      2     3
        1  (Intercept)
        2  Days         -0.55
        3  t2           -0.08  -0.31
        4  t3            0.68  -0.82  0.49

      Fixed effects
        term         estimate  std. error  95 % from     to    df      t        p
        (Intercept)     252.7         6.6      238.9  266.6  17.0  38.43  5.7e-18
        Days             10.3         1.5        7.2   13.5  17.0   6.92  2.5e-6

        Degrees of freedom by Satterthwaite's method.

      Fit
        REML criterion  log-likelihood      AIC      BIC  parameters
               1720.42         -860.21  1746.42  1787.93          13

      Optimum
        This is an optimum: the curvature is positive in every direction, and one more Newton step would
        lower the criterion by less than 1e-12."
    `)
  })

  it('of a model without random effects', () => {
    expect(report(fit('Reaction ~ Days', sleepstudy))).toMatchInlineSnapshot(`
      "Linear model fitted by restricted maximum likelihood (REML)
        Reaction ~ Days
        180 rows.

      Residual variance
                    variance    sd  95 % from    to
        residual        2277  47.7       43.0  52.9

      Fixed effects
        term         estimate  std. error  95 % from     to     df      t        p
        (Intercept)     251.4         6.6      238.4  264.4  178.0  38.03  2.2e-87
        Days             10.5         1.2        8.0   12.9  178.0   8.45  9.9e-15

        Degrees of freedom by Satterthwaite's method.

      Fit
        REML criterion  log-likelihood      AIC      BIC  parameters
               1893.66         -946.83  1899.66  1909.24           3

      Optimum
        Least squares: the solution is exact and nothing had to be searched."
    `)
  })

  it('names weights and offset', () => {
    const w = sleepstudy.Days.map((t) => 1 + (t % 3))
    const o = sleepstudy.Days.map((t) => t / 10)
    const model = fit(
      'Reaction ~ Days + (1 | Subject)',
      { ...sleepstudy, w, o },
      { weights: { column: 'w' }, offset: 'o' },
    )
    expect(report(model).split('\n').slice(0, 12).join('\n')).toMatchInlineSnapshot(`
      "Linear mixed-effects model fitted by restricted maximum likelihood (REML)
        Reaction ~ Days + (1 | Subject)
        180 rows; 18 levels of Subject.
        Prior weights w: a row of weight w has the residual variance sigma^2 / w.
        Offset: o is added to the linear predictor.

      Random effects
        group                  term         variance    sd  95 % from    to
        Subject                (Intercept)      1403  37.5       26.2  53.5
        residual, at weight 1                   1640  40.5       36.3  45.2

      Fixed effects"
    `)
  })

  it('in Chinese', () => {
    expect(report(fit('Yield ~ 1 + (1 | Batch)', dyestuff2), { messages: zh })).toMatchInlineSnapshot(`
      "线性混合效应模型，限制性最大似然（REML）估计
        Yield ~ 1 + (1 | Batch)
        30 行数据；Batch 有 6 个水平。

      随机效应
        分组   项           方差  标准差  95% 下限  上限
        Batch  (Intercept)   0      0
        残差                13.8    3.72      2.87  4.81

      固定效应
        项           估计值  标准误  95% 下限  上限  自由度     t       p
        (Intercept)    5.67    0.68      4.28  7.05    29.0  8.35  3.3e-9

        自由度按 Satterthwaite 方法。

      拟合优度
        REML 准则  对数似然     AIC     BIC  参数个数
           161.83    -80.91  167.83  172.03         3

      最优性
        这是参数空间边界上的最优解（奇异拟合）：Batch 内 (Intercept) 的方差估计为零。再走一步牛顿迭代使准
        则降低不到 1e-12。
        这是一个估计结果，而不是失败。方差为零表示：各水平之间的差异不超过残差本身造成的差异；去掉该项的模
        型对数据的拟合同样好。拟合同样好的模型：Yield ~ 1。固定效应及其标准误以及预测仍然有效。

      说明
        - 拟合是奇异的：Satterthwaite 自由度取自去掉零方差之后的模型。"
    `)
  })

  it('prints more digits when asked to', () => {
    expect(report(random, { digits: 5 })).toContain('251.4051      6.8246')
  })

  it('adds what is requested', () => {
    const text = report(random, {
      request: { randomEffects: true, predict: { Days: [0, 10], Subject: ['308', '308'] } },
    })
    expect(text.slice(text.indexOf('Random effects of'))).toMatchInlineSnapshot(`
      "Random effects of the levels of Subject
        level  (Intercept)  std. error   Days  std. error
        308              2          12    9.2         2.3
        309            -40          12   -8.6         2.3
        310            -39          12   -5.4         2.3
        330             24          12   -4.8         2.3
        331             22          12   -3.1         2.3
        332              9          12   -0.3         2.3
        333             17          12   -0.2         2.3
        334             -7          12    1.1         2.3
        335              0          12  -10.8         2.3
        337             35          12    8.6         2.3
        349            -25          12    1.2         2.3
        350            -13          12    6.6         2.3
        351              5          12   -3.0         2.3
        352             21          12    3.5         2.3
        369              3          12    0.9         2.3
        370            -26          12    4.8         2.3
        371              1          12   -1.0         2.3
        372             12          12    1.3         2.3

      Predictions
        row  population  conditional
          1       251.4        253.7
          2       356.1        450.3"
    `)
  })

  it.each([60, 80, 100])('is no wider than %d columns', (width) => {
    const longName = {
      a_very_long_name_of_a_covariate_that_goes_on_and_on_until_nobody_reads_it_any_more: sleepstudy.Days,
    }
    const formula = `Reaction ~ ${Object.keys(longName)[0]} + (${Object.keys(longName)[0]} | Subject)`
    const text = report(fit(formula, { ...sleepstudy, ...longName }), { width })
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(width)
    expect(text.replaceAll(/\s/g, '')).toContain(Object.keys(longName)[0])
  })
})
