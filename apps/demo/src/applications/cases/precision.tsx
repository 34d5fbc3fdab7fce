import { type GroupUpdate, lmm, predict, updateGroup } from 'lmm'
import { fixed } from '../../language/numbers.ts'
import { columnsOf, drawCohort } from '../../learn/cohort.ts'
import type { Application } from '../application.ts'
import { ComingVisits, type Known } from '../coming-visits.tsx'

const months = Array.from({ length: 25 }, (_, i) => i / 2)

/** 2: a patient who was not in the fit, visit by visit. */
export const precisionMedicine: Application = {
  title: { en: 'A new patient', zh: '一位新患者' },
  lede: {
    en: 'A model of 150 patients meets one whom it never saw. Each visit moves the prediction from the population towards this patient, and narrows it.',
    zh: '一个由 150 名患者得到的模型遇见一位从未见过的人。每次访视都把预测从总体移向这位患者，并使其变窄。',
  },
  make(seed) {
    const spread = { patients: 150, tau0: 11, tau1: 1.2, rho: -0.3, sigma: 6 }
    const { visits } = drawCohort({ seed: 6000 + seed, ...spread })
    const model = lmm('pressure ~ month + (month | patient)', columnsOf(visits))
    const own = drawCohort({ seed: 8000 + seed, ...spread, patients: 1, tau0: 16 }, [0, 1, 2, 4, 6, 8, 10, 12]).visits
    let update: GroupUpdate | undefined
    const states: Known[] = []
    const rows = months.map((month) => ({ month, patient: 'new' }))
    for (let seen = 0; seen <= own.length; seen++) {
      if (seen > 0) {
        const { month, pressure } = own[seen - 1]!
        update = updateGroup(
          model,
          [{ month, pressure, patient: 'new' }],
          update === undefined ? {} : { previous: update },
        )
      }
      const known = update === undefined ? {} : { update }
      const mean = predict(model, rows, { target: 'group', ...known })
      const next = predict(model, rows, { target: 'observation', ...known })
      states.push({ mean, next })
    }
    const end = months.length - 1
    const before = states[0]!.mean
    const half = states.findIndex(({ mean }) => mean.stdError[end]! < before.stdError[end]! / 2)
    const after = states.at(-1)!
    const population = predict(model, rows).population
    return {
      raw: {
        caption: { en: 'The new patient', zh: '新患者' },
        head: [
          { en: 'month', zh: '月' },
          { en: 'pressure', zh: '血压' },
        ],
        rows: own.map(({ month, pressure }) => [String(month), fixed(pressure, 1)]),
      },
      models: [
        "lmm('pressure ~ month + (month | patient)', cohort)",
        'updateGroup(model, [visit], { previous })',
        "predict(model, months, { target: 'group', update })",
      ],
      picture: () => <ComingVisits own={own} months={months} population={population} states={states} />,
      results: [
        {
          caption: { en: 'What is expected at month 12 (mmHg)', zh: '对第 12 月的预期（mmHg）' },
          head: [
            { en: 'visits', zh: '访视数' },
            { en: 'expected', zh: '预期' },
            { en: 'std. error, own mean', zh: '自身均值的标准误' },
            { en: 'next measurement, 95 %', zh: '下一次测量，95 %' },
          ],
          rows: states.map(({ mean, next }, seen) => [
            String(seen),
            fixed(mean.estimate[end]!, 1),
            fixed(mean.stdError[end]!, 1),
            `${fixed(next.lower[end]!, 0)} – ${fixed(next.upper[end]!, 0)}`,
          ]),
        },
      ],
      remarks: [
        {
          en: 'Two intervals, two questions: the narrow band is about this patient’s own mean course, the wide one about a next measurement. Visits narrow the first; the second never becomes narrower than the measurement error.',
          zh: '两个区间，两个问题：窄的是这位患者自己的平均走势，宽的是下一次测量。访视使前者变窄；后者永远不会比测量误差更窄。',
        },
        {
          en: `With no visit the prediction is the population’s, and its error is how much patients differ. ${half > 0 ? `After ${half} visits its standard error at month 12 is less than half of that.` : ''}`,
          zh: `没有访视时，预测就是总体的，其误差即患者之间的差异。${half > 0 ? `${half} 次访视之后，第 12 月的标准误不到原来的一半。` : ''}`,
        },
      ],
      paragraph: {
        en: `A linear mixed model with random intercepts and slopes was fitted to 150 patients; predictions for a new patient are empirical Bayes, with population parameters held at their estimates. Before the first visit the expected pressure at month 12 was ${fixed(before.estimate[end]!, 0)} mmHg (standard error ${fixed(before.stdError[end]!, 1)}); after ${own.length} visits it was ${fixed(after.mean.estimate[end]!, 0)} mmHg (standard error ${fixed(after.mean.stdError[end]!, 1)}), and a single measurement is expected between ${fixed(after.next.lower[end]!, 0)} and ${fixed(after.next.upper[end]!, 0)} mmHg (95 % prediction interval).`,
        zh: `对 150 名患者拟合了带随机截距与随机斜率的线性混合模型；对新患者的预测为经验贝叶斯，总体参数固定在估计值上。首次访视之前，第 12 月的预期血压为 ${fixed(before.estimate[end]!, 0)} mmHg（标准误 ${fixed(before.stdError[end]!, 1)}）；${own.length} 次访视之后为 ${fixed(after.mean.estimate[end]!, 0)} mmHg（标准误 ${fixed(after.mean.stdError[end]!, 1)}），一次测量预期在 ${fixed(after.next.lower[end]!, 0)} 与 ${fixed(after.next.upper[end]!, 0)} mmHg 之间（95 % 预测区间）。`,
      },
    }
  },
}
