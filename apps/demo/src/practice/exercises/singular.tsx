import { compareModels, type FittedModel, lmm } from 'lmm'
import { fixed } from '../../language/numbers.ts'
import { columnsOf } from '../../learn/cohort.ts'
import { type Drawn, drawn, slopes } from '../drawn.ts'
import { LinesPicture } from '../pictures.tsx'
import type { Exercise } from '../problem.ts'

/** The first fit on a boundary: slopes that hardly differ, few patients. */
function singularFit(seed: number): Drawn {
  for (let turn = 0; ; turn++) {
    const found = drawn(seed + 37 * turn, { tau1: 0.15, tau0: 9, sigma: 9, patients: 14, rho: 0 })
    if (found.model.certificate.status === 'boundary') return found
  }
}

const kindOf = (model: FittedModel): string => model.certificate.directions[0]!.kind

/** 5: what vanished in a singular fit, and whether the simpler model will do. */
export const singular: Exercise = {
  title: { en: 'A singular fit', zh: '一个奇异拟合' },
  make(seed) {
    const { visits, model } = singularFit(seed)
    const simpler = lmm('pressure ~ month + (1 | patient)', columnsOf(visits))
    const test = compareModels([simpler, model], { refit: false })[1]!
    const G = model.random[0]!.G
    const perfect = kindOf(model) !== 'zero-variance'
    const p = test.pBoundary ?? test.pValue!
    const keep = p > 0.05
    const wrong = {
      en: 'Look at the three numbers: which of them is zero, and what is the correlation?',
      zh: '看这三个数：哪个为零？相关系数又是多少？',
    }
    return {
      question: [
        {
          en: `${slopes} was fitted and is singular. Which direction vanished? Test it against the model with a random intercept alone: how much larger is that model’s REML criterion, and do you keep the simpler model at 5 %?`,
          zh: `拟合 ${slopes} 得到奇异拟合。消失的是哪个方向？与只有随机截距的模型比较：后者的 REML 准则大多少？在 5 % 水平上您保留较简单的模型吗？`,
        },
      ],
      given: {
        caption: { en: 'Both fits', zh: '两个拟合' },
        head: [
          { en: 'model', zh: '模型' },
          { en: 'τ₀²', zh: 'τ₀²' },
          { en: 'τ₀₁', zh: 'τ₀₁' },
          { en: 'τ₁²', zh: 'τ₁²' },
          { en: 'REML criterion', zh: 'REML 准则' },
        ],
        rows: [
          [
            '(month | patient)',
            fixed(G.get(0, 0), 2),
            fixed(G.get(0, 1), 3),
            fixed(G.get(1, 1), 4),
            fixed(model.criterion, 3),
          ],
          ['(1 | patient)', fixed(simpler.random[0]!.G.get(0, 0), 2), '', '', fixed(simpler.criterion, 3)],
        ],
      },
      figure: () => <LinesPicture model={model} visits={visits} />,
      fields: [
        {
          kind: 'choice',
          name: 'direction',
          label: { en: 'What vanished', zh: '消失的是' },
          options: [
            {
              name: 'slope',
              label: { en: 'the variance of slopes', zh: '斜率的方差' },
              right: !perfect,
              say: perfect ? wrong : { en: 'All lines are parallel.', zh: '所有线平行。' },
            },
            {
              name: 'correlation',
              label: {
                en: 'one dimension of two: intercept and slope are perfectly correlated',
                zh: '两维中的一维：截距与斜率完全相关',
              },
              right: perfect,
              say: perfect ? { en: 'Who knows one, knows the other.', zh: '知其一便知其二。' } : wrong,
            },
            {
              name: 'residual',
              label: { en: 'the measurement error', zh: '测量误差' },
              right: false,
              say: {
                en: 'σ² is there; the certificate speaks of the random effects.',
                zh: 'σ² 还在；证书说的是随机效应。',
              },
            },
          ],
        },
        {
          kind: 'number',
          name: 'statistic',
          label: { en: 'Likelihood-ratio statistic', zh: '似然比统计量' },
          truth: test.chisq!,
          tolerance: 0.006,
          decimals: 3,
          mistakes: [
            {
              value: test.chisq! / 2,
              say: { en: 'The criterion is −2 log-likelihood already.', zh: '准则已经是 −2 对数似然。' },
            },
          ],
        },
        {
          kind: 'choice',
          name: 'verdict',
          label: {
            en: 'The 5 % point of the mixture of χ² with 1 and 2 degrees of freedom is 5.14. The simpler model',
            zh: '自由度为 1 与 2 的 χ² 混合分布的 5 % 分位点为 5.14。较简单的模型',
          },
          options: [
            {
              name: 'keep',
              label: { en: 'will do', zh: '够用' },
              right: keep,
              say: { en: `p = ${fixed(p, 3)}.`, zh: `p = ${fixed(p, 3)}。` },
            },
            {
              name: 'reject',
              label: { en: 'is rejected', zh: '被拒绝' },
              right: !keep,
              say: { en: `p = ${fixed(p, 3)}.`, zh: `p = ${fixed(p, 3)}。` },
            },
          ],
        },
      ],
      hints: [
        { en: 'Compute the correlation: τ₀₁ / √(τ₀² τ₁²).', zh: '算出相关系数：τ₀₁ / √(τ₀² τ₁²)。' },
        {
          en: 'The statistic is the difference of the two criteria. A variance cannot be negative, so the χ² with 2 degrees of freedom would be too strict.',
          zh: '统计量是两个准则之差。方差不能为负，所以自由度为 2 的 χ² 过于保守。',
        },
      ],
      solution: [
        {
          en: `${model.certificate.directions.map(({ say }) => say).join(' ')} The criteria differ by ${fixed(simpler.criterion, 3)} − ${fixed(model.criterion, 3)} = ${fixed(test.chisq!, 3)}, p = ${fixed(p, 3)}.`,
          zh: `${perfect ? '截距与斜率的相关系数为 ±1：只剩一个维度。' : '斜率的方差为零：各线平行。'}两个准则之差为 ${fixed(simpler.criterion, 3)} − ${fixed(model.criterion, 3)} = ${fixed(test.chisq!, 3)}，p = ${fixed(p, 3)}。`,
        },
        {
          en: keep
            ? 'The simpler model fits as well as these data can tell. A singular fit is a result: there is no evidence of that dimension.'
            : 'A singular fit can still be better than the simpler one: slopes differ, but along one dimension.',
          zh: keep
            ? '就这些数据而言，较简单的模型拟合得同样好。奇异拟合是一个结果：那一维没有证据。'
            : '奇异拟合仍可能优于较简单的模型：斜率有差异，但只沿一个维度。',
        },
      ],
    }
  },
}
