import { fanning, impliedCovariance } from 'lmm'
import { fixed } from '../../language/numbers.ts'
import { drawn, pick, spreadOf } from '../drawn.ts'
import { LinesPicture, VariancePicture } from '../pictures.tsx'
import type { Exercise } from '../problem.ts'

/** 3: read from a table of variance components how trajectories spread. */
export const fan: Exercise = {
  title: { en: 'Read the fan from a table', zh: '从表中读出扇形' },
  make(seed) {
    const { model, visits } = drawn(seed, {
      rho: pick([-0.75, -0.6, 0.5, 0.7], seed, 3),
      tau1: pick([0.8, 1, 1.3], seed, 2),
      patients: 60,
    })
    const { v0, c01, v1, s2 } = spreadOf(model)
    const { atStart, atEnd, minimum } = fanning(model, { variable: 'month', range: [0, 12] })
    const total = impliedCovariance(model, [12]).variances[0]!
    const share = (total - model.sigma! ** 2) / total
    const out = atEnd > atStart
    const at12 = v0 + 24 * c01 + 144 * v1
    return {
      question: [
        {
          en: 'From this table alone: is the variance between patients larger in month 12 than at the start? At which month is it smallest? And which share of the variance of a measurement in month 12 lies between patients?',
          zh: '只看这张表：第 12 月患者之间的方差是否大于起点？它在第几月最小？第 12 月一次测量的方差中，患者之间占多大份额？',
        },
      ],
      given: {
        caption: { en: 'Estimates, t = 0 at the first visit', zh: '估计值，首次访视为 t = 0' },
        head: ['τ₀²', 'τ₀₁', 'τ₁²', 'σ²'].map((each) => ({ en: each, zh: each })),
        rows: [[fixed(v0, 2), fixed(c01, 3), fixed(v1, 4), fixed(s2, 2)]],
      },
      fields: [
        {
          kind: 'choice',
          name: 'direction',
          label: { en: 'Between month 0 and 12 trajectories', zh: '从第 0 月到第 12 月，各条线' },
          options: [
            {
              name: 'out',
              label: { en: 'end further apart', zh: '终点更散' },
              right: out,
              say: {
                en: `The variance of lines goes from ${fixed(atStart, 0)} to ${fixed(atEnd, 0)}.`,
                zh: `各线的方差由 ${fixed(atStart, 0)} 变为 ${fixed(atEnd, 0)}。`,
              },
            },
            {
              name: 'in',
              label: { en: 'end closer together', zh: '终点更拢' },
              right: !out,
              say: {
                en: `Put t = 0 and t = 12 into the variance: ${fixed(atStart, 0)} and ${fixed(atEnd, 0)}.`,
                zh: `把 t = 0 与 t = 12 代入方差：${fixed(atStart, 0)} 与 ${fixed(atEnd, 0)}。`,
              },
            },
          ],
        },
        {
          kind: 'number',
          name: 'minimum',
          label: {
            en: 'Month of the smallest variance (it may lie outside the study)',
            zh: '方差最小的月份（可在研究之外）',
          },
          truth: minimum.at,
          tolerance: Math.max(0.12, Math.abs(minimum.at) * 0.01),
          decimals: 2,
          mistakes: [
            {
              value: -minimum.at,
              say: { en: 'The size is right; mind the sign of τ₀₁.', zh: '大小对了；注意 τ₀₁ 的符号。' },
            },
            {
              value: 2 * minimum.at,
              say: {
                en: 'Differentiate 2 t τ₀₁ + t² τ₁²: both terms lose a factor of two.',
                zh: '对 2 t τ₀₁ + t² τ₁² 求导：两项都约去二。',
              },
            },
          ],
        },
        {
          kind: 'number',
          name: 'share',
          label: { en: 'Share between patients in month 12, 0 to 1', zh: '第 12 月患者之间的份额，0 到 1' },
          truth: share,
          tolerance: 0.006,
          decimals: 3,
          mistakes: [
            {
              value: v0 / (v0 + s2),
              say: { en: 'That is the share at month 0.', zh: '这是第 0 月的份额。' },
            },
            {
              value: 100 * share,
              say: { en: 'As a number between 0 and 1, please.', zh: '请写成 0 到 1 之间的数。' },
            },
          ],
        },
      ],
      hints: [
        { en: 'Lines vary by τ₀² + 2 t τ₀₁ + t² τ₁² at month t.', zh: '第 t 月各线的方差为 τ₀² + 2 t τ₀₁ + t² τ₁²。' },
        {
          en: 'This is a parabola in t; its lowest point is at −τ₀₁ / τ₁². Measurements add σ².',
          zh: '它是 t 的抛物线，最低点在 −τ₀₁ / τ₁²。测量值再加 σ²。',
        },
      ],
      solution: [
        {
          en: `At month 12 lines vary by ${fixed(v0, 2)} + 24 × (${fixed(c01, 3)}) + 144 × ${fixed(v1, 4)} = ${fixed(at12, 1)}, against ${fixed(v0, 1)} at the start.`,
          zh: `第 12 月各线的方差为 ${fixed(v0, 2)} + 24 × (${fixed(c01, 3)}) + 144 × ${fixed(v1, 4)} = ${fixed(at12, 1)}，起点为 ${fixed(v0, 1)}。`,
        },
        {
          en: `The smallest variance is at −(${fixed(c01, 3)}) / ${fixed(v1, 4)} = ${fixed(minimum.at, 2)}; the share is ${fixed(at12, 1)} / (${fixed(at12, 1)} + ${fixed(s2, 1)}) = ${fixed(share, 3)}.`,
          zh: `方差最小处为 −(${fixed(c01, 3)}) / ${fixed(v1, 4)} = ${fixed(minimum.at, 2)}；份额为 ${fixed(at12, 1)} / (${fixed(at12, 1)} + ${fixed(s2, 1)}) = ${fixed(share, 3)}。`,
        },
      ],
      picture: () => (
        <>
          <LinesPicture model={model} visits={visits} />
          <VariancePicture model={model} />
        </>
      ),
    }
  },
}
