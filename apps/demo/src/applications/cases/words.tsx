import { coefficients, lmm, varianceComponents } from 'lmm'
import { told } from '../../both.ts'
import { fixed } from '../../language/numbers.ts'
import { normalsOf } from '../../practice/drawn.ts'
import { EstimatesPicture } from '../../practice/pictures.tsx'
import type { Application } from '../application.ts'

interface Trial {
  readonly subject: string
  readonly item: string
  readonly condition: string
  readonly rt: number
}

/** 24 people read 32 words, half of them rare: a word is in one condition, a person in both. */
function experiment(seed: number): Trial[] {
  const normal = normalsOf(9013 + seed)
  const words = Array.from({ length: 32 }, (_, k) => ({ item: `w${k + 1}`, rare: k % 2 === 1, own: 34 * normal() }))
  return Array.from({ length: 24 }, (_, i) => {
    const [b0, b1] = [55 * normal(), 14 * normal()]
    return words.map(({ item, rare, own }) => ({
      subject: `r${i + 1}`,
      item,
      condition: rare ? 'rare' : 'frequent',
      rt: 560 + b0 + (rare ? 22 + b1 : 0) + own + 70 * normal(),
    }))
  }).flat()
}

/** One row for each value of a column within a condition: what averaging leaves. */
function averaged(rows: readonly Trial[], by: 'subject' | 'item'): { unit: string; condition: string; rt: number }[] {
  const groups = new Map<string, Trial[]>()
  for (const row of rows) {
    const key = `${row[by]} ${row.condition}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups.values()].map((group) => ({
    unit: group[0]![by],
    condition: group[0]!.condition,
    rt: group.reduce((sum, { rt }) => sum + rt, 0) / group.length,
  }))
}

/** 3: people and words, both drawn from many. */
export const peopleAndWords: Application = {
  title: { en: 'People and words', zh: '人与词' },
  lede: {
    en: 'Everybody reads every word: people and words are crossed. A claim about rare words must hold for other people and for other words, so both are random.',
    zh: '每个人读每个词：人与词交叉。关于低频词的论断应对别的人、别的词同样成立，因此两者都是随机的。',
  },
  make(seed) {
    const data = experiment(seed)
    const formula = 'rt ~ condition + (condition | subject) + (1 | item)'
    const model = lmm(formula, data)
    const bySubject = lmm('rt ~ condition + (1 | unit)', averaged(data, 'subject'))
    const byItem = lmm('rt ~ condition', averaged(data, 'item'))
    const tests = [model, bySubject, byItem].map((each) => coefficients(each)[1]!)
    const names = [
      { en: 'people and words: mixed model', zh: '人与词：混合模型' },
      { en: 'averaged over words, by person', zh: '对词取平均，按人' },
      { en: 'averaged over people, by word', zh: '对人取平均，按词' },
    ] as const
    const [own, people, words] = tests as [(typeof tests)[0], (typeof tests)[0], (typeof tests)[0]]
    const components = varianceComponents(model)
    const sd = (parameter: string): number => components.find((each) => each.parameter === parameter)?.estimate ?? 0
    return {
      raw: {
        caption: { en: `The first of ${data.length} rows`, zh: `${data.length} 行中的前几行` },
        head: ['subject', 'item', 'condition', 'rt'].map((each) => ({ en: each, zh: each })),
        rows: data.slice(0, 5).map(({ subject, item, condition, rt }) => [subject, item, condition, fixed(rt, 0)]),
      },
      models: [`lmm('${formula}', reading)`],
      picture: () => (
        <EstimatesPicture
          label={told({ en: 'The effect of rare words in three analyses', zh: '三种分析中低频词的效应' })}
          axis={told({ en: 'Rare less frequent (ms), 95 % interval', zh: '低频减高频（毫秒），95 % 区间' })}
          rows={tests.map(({ estimate, lower, upper }, i) => ({
            name: told(names[i]!),
            estimate,
            lower,
            upper,
            role: (['population', 'residual', 'individual'] as const)[i]!,
          }))}
        />
      ),
      results: [
        {
          caption: { en: 'Rare less frequent (ms)', zh: '低频减高频（毫秒）' },
          head: [
            { en: 'analysis', zh: '分析' },
            { en: 'estimate', zh: '估计值' },
            { en: 'std. error', zh: '标准误' },
            { en: 'df', zh: '自由度' },
          ],
          rows: tests.map(({ estimate, stdError, df }, i) => [
            told(names[i]!),
            fixed(estimate, 1),
            fixed(stdError, 1),
            fixed(df, 1),
          ]),
        },
        {
          caption: { en: 'Standard deviations (ms)', zh: '标准差（毫秒）' },
          head: [
            { en: 'of', zh: '来源' },
            { en: 'estimate', zh: '估计值' },
          ],
          rows: components
            .filter(({ parameter }) => parameter.startsWith('sd_') || parameter === 'sigma')
            .map(({ parameter, estimate }) => [
              parameter.replace('sd_', '').replace('|', ' | '),
              fixed(estimate ?? 0, 1),
            ]),
        },
      ],
      remarks: [
        {
          en: `Averaging over words takes these 32 words for all words there are: its standard error, ${fixed(people.stdError, 1)} ms, leaves out that words differ by ${fixed(sd('sd_(Intercept)|item'), 0)} ms, and is ${fixed(own.stdError / people.stdError, 1)} times too small. With enough people it finds an effect in any two lists of words.`,
          zh: `对词取平均，等于把这 32 个词当成全部的词：其标准误 ${fixed(people.stdError, 1)} 毫秒没有计入词与词相差 ${fixed(sd('sd_(Intercept)|item'), 0)} 毫秒，小了 ${fixed(own.stdError / people.stdError, 1)} 倍。只要人够多，它在任意两张词表之间都会“发现”效应。`,
        },
        {
          en: 'Averaging over people keeps the words apart, but no longer knows that people differ in the effect. The mixed model has both, and loses no row.',
          zh: '对人取平均保留了词的差异，却不再知道效应因人而异。混合模型两者兼有，且不丢一行。',
        },
      ],
      paragraph: {
        en: `Reading times of 24 people for 32 words were analysed by a linear mixed model with condition as a fixed effect, by-subject random intercepts and slopes of condition, and by-item random intercepts (REML, Satterthwaite). Rare words took ${fixed(own.estimate, 0)} ms longer than frequent ones (95 % CI ${fixed(own.lower, 0)} to ${fixed(own.upper, 0)}; t(${fixed(own.df, 1)}) = ${fixed(own.statistic!, 2)}, p = ${fixed(own.pValue!, 3)}). People differed in level by a standard deviation of ${fixed(sd('sd_(Intercept)|subject'), 0)} ms, words by ${fixed(sd('sd_(Intercept)|item'), 0)} ms. By words alone the standard error is ${fixed(words.stdError, 1)} ms.`,
        zh: `24 人读 32 个词的时间用线性混合模型分析：条件为固定效应，人有随机截距与条件的随机斜率，词有随机截距（REML，Satterthwaite）。低频词比高频词慢 ${fixed(own.estimate, 0)} 毫秒（95 % 置信区间 ${fixed(own.lower, 0)} 至 ${fixed(own.upper, 0)}；t(${fixed(own.df, 1)}) = ${fixed(own.statistic!, 2)}，p = ${fixed(own.pValue!, 3)}）。人的水平相差（标准差）${fixed(sd('sd_(Intercept)|subject'), 0)} 毫秒，词相差 ${fixed(sd('sd_(Intercept)|item'), 0)} 毫秒。仅按词分析的标准误为 ${fixed(words.stdError, 1)} 毫秒。`,
      },
    }
  },
}
