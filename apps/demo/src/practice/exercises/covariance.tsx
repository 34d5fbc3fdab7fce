import { impliedCovariance } from 'lmm'
import { fixed } from '../../language/numbers.ts'
import { drawn, pick, spreadOf } from '../drawn.ts'
import { VariancePicture } from '../pictures.tsx'
import type { Exercise } from '../problem.ts'

/** 1: covariance and correlation of two visits from the variance components. */
export const covariance: Exercise = {
  title: { en: 'Two visits of one patient', zh: '同一患者的两次访视' },
  make(seed) {
    const { model } = drawn(seed)
    const { v0, c01, v1, s2 } = spreadOf(model)
    const [t, s] = [pick([1, 2, 3, 4], seed, 5), pick([8, 9, 10, 12], seed, 6)]
    const implied = impliedCovariance(model, [t, s])
    const [cov, cor] = [implied.covariance.get(0, 1), implied.correlation.get(0, 1)]
    const [varT, varS] = implied.variances
    const tolerance = Math.max(0.3, Math.abs(cov) * 0.01)
    return {
      question: [
        {
          en: `A model with random intercepts and slopes was fitted. What covariance, and what correlation, does it imply for the pressures measured in months ${t} and ${s} of one patient?`,
          zh: `拟合了一个带随机截距与随机斜率的模型。对同一患者第 ${t} 月与第 ${s} 月测得的血压，它隐含的协方差与相关系数各是多少？`,
        },
      ],
      given: {
        caption: { en: 'Estimates', zh: '估计值' },
        head: [
          { en: 'τ₀²', zh: 'τ₀²' },
          { en: 'τ₀₁', zh: 'τ₀₁' },
          { en: 'τ₁²', zh: 'τ₁²' },
          { en: 'σ²', zh: 'σ²' },
        ],
        rows: [[fixed(v0, 2), fixed(c01, 3), fixed(v1, 4), fixed(s2, 2)]],
      },
      fields: [
        {
          kind: 'number',
          name: 'covariance',
          label: { en: 'Covariance (mmHg²)', zh: '协方差（mmHg²）' },
          truth: cov,
          tolerance,
          decimals: 2,
          mistakes: [
            {
              value: cov + s2,
              say: {
                en: 'The measurement errors of two visits are independent: σ² belongs to the variances alone.',
                zh: '两次访视的测量误差相互独立：σ² 只属于方差。',
              },
            },
            {
              value: v0,
              say: {
                en: 'That would hold for a random intercept alone; the slopes share something too.',
                zh: '这只对随机截距成立；斜率也是共享的。',
              },
            },
            {
              value: v0 + (t + s) * c01,
              say: { en: 'The product of the months times τ₁² is missing.', zh: '少了两个月份之积乘以 τ₁² 的一项。' },
            },
          ],
        },
        {
          kind: 'number',
          name: 'correlation',
          label: { en: 'Correlation', zh: '相关系数' },
          truth: cor,
          tolerance: 0.006,
          decimals: 3,
          mistakes: [
            {
              value: cov / Math.sqrt((varT! - s2) * (varS! - s2)),
              say: {
                en: 'That is the correlation of the true values; measurements vary by σ² in addition.',
                zh: '这是真值的相关系数；测量值的方差还要加上 σ²。',
              },
            },
          ],
        },
      ],
      hints: [
        {
          en: 'The two pressures share b₀ and b₁. Write each as β₀ + b₀ + (β₁ + b₁) t + e and multiply out what they share.',
          zh: '两个血压共享 b₀ 与 b₁。把各自写成 β₀ + b₀ + (β₁ + b₁) t + e，再把共享的部分乘开。',
        },
        {
          en: 'Covariance: τ₀² + (t + s) τ₀₁ + t s τ₁². For the correlation divide by the root of the two variances, each with σ².',
          zh: '协方差：τ₀² + (t + s) τ₀₁ + t s τ₁²。求相关系数时除以两个方差（各含 σ²）之积的平方根。',
        },
      ],
      solution: [
        {
          en: `Covariance: ${fixed(v0, 2)} + ${t + s} × (${fixed(c01, 3)}) + ${t} × ${s} × ${fixed(v1, 4)} = ${fixed(cov, 2)}.`,
          zh: `协方差：${fixed(v0, 2)} + ${t + s} × (${fixed(c01, 3)}) + ${t} × ${s} × ${fixed(v1, 4)} = ${fixed(cov, 2)}。`,
        },
        {
          en: `The variances are ${fixed(varT!, 2)} in month ${t} and ${fixed(varS!, 2)} in month ${s}, so the correlation is ${fixed(cov, 2)} / √(${fixed(varT!, 2)} × ${fixed(varS!, 2)}) = ${fixed(cor, 3)}.`,
          zh: `第 ${t} 月的方差为 ${fixed(varT!, 2)}，第 ${s} 月为 ${fixed(varS!, 2)}，故相关系数为 ${fixed(cov, 2)} / √(${fixed(varT!, 2)} × ${fixed(varS!, 2)}) = ${fixed(cor, 3)}。`,
        },
      ],
      picture: () => <VariancePicture model={model} />,
    }
  },
}
