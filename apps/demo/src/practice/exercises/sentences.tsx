import { coefficients, kenwardRoger, lmm, satterthwaite, varianceComponents } from 'lmm'
import { fixed } from '../../language/numbers.ts'
import { columnsOf } from '../../learn/cohort.ts'
import { drawn, pick } from '../drawn.ts'
import { numbersIn } from '../judge.ts'
import type { Exercise } from '../problem.ts'

/** 8: the result of a trial in two sentences. */
export const sentences: Exercise = {
  title: { en: 'Two sentences', zh: '两句话' },
  make(seed) {
    const { visits } = drawn(seed, { patients: 36, tau1: 0.9 })
    const gain = pick([1.1, 1.4, 1.7], seed, 9)
    const active = (patient: string): boolean => Number(patient.slice(1)) % 2 === 0
    const treated = visits.map((visit) => ({
      ...visit,
      pressure: visit.pressure - (active(visit.patient) ? gain * visit.month : 0),
    }))
    const arm = treated.map(({ patient }) => (active(patient) ? 'active' : 'control'))
    const model = lmm('pressure ~ month * C(arm, base = "control") + (month | patient)', {
      ...columnsOf(treated),
      arm,
    })
    const roger = pick([true, false], seed, 10)
    const row = coefficients(model, { df: roger ? kenwardRoger : satterthwaite }).at(-1)!
    const sd = varianceComponents(model).filter(({ parameter }) => parameter.startsWith('sd_'))
    const [start, change] = sd.map(({ estimate }) => estimate!)
    const method = roger ? 'Kenward-Roger' : 'Satterthwaite'
    const has =
      (value: number, sign = false) =>
      (text: string) =>
        numbersIn(text).some((each) => {
          const distance = sign ? Math.abs(each - value) : Math.abs(Math.abs(each) - Math.abs(value))
          return distance <= Math.max(0.06, Math.abs(value) * 0.02)
        })
    const [low, high] = [row.lower, row.upper]
    const example = {
      en: `Under active treatment pressure fell by ${fixed(-row.estimate, 2)} mmHg a month more than under control (95 % confidence interval ${fixed(-high, 2)} to ${fixed(-low, 2)}; ${method} degrees of freedom ${fixed(row.df, 1)}). Patients differed: standard deviations between them were ${fixed(start!, 1)} mmHg at the start and ${fixed(change!, 2)} mmHg a month in their rate of change.`,
      zh: `与对照相比，活性治疗下血压每月多降 ${fixed(-row.estimate, 2)} mmHg（95 % 置信区间 ${fixed(-high, 2)} 至 ${fixed(-low, 2)}；${method} 自由度 ${fixed(row.df, 1)}）。患者之间有差异：起点的标准差为 ${fixed(start!, 1)} mmHg，变化率的标准差为每月 ${fixed(change!, 2)} mmHg。`,
    }
    return {
      question: [
        {
          en: 'Two arms, a year of visits, a random intercept and slope for each patient. Write the result in two sentences: the difference of the slopes with its interval and the method of its degrees of freedom, and what the random effects say.',
          zh: '两个组，一年的访视，每位患者有随机截距与随机斜率。用两句话写出结果：斜率之差及其区间和自由度方法，以及随机效应说明了什么。',
        },
      ],
      given: {
        caption: { en: `From the report, degrees of freedom by ${method}`, zh: `摘自报告，自由度方法：${method}` },
        head: [
          { en: '', zh: '' },
          { en: 'estimate', zh: '估计值' },
          { en: 'std. error', zh: '标准误' },
          { en: 'df', zh: '自由度' },
          { en: '95 % from', zh: '95 % 自' },
          { en: 'to', zh: '至' },
        ],
        rows: [
          [
            'month × active',
            fixed(row.estimate, 3),
            fixed(row.stdError, 3),
            fixed(row.df, 1),
            fixed(low, 3),
            fixed(high, 3),
          ],
          ['SD (Intercept)', fixed(start!, 2), '', '', '', ''],
          ['SD (month)', fixed(change!, 3), '', '', '', ''],
        ],
      },
      fields: [
        {
          kind: 'text',
          name: 'sentences',
          label: { en: 'Your two sentences', zh: '您的两句话' },
          demands: [
            {
              say: { en: 'The estimate is missing.', zh: '缺估计值。' },
              met: has(row.estimate),
            },
            {
              say: { en: 'An end of the interval is missing.', zh: '缺区间的一端。' },
              met: (text) => has(low)(text) && has(high)(text),
            },
            {
              say: { en: 'Which level has the interval?', zh: '区间的水平是多少？' },
              met: (text) => /95\s*[%％]/.test(text),
            },
            {
              say: { en: `By which method are the degrees of freedom?`, zh: '自由度用的是哪种方法？' },
              met: (text) => text.toLowerCase().replace(/[–—]/g, '-').includes(method.toLowerCase().slice(0, 7)),
            },
            {
              say: {
                en: 'What do the random effects say? Give a standard deviation between patients.',
                zh: '随机效应说明了什么？请给出患者之间的一个标准差。',
              },
              met: (text) => has(start!)(text) || has(change!)(text),
            },
          ],
        },
      ],
      hints: [
        {
          en: 'Estimate with unit, interval, degrees of freedom: then a reader can judge the size and how sure it is.',
          zh: '带单位的估计值、区间、自由度：读者便能判断大小与把握。',
        },
        {
          en: 'The standard deviation of the slopes, beside the mean difference, tells how unlike each other patients are.',
          zh: '把斜率的标准差放在平均差旁边，就看出患者之间有多不同。',
        },
      ],
      solution: [example],
    }
  },
}
