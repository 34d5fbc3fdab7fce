import { lmm, predict, randomEffects, shrinkage } from 'lmm'
import { fixed } from '../../language/numbers.ts'
import { columnsOf } from '../../learn/cohort.ts'
import { drawn, pick } from '../drawn.ts'
import { LinesPicture } from '../pictures.tsx'
import type { Exercise } from '../problem.ts'

/** 2: the random intercept of a patient with three visits, weighed and shrunk by hand. */
export const byHand: Exercise = {
  title: { en: 'Shrink by hand', zh: '亲手收缩' },
  make(seed) {
    const { visits: all } = drawn(seed, { tau1: 0, sigma: pick([8, 10, 12], seed, 4), patients: 30 })
    const name = pick(['P03', 'P07', 'P12', 'P18', 'P25'], seed, 5)
    const own = all.filter(({ patient }) => patient === name).slice(0, 3)
    const visits = all.filter((visit) => visit.patient !== name || own.includes(visit))
    const model = lmm('pressure ~ month + (1 | patient)', columnsOf(visits))
    const { population } = predict(model, columnsOf(own))
    const { reliability: weight } = shrinkage(model).groups.find(({ level }) => level === name)!
    const { estimate: b } = randomEffects(model, { levels: [name] })[0]!
    const tau2 = model.random[0]!.G.get(0, 0)
    const s2 = model.sigma! ** 2
    const mean = own.reduce((sum, { pressure }, i) => sum + pressure - population[i]!, 0) / own.length
    return {
      question: [
        {
          en: `Patient ${name} has come three times. The model has a random intercept with τ₀² = ${fixed(tau2, 1)} and σ² = ${fixed(s2, 1)}. How much does the model believe of what these visits say, and how far does it move this patient’s line?`,
          zh: `患者 ${name} 来过三次。模型只有随机截距，τ₀² = ${fixed(tau2, 1)}，σ² = ${fixed(s2, 1)}。这三次访视所说的，模型相信多少？它把这位患者的线移动多远？`,
        },
      ],
      given: {
        caption: { en: `Visits of ${name}`, zh: `${name} 的访视` },
        head: [
          { en: 'month', zh: '月' },
          { en: 'measured', zh: '测量值' },
          { en: 'population’s line', zh: '总体的线' },
        ],
        rows: own.map(({ month, pressure }, i) => [String(month), fixed(pressure, 1), fixed(population[i]!, 1)]),
      },
      fields: [
        {
          kind: 'number',
          name: 'weight',
          label: { en: 'Weight of the patient’s own data', zh: '患者自己数据的权重' },
          truth: weight,
          tolerance: 0.006,
          decimals: 3,
          mistakes: [
            {
              value: tau2 / (tau2 + s2),
              say: {
                en: 'That is the weight of a single visit; there are three.',
                zh: '这是一次访视的权重；这里有三次。',
              },
            },
            {
              value: 1 - weight,
              say: {
                en: 'That is what the population keeps: one minus the weight.',
                zh: '这是总体保留的份额，即一减去权重。',
              },
            },
          ],
        },
        {
          kind: 'number',
          name: 'shift',
          label: { en: 'Deviation b₀ of this patient (mmHg)', zh: '这位患者的偏差 b₀（mmHg）' },
          truth: b,
          tolerance: Math.max(0.12, Math.abs(b) * 0.015),
          decimals: 2,
          mistakes: [
            {
              value: mean,
              say: { en: 'That is the mean of the residuals, not shrunk yet.', zh: '这是残差的平均，还没有收缩。' },
            },
            {
              value: mean * (1 - weight),
              say: { en: 'Multiply by the weight, not by what is left of it.', zh: '应乘以权重，而不是一减权重。' },
            },
          ],
        },
      ],
      hints: [
        {
          en: 'The weight of n visits is n τ₀² / (n τ₀² + σ²).',
          zh: 'n 次访视的权重是 n τ₀² / (n τ₀² + σ²)。',
        },
        {
          en: 'Take the mean distance of the three measurements from the population’s line, then multiply by the weight.',
          zh: '先求三个测量值与总体的线的平均距离，再乘以权重。',
        },
      ],
      solution: [
        {
          en: `Weight: 3 × ${fixed(tau2, 1)} / (3 × ${fixed(tau2, 1)} + ${fixed(s2, 1)}) = ${fixed(weight, 3)}.`,
          zh: `权重：3 × ${fixed(tau2, 1)} / (3 × ${fixed(tau2, 1)} + ${fixed(s2, 1)}) = ${fixed(weight, 3)}。`,
        },
        {
          en: `The measurements lie ${fixed(mean, 2)} mmHg from the population’s line on average, so b₀ = ${fixed(weight, 3)} × ${fixed(mean, 2)} = ${fixed(b, 2)}: what the library’s random effect is, too.`,
          zh: `测量值平均偏离总体的线 ${fixed(mean, 2)} mmHg，故 b₀ = ${fixed(weight, 3)} × ${fixed(mean, 2)} = ${fixed(b, 2)}，与库给出的随机效应一致。`,
        },
      ],
      picture: () => <LinesPicture model={model} visits={visits} chosen={name} />,
    }
  },
}
