import { compareMeans, kenwardRoger, lmm, marginalMeans, randomGenerator } from 'lmm'
import { type Both, told } from '../../both.ts'
import { fixed } from '../../language/numbers.ts'
import { normalsOf } from '../../practice/drawn.ts'
import type { Application } from '../application.ts'
import { MeansPicture } from '../pictures.tsx'

const weeks = [2, 4, 8, 12] as const
const nameOf = (week: number): string => `w${String(week).padStart(2, '0')}`

/** Change of a symptom score in two arms; who does not get better leaves more often. */
function trial(seed: number) {
  const normal = normalsOf(4000 + seed)
  const generator = randomGenerator(5000 + seed)
  return Array.from({ length: 120 }, (_, i) => {
    const arm = i % 2 === 0 ? 'control' : 'active'
    const patient = `S${String(i + 1).padStart(3, '0')}`
    const baseline = 24 + 4 * normal()
    const [b0, b1] = [2.2 * normal(), 0.28 * normal()]
    const rows = []
    for (const week of weeks) {
      const mean = -0.25 * (baseline - 24) - (arm === 'active' ? 0.62 : 0.34) * week
      const change = mean + b0 + b1 * week + 2.4 * normal()
      rows.push({ patient, arm, visit: nameOf(week), week, baseline, change })
      if (generator.uniform() < (change > -1 ? 0.16 : 0.05)) break
    }
    return rows
  }).flat()
}

const pText = (p: number): string => (p < 0.001 ? 'p < 0.001' : `p = ${fixed(p, 3)}`)

/** 1: a trial with repeated measurements. */
export const clinicalTrial: Application = {
  title: { en: 'A clinical trial', zh: '临床试验' },
  lede: {
    en: 'Two arms, four visits, a symptom score and its change from baseline. Some patients leave. The model for repeated measures uses every visit there is, and asks for the difference at the last one.',
    zh: '两个组，四次访视，症状评分及其相对基线的变化。有些患者中途离开。重复测量模型用到每一次访视，并回答最后一次访视时的组间差。',
  },
  make(seed) {
    const data = trial(seed)
    const formula = 'change ~ baseline + arm * visit'
    const residual = 'us(visit | patient)'
    const lines = 'change ~ baseline + arm * week + (week | patient)'
    const repeated = lmm(formula, data, { residual })
    const slopes = lmm(lines, data)
    const df = kenwardRoger
    const means = marginalMeans(repeated, 'arm | visit', { df })
    const differences = compareMeans(means)
    const last = differences.find(({ by }) => by.visit === nameOf(12))!
    const byLines = compareMeans(marginalMeans(slopes, 'arm', { df, at: { week: 12 } }))[0]!
    const lost = 120 * weeks.length - data.length
    const completers = data.filter(({ week }) => week === 12).length
    const head: Both[] = [
      { en: 'analysis', zh: '分析' },
      { en: 'difference', zh: '差' },
      { en: 'std. error', zh: '标准误' },
      { en: 'df', zh: '自由度' },
      { en: '95 % from', zh: '95 % 自' },
      { en: 'to', zh: '至' },
      { en: 'p', zh: 'p' },
    ]
    const shown = [last, byLines]
    return {
      raw: {
        caption: { en: `The first of ${data.length} rows`, zh: `${data.length} 行中的前几行` },
        head: ['patient', 'arm', 'visit', 'baseline', 'change'].map((each) => ({ en: each, zh: each })),
        rows: data
          .slice(0, 5)
          .map(({ patient, arm, visit, baseline, change }) => [
            patient,
            arm,
            visit,
            fixed(baseline, 1),
            fixed(change, 1),
          ]),
      },
      models: [`lmm('${formula}', trial, { residual: '${residual}' })`, `lmm('${lines}', trial)`],
      picture: () => (
        <MeansPicture
          label={told({ en: 'Marginal means by arm and week', zh: '按组与周的边际均值' })}
          xLabel={told({ en: 'Week', zh: '周' })}
          yLabel={told({ en: 'Change from baseline, with 95 % intervals', zh: '相对基线的变化，附 95 % 区间' })}
          points={means.rows.map(({ levels, estimate, lower, upper }) => ({
            x: Number(levels.visit!.slice(1)),
            series: levels.arm!,
            estimate: estimate!,
            lower: lower!,
            upper: upper!,
          }))}
        />
      ),
      results: [
        {
          caption: {
            en: 'Active less control at week 12, by Kenward-Roger',
            zh: '第 12 周活性组减对照组，Kenward-Roger 方法',
          },
          head,
          rows: shown.map(({ estimate, stdError, df: freedom, lower, upper, pValue }, i) => [
            ['MMRM', '(week | patient)'][i]!,
            fixed(estimate!, 2),
            fixed(stdError!, 2),
            fixed(freedom!, 1),
            fixed(lower!, 2),
            fixed(upper!, 2),
            pValue! < 0.001 ? '< 0.001' : fixed(pValue!, 3),
          ]),
        },
      ],
      remarks: [
        {
          en: `${completers} of 120 patients reached week 12; ${lost} visits are missing. Those who left are not thrown away: their early visits, with the covariance among visits, tell what is to be expected of them. That is right when leaving depends only on what was seen (missing at random), and cannot be checked from these data.`,
          zh: `120 名患者中 ${completers} 名到第 12 周；缺 ${lost} 次访视。离开的人没有被丢掉：他们早先的访视连同访视间的协方差，说明了对他们可以期待什么。若离开只取决于已观测的值（随机缺失），这便是对的；而这一点无法由数据检验。`,
        },
        {
          en: 'Random slopes say that each patient changes along a line. Where that is true they are a little more precise; the unstructured covariance assumes nothing of the kind, which is why protocols prefer it.',
          zh: '随机斜率假定每位患者沿直线变化。若属实，则略为精确；非结构化协方差不作此假定，因此方案更偏好它。',
        },
      ],
      paragraph: {
        en: `Change from baseline was analysed by a mixed model for repeated measures with baseline, arm, visit and their interaction as fixed effects and an unstructured covariance among the visits of a patient (REML, Kenward-Roger). At week 12 the score had changed by ${fixed(last.estimate!, 1)} points more under active treatment than under control (95 % CI ${fixed(last.lower!, 1)} to ${fixed(last.upper!, 1)}; ${pText(last.pValue!)}, ${fixed(last.df!, 1)} degrees of freedom). A model with random slopes gave ${fixed(byLines.estimate!, 1)} (${fixed(byLines.lower!, 1)} to ${fixed(byLines.upper!, 1)}). Missing visits were taken as missing at random.`,
        zh: `相对基线的变化用重复测量混合模型分析：基线、组别、访视及组别与访视的交互为固定效应，同一患者各次访视的协方差为非结构化（REML，Kenward-Roger）。第 12 周活性组评分变化与对照组之差为 ${fixed(last.estimate!, 1)} 分（95 % 置信区间 ${fixed(last.lower!, 1)} 至 ${fixed(last.upper!, 1)}；${pText(last.pValue!)}，自由度 ${fixed(last.df!, 1)}）。随机斜率模型得 ${fixed(byLines.estimate!, 1)}（${fixed(byLines.lower!, 1)} 至 ${fixed(byLines.upper!, 1)}）。缺失的访视按随机缺失处理。`,
      },
    }
  },
}
