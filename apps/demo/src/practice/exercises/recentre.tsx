import { centering } from 'lmm'
import { fixed } from '../../language/numbers.ts'
import { drawn, pick, spreadOf } from '../drawn.ts'
import { LinesPicture } from '../pictures.tsx'
import type { Exercise } from '../problem.ts'

/** 7: the parameters with another origin of time, without refitting. */
export const recentre: Exercise = {
  title: { en: 'Let the intercept answer', zh: '让截距来回答' },
  make(seed) {
    const { model, visits } = drawn(seed, { rho: pick([-0.6, -0.4, 0.2, 0.5], seed, 3) })
    const { v0, c01, v1, s2 } = spreadOf(model)
    const moved = centering(model, { variable: 'month', origin: 6 })
    const [beta0, beta1] = model.beta as unknown as [number, number]
    const start = moved.fixed[0]!.estimate
    const { G, correlation } = moved.random[0]!
    const [variance, rho] = [G.get(0, 0), correlation.get(0, 1)]
    const rhoBefore = c01 / Math.sqrt(v0 * v1)
    return {
      question: [
        {
          en: 'The question is about six months after the start. Take t − 6 in place of t: what are the intercept, its variance between patients, and the correlation of intercept and slope? Do not refit.',
          zh: '问题关乎开始后六个月。以 t − 6 代替 t：截距、其患者间方差，以及截距与斜率的相关系数各是多少？不要重新拟合。',
        },
      ],
      given: {
        caption: { en: 'Estimates with t = 0 at the first visit', zh: '首次访视为 t = 0 时的估计值' },
        head: ['β₀', 'β₁', 'τ₀²', 'τ₀₁', 'τ₁²', 'σ²'].map((each) => ({ en: each, zh: each })),
        rows: [[fixed(beta0, 2), fixed(beta1, 3), fixed(v0, 2), fixed(c01, 3), fixed(v1, 4), fixed(s2, 2)]],
      },
      fields: [
        {
          kind: 'number',
          name: 'intercept',
          label: { en: 'New β₀ (mmHg)', zh: '新的 β₀（mmHg）' },
          truth: start,
          tolerance: 0.06,
          decimals: 2,
          mistakes: [
            {
              value: beta0 - 6 * beta1,
              say: {
                en: 'The new zero lies six months later: go forward along the line.',
                zh: '新的零点在六个月之后：沿线向前走。',
              },
            },
            {
              value: beta0,
              say: { en: 'The line stays, but its value at zero does not.', zh: '线不动，但零点处的值会变。' },
            },
          ],
        },
        {
          kind: 'number',
          name: 'variance',
          label: { en: 'New τ₀² (mmHg²)', zh: '新的 τ₀²（mmHg²）' },
          truth: variance,
          tolerance: Math.max(0.4, variance * 0.01),
          decimals: 1,
          mistakes: [
            { value: v0 + 6 * c01 + 36 * v1, say: { en: 'The covariance counts twice.', zh: '协方差要算两次。' } },
            {
              value: v0 + 12 * c01 + 6 * v1,
              say: { en: 'The slope’s part grows with the square of 6.', zh: '斜率的部分按 6 的平方增长。' },
            },
            { value: variance + s2, say: { en: 'τ₀² is about lines: no σ² in it.', zh: 'τ₀² 说的是线：不含 σ²。' } },
          ],
        },
        {
          kind: 'number',
          name: 'correlation',
          label: { en: 'New correlation ρ', zh: '新的相关系数 ρ' },
          truth: rho,
          tolerance: 0.012,
          decimals: 3,
          mistakes: [
            {
              value: rhoBefore,
              say: { en: 'That is the correlation at the old origin.', zh: '这是旧原点处的相关系数。' },
            },
          ],
        },
      ],
      hints: [
        {
          en: 'No line moves. Read each patient’s line at month 6: b₀ + 6 b₁.',
          zh: '没有一条线移动。读出每位患者的线在第 6 月的值：b₀ + 6 b₁。',
        },
        {
          en: 'τ₀²(c) = τ₀² + 2 c τ₀₁ + c² τ₁² and τ₀₁(c) = τ₀₁ + c τ₁²; slopes are what they were.',
          zh: 'τ₀²(c) = τ₀² + 2 c τ₀₁ + c² τ₁²，τ₀₁(c) = τ₀₁ + c τ₁²；斜率不变。',
        },
      ],
      solution: [
        {
          en: `β₀ = ${fixed(beta0, 2)} + 6 × (${fixed(beta1, 3)}) = ${fixed(start, 2)}. τ₀² = ${fixed(v0, 2)} + 12 × (${fixed(c01, 3)}) + 36 × ${fixed(v1, 4)} = ${fixed(variance, 1)}.`,
          zh: `β₀ = ${fixed(beta0, 2)} + 6 × (${fixed(beta1, 3)}) = ${fixed(start, 2)}。τ₀² = ${fixed(v0, 2)} + 12 × (${fixed(c01, 3)}) + 36 × ${fixed(v1, 4)} = ${fixed(variance, 1)}。`,
        },
        {
          en: `τ₀₁ = ${fixed(c01, 3)} + 6 × ${fixed(v1, 4)} = ${fixed(c01 + 6 * v1, 3)}, so ρ goes from ${fixed(rhoBefore, 2)} to ${fixed(rho, 3)}.`,
          zh: `τ₀₁ = ${fixed(c01, 3)} + 6 × ${fixed(v1, 4)} = ${fixed(c01 + 6 * v1, 3)}，于是 ρ 由 ${fixed(rhoBefore, 2)} 变为 ${fixed(rho, 3)}。`,
        },
      ],
      picture: () => <LinesPicture model={model} visits={visits} from={6} />,
    }
  },
}
