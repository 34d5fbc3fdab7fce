import { coefficients, type FittedModel, lmm } from 'lmm'
import { told } from '../../both.ts'
import { fixed } from '../../language/numbers.ts'
import { normalsOf, pick } from '../drawn.ts'
import { EstimatesPicture } from '../pictures.tsx'
import type { Exercise } from '../problem.ts'

const mice = 6

interface Experiment {
  readonly cages: number
  readonly plain: FittedModel
  readonly means: FittedModel
  readonly mixed: FittedModel
}

/** Two diets by cage, weighed by mouse; drawn again until cages differ in the fit. */
function experiment(seed: number): Experiment {
  const cages = pick([6, 8, 10], seed, 1)
  for (let turn = 0; ; turn++) {
    const normal = normalsOf(7000 + seed + 101 * turn)
    const rows = Array.from({ length: cages }, (_, cage) => {
      const own = 1.6 * normal()
      const diet = cage % 2 === 0 ? 'A' : 'B'
      return Array.from({ length: mice }, () => ({
        cage: `c${cage + 1}`,
        diet,
        gain: 12 + (diet === 'B' ? 1.2 : 0) + own + 1.3 * normal(),
      }))
    })
    const mixed = lmm('gain ~ diet + (1 | cage)', rows.flat())
    if (mixed.random[0]!.G.get(0, 0) < 0.4) continue
    const means = rows.map((cage) => ({
      diet: cage[0]!.diet,
      gain: cage.reduce((sum, { gain }) => sum + gain, 0) / mice,
    }))
    return { cages, mixed, plain: lmm('gain ~ diet', rows.flat()), means: lmm('gain ~ diet', means) }
  }
}

/** 6: mice are no replicates of cages. */
export const replication: Exercise = {
  title: { en: 'Spot the pseudo-replication', zh: '识破伪重复' },
  make(seed) {
    const { cages, plain, means, mixed } = experiment(seed)
    const tests = [plain, means, mixed].map((model) => coefficients(model)[1]!)
    const names = [
      { en: 'A: regression over all mice', zh: 'A：对所有小鼠回归' },
      { en: 'B: regression over cage means', zh: 'B：对笼均值回归' },
      { en: 'C: mixed model, (1 | cage)', zh: 'C：混合模型，(1 | cage)' },
    ] as const
    const df = tests[2]!.df
    return {
      question: [
        {
          en: `${cages} cages were given one of two diets, and ${mice} mice of each cage were weighed. Three colleagues analyse the difference of the diets. Whose standard error is wrong, and how many degrees of freedom does the comparison really have?`,
          zh: `${cages} 个笼子各分到两种饲料之一，每笼称 ${mice} 只小鼠。三位同事分析饲料之差。谁的标准误是错的？这个比较真正有多少自由度？`,
        },
      ],
      given: {
        caption: { en: 'Difference of the diets (g)', zh: '饲料之差（克）' },
        head: [
          { en: 'analysis', zh: '分析' },
          { en: 'estimate', zh: '估计值' },
          { en: 'std. error', zh: '标准误' },
        ],
        rows: tests.map(({ estimate, stdError }, i) => [told(names[i]!), fixed(estimate, 3), fixed(stdError, 3)]),
      },
      fields: [
        {
          kind: 'choice',
          name: 'wrong',
          label: { en: 'The wrong standard error', zh: '错误的标准误' },
          options: names.map((label, i) => ({
            name: 'ABC'[i]!,
            label,
            right: i === 0,
            say:
              i === 0
                ? {
                    en: 'Diets were given to cages; mice of one cage share their cage.',
                    zh: '饲料是分给笼子的；同笼小鼠共享一个笼子。',
                  }
                : {
                    en: 'This one counts cages, which is what was randomised.',
                    zh: '这个以笼为单位，而随机分配的正是笼。',
                  },
          })),
        },
        {
          kind: 'number',
          name: 'df',
          label: { en: 'Degrees of freedom', zh: '自由度' },
          truth: df,
          tolerance: 0.05,
          decimals: 0,
          mistakes: [
            {
              value: cages * mice - 2,
              say: { en: 'That counts mice. Count what was randomised.', zh: '这数的是小鼠。请数被随机分配的单位。' },
            },
            { value: cages, say: { en: 'Two means were estimated from the cages.', zh: '从这些笼子估计了两个均值。' } },
            {
              value: cages - 1,
              say: { en: 'One mean for each diet: two were estimated.', zh: '每种饲料一个均值：估计了两个。' },
            },
          ],
        },
      ],
      hints: [
        { en: 'What was assigned at random: a mouse or a cage?', zh: '被随机分配的是小鼠还是笼子？' },
        { en: 'The number of cages, less one for each mean.', zh: '笼数减去每个均值一个。' },
      ],
      solution: [
        {
          en: `The diet differs between cages only, so ${cages} cages and 2 means leave ${fixed(df, 0)} degrees of freedom. B and C agree because the experiment is balanced: ${fixed(tests[1]!.stdError, 3)} and ${fixed(tests[2]!.stdError, 3)}.`,
          zh: `饲料只在笼间不同，因此 ${cages} 个笼子减去 2 个均值，剩 ${fixed(df, 0)} 个自由度。试验是平衡的，故 B 与 C 一致：${fixed(tests[1]!.stdError, 3)} 与 ${fixed(tests[2]!.stdError, 3)}。`,
        },
        {
          en: `Regression over mice takes ${cages * mice} measurements for as many witnesses; its standard error of ${fixed(tests[0]!.stdError, 3)} is ${fixed(tests[2]!.stdError / tests[0]!.stdError, 1)} times too small.`,
          zh: `对小鼠回归把 ${cages * mice} 次测量当成同样多的独立证人；其标准误 ${fixed(tests[0]!.stdError, 3)} 小了 ${fixed(tests[2]!.stdError / tests[0]!.stdError, 1)} 倍。`,
        },
      ],
      picture: () => (
        <EstimatesPicture
          label={told({ en: 'Three intervals of the difference', zh: '差的三个区间' })}
          axis={told({ en: 'Difference of the diets (g), 95 % interval', zh: '饲料之差（克），95 % 区间' })}
          rows={tests.map(({ estimate, lower, upper }, i) => ({
            name: told(names[i]!),
            estimate,
            lower,
            upper,
            role: i === 0 ? 'residual' : i === 1 ? 'individual' : 'population',
          }))}
        />
      ),
    }
  },
}
