import { dyestuff2 } from '@lmm/datasets/dyestuff2'
import { oats } from '@lmm/datasets/oats'
import { zh } from '@lmm/diagnostics/messages/zh'
import { expect, it } from 'vitest'
import { apaSentences } from '../src/apa.ts'
import { summarize } from '../src/index.ts'
import { fit } from './fit.ts'

it('APA sentences tell the model, effects, tests, comparisons and random effects', () => {
  const model = fit('yield ~ nitro + Variety + (1 | Block/Variety)', oats)
  const summary = summarize(model, { anova: 'III', means: ['Variety'], pairwise: true })
  expect(apaSentences(summary).join('\n')).toMatchInlineSnapshot(`
    "A linear mixed-effects model, yield ~ nitro + Variety + (1 | Block/Variety), was fitted by restricted maximum likelihood to 72 rows (6 levels of Block and 18 levels of Block:Variety). Degrees of freedom by Satterthwaite's method.
    (Intercept): b = 82.4, SE = 8.1, 95% CI [64.5, 100.3], t(10.1) = 10.23, p < .001.
    nitro: b = 73.7, SE = 6.8, 95% CI [60.1, 87.3], t(53.0) = 10.86, p < .001.
    VarietyMarvellous: b = 5.3, SE = 7.1, 95% CI [−10.5, 21.1], t(10.0) = 0.75, p = .472.
    VarietyVictory: b = −6.9, SE = 7.1, 95% CI [−22.6, 8.9], t(10.0) = −0.97, p = .354.
    nitro: F(1, 53.0) = 118.00, p < .001.
    Variety: F(2, 10.0) = 1.49, p = .272.
    Golden Rain - Marvellous: b = −5.3, SE = 7.1, 95% CI [−24.7, 14.1], t(10.0) = −0.75, p = .742.
    Golden Rain - Victory: b = 6.9, SE = 7.1, 95% CI [−12.5, 26.3], t(10.0) = 0.97, p = .610.
    Marvellous - Victory: b = 12.2, SE = 7.1, 95% CI [−7.2, 31.6], t(10.0) = 1.72, p = .246.
    Between levels of Block, (Intercept): SD = 14.6.
    Between levels of Block:Variety, (Intercept): SD = 10.4.
    Residual: SD = 12.9."
  `)
})

it('APA sentences say that a fit is singular, in Chinese too', () => {
  const summary = summarize(fit('Yield ~ 1 + (1 | Batch)', dyestuff2))
  expect(apaSentences(summary).join('\n')).toMatchInlineSnapshot(`
    "A linear mixed-effects model, Yield ~ 1 + (1 | Batch), was fitted by restricted maximum likelihood to 30 rows (6 levels of Batch). Degrees of freedom by Satterthwaite's method.
    (Intercept): b = 5.67, SE = 0.68, 95% CI [4.28, 7.05], t(29.0) = 8.35, p < .001.
    Between levels of Batch, (Intercept): SD = 0.
    Residual: SD = 3.72.
    The covariance of the random effects is singular: a variance is estimated as zero or a correlation as perfect."
  `)
  expect(apaSentences(summary, { messages: zh }).join('\n')).toMatchInlineSnapshot(`
    "线性混合效应模型 Yield ~ 1 + (1 | Batch) 以限制性最大似然法拟合于 30 行数据（Batch 有 6 个水平）。自由度按 Satterthwaite 方法。
    (Intercept): b = 5.67, SE = 0.68, 95% CI [4.28, 7.05], t(29.0) = 8.35, p < .001.
    Batch 各水平间，(Intercept)：SD = 0。
    残差：SD = 3.72。
    随机效应的协方差是奇异的：某个方差估计为零，或某个相关为完全相关。"
  `)
})
