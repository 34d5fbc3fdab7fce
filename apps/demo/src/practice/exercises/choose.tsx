import { type FittedModel, informationCriteria, lmm, randomGenerator } from 'lmm'
import { type Both, told } from '../../both.ts'
import { fixed } from '../../language/numbers.ts'
import { normalsOf, pick } from '../drawn.ts'
import type { Exercise } from '../problem.ts'

interface Candidate {
  readonly name: string
  readonly label: Both
  readonly formula: string
  readonly residual?: string
}

const mean = 'pressure ~ arm * visit'

const candidates: readonly Candidate[] = [
  { name: 'slopes', label: { en: 'random slopes', zh: '随机斜率' }, formula: `${mean} + (month | patient)` },
  { name: 'ar1', label: { en: 'AR(1)', zh: 'AR(1)' }, formula: mean, residual: 'ar1(visit | patient)' },
  { name: 'us', label: { en: 'unstructured', zh: '非结构化' }, formula: mean, residual: 'us(visit | patient)' },
]

/** A trial of 6 visits: patients with high pressure leave more often, as was seen before they left. */
function trial(seed: number): Record<string, string[] | number[]> {
  const kind = pick(['slopes', 'ar1'], seed, 7)
  const normal = normalsOf(900 + seed)
  const generator = randomGenerator(300 + seed)
  const rows: { patient: string; arm: string; visit: string; month: number; pressure: number }[] = []
  for (let i = 0; i < 80; i++) {
    const arm = i % 2 === 0 ? 'placebo' : 'active'
    const [b0, b1] = [9 * normal(), 1.6 * normal()]
    let e = 11 * normal()
    for (let k = 0; k < 6; k++) {
      if (k > 0) e = 0.75 * e + 11 * Math.sqrt(1 - 0.75 ** 2) * normal()
      const own = kind === 'slopes' ? b0 + b1 * 2 * k + 5 * normal() : e
      const pressure = 150 - (arm === 'active' ? 1.4 : 0.3) * 2 * k + own
      rows.push({ patient: `P${i}`, arm, visit: `v${k + 1}`, month: 2 * k, pressure })
      if (generator.uniform() < (pressure > 155 ? 0.16 : 0.04)) break
    }
  }
  return {
    patient: rows.map(({ patient }) => patient),
    arm: rows.map(({ arm }) => arm),
    visit: rows.map(({ visit }) => visit),
    month: rows.map(({ month }) => month),
    pressure: rows.map(({ pressure }) => pressure),
  }
}

/** 4: a covariance for a trial with dropout, and what the analysis then answers. */
export const choose: Exercise = {
  title: { en: 'A trial with dropout', zh: '有脱落的试验' },
  make(seed) {
    const data = trial(seed)
    const models = candidates.map(
      ({ formula, residual }): FittedModel => lmm(formula, data, residual === undefined ? {} : { residual }),
    )
    const aic = models.map((model) => informationCriteria(model).aic)
    const best = aic.indexOf(Math.min(...aic))
    const rows = (data.patient as string[]).length
    return {
      question: [
        {
          en: `80 patients, 6 visits, ${480 - rows} visits missing: patients whose pressure was high left more often. Three models with the same means by arm and visit were fitted by REML. Which covariance do you choose by AIC, and which question does the analysis answer?`,
          zh: `80 名患者，6 次访视，缺 ${480 - rows} 次：血压高的患者更常离开。三个模型的组别与访视均值相同，均以 REML 拟合。按 AIC 您选哪种协方差？这样的分析回答什么问题？`,
        },
      ],
      given: {
        caption: { en: 'Fits', zh: '拟合' },
        head: [
          { en: 'covariance', zh: '协方差' },
          { en: 'parameters', zh: '参数个数' },
          { en: 'REML criterion', zh: 'REML 准则' },
        ],
        rows: candidates.map(({ label, residual, formula }, i) => [
          `${told(label)}: ${residual ?? formula.slice(formula.indexOf('('))}`,
          String(models[i]!.npar),
          fixed(models[i]!.criterion, 2),
        ]),
      },
      fields: [
        {
          kind: 'choice',
          name: 'model',
          label: { en: 'The covariance', zh: '协方差' },
          options: candidates.map(({ name, label }, i) => ({
            name,
            label,
            right: i === best,
            say:
              i === best
                ? { en: 'It has the lowest AIC.', zh: '它的 AIC 最低。' }
                : {
                    en: `Its AIC is ${fixed(aic[i]! - aic[best]!, 1)} above the lowest: count what each parameter costs.`,
                    zh: `它的 AIC 比最低者高 ${fixed(aic[i]! - aic[best]!, 1)}：请算上每个参数的代价。`,
                  },
          })),
        },
        {
          kind: 'number',
          name: 'aic',
          label: { en: 'Its AIC', zh: '它的 AIC' },
          truth: aic[best]!,
          tolerance: 0.06,
          decimals: 2,
          mistakes: [
            {
              value: models[best]!.criterion + models[best]!.npar,
              say: { en: 'Each parameter counts twice.', zh: '每个参数算两次。' },
            },
          ],
        },
        {
          kind: 'choice',
          name: 'question',
          label: { en: 'What the difference of arms at visit 6 is', zh: '第 6 次访视的组间差是' },
          options: [
            {
              name: 'completers',
              label: { en: 'the difference among those who completed', zh: '完成者之间的差' },
              right: false,
              say: {
                en: 'The likelihood uses every visit there is, so those who left speak too.',
                zh: '似然用到每一次访视，因此离开的人也在说话。',
              },
            },
            {
              name: 'random',
              label: {
                en: 'the difference had all stayed, if leaving depends only on what was seen',
                zh: '若离开只取决于已观测的值，则为所有人都留下时的差',
              },
              right: true,
              say: { en: 'Missing at random, as it is called.', zh: '这就是所谓随机缺失。' },
            },
            {
              name: 'any',
              label: {
                en: 'the difference had all stayed, whatever made them leave',
                zh: '无论为何离开，所有人都留下时的差',
              },
              right: false,
              say: {
                en: 'If those leave who are about to become worse, no model of what was seen can know it.',
                zh: '若离开的正是将要恶化的人，仅凭已观测的数据，任何模型都无从得知。',
              },
            },
          ],
        },
      ],
      hints: [
        { en: 'AIC = criterion + 2 × parameters. The smallest wins.', zh: 'AIC = 准则 + 2 × 参数个数，最小者胜。' },
        {
          en: 'REML criteria may be compared because all three have the same fixed effects.',
          zh: '三个模型的固定效应相同，故其 REML 准则可以比较。',
        },
      ],
      solution: [
        {
          en: `The AIC are ${candidates.map(({ label }, i) => `${fixed(aic[i]!, 1)} (${label.en})`).join(', ')}.`,
          zh: `AIC 依次为${candidates.map(({ label }, i) => `${fixed(aic[i]!, 1)}（${label.zh}）`).join('、')}。`,
        },
        {
          en: 'A protocol names the covariance before the data are seen, usually unstructured, because it assumes least; the criterion then tells what this caution costs.',
          zh: '方案在看到数据之前就写明协方差，通常用非结构化，因其假定最少；准则则说明这份谨慎的代价。',
        },
      ],
    }
  },
}
