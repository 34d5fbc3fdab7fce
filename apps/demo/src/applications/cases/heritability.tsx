import { lmm, type PedigreeRecord, pedigree, randomEffects, rSquared } from 'lmm'
import { told } from '../../both.ts'
import { fixed } from '../../language/numbers.ts'
import { normalsOf } from '../../practice/drawn.ts'
import type { Application } from '../application.ts'
import { Scatter } from '../pictures.tsx'

interface Animal extends PedigreeRecord {
  readonly id: string
  readonly sex: string
  readonly weight: number
  /** What the simulation gave it. */
  readonly breeding: number
}

/** 12 sires with 5 dams each and 3 lambs a dam; lambs and dams are weighed. Breeding values come from the parents and chance. */
function flock(seed: number): { records: PedigreeRecord[]; animals: Animal[] } {
  const normal = normalsOf(12000 + seed)
  const variance = 9
  const sires = Array.from({ length: 12 }, (_, i) => ({ id: `S${i + 1}`, value: Math.sqrt(variance) * normal() }))
  const animals: Animal[] = []
  const weigh = (id: string, sire: string | null, dam: string | null, breeding: number, male: boolean): void => {
    const weight = 42 + (male ? 4 : 0) + breeding + 4 * normal()
    animals.push({ id, sire, dam, sex: male ? 'male' : 'female', weight, breeding })
  }
  for (const [i, sire] of sires.entries())
    for (let d = 0; d < 5; d++) {
      const dam = `D${i + 1}.${d + 1}`
      const value = Math.sqrt(variance) * normal()
      weigh(dam, null, null, value, false)
      for (let k = 0; k < 3; k++) {
        const breeding = (sire.value + value) / 2 + Math.sqrt(variance / 2) * normal()
        weigh(`L${i + 1}.${d + 1}.${k + 1}`, sire.id, dam, breeding, k % 2 === 0)
      }
    }
  return { animals, records: [...sires.map(({ id }) => ({ id })), ...animals] }
}

/** 4: how much of a trait is inherited. */
export const heritability: Application = {
  title: { en: 'Heritability', zh: '遗传力' },
  lede: {
    en: 'Relatives resemble each other as the pedigree says they should. From weights and pedigree the model tells which share of the variance is inherited, and what each animal passes on: its breeding value, a BLUP.',
    zh: '亲属之间的相像程度由系谱决定。由体重与系谱，模型说明方差中有多大份额可遗传，以及每只动物能传下去什么：育种值，即 BLUP。',
  },
  make(seed) {
    const { animals, records } = flock(seed)
    const columns = {
      animal: animals.map(({ id }) => id),
      sex: animals.map(({ sex }) => sex),
      weight: animals.map(({ weight }) => weight),
    }
    const formula = 'weight ~ sex + (1 | animal)'
    const model = lmm(formula, columns, { relationship: { animal: pedigree(records) } })
    const additive = model.random[0]!.G.get(0, 0)
    const residual = model.sigma! ** 2
    const { icc } = rSquared(model)
    const share = icc.adjusted!
    const values = new Map(randomEffects(model).map(({ level, estimate }) => [level, estimate]))
    const best = [...values].sort(([, a], [, b]) => b - a).slice(0, 5)
    return {
      raw: {
        caption: { en: `Some of ${animals.length} animals`, zh: `${animals.length} 只动物中的几只` },
        head: ['animal', 'sire', 'dam', 'sex', 'weight'].map((each) => ({ en: each, zh: each })),
        rows: animals
          .slice(0, 5)
          .map(({ id, sire, dam, sex, weight }) => [
            id,
            String(sire ?? '–'),
            String(dam ?? '–'),
            sex,
            fixed(weight, 1),
          ]),
      },
      models: [`lmm('${formula}', flock, { relationship: { animal: pedigree(records) } })`],
      picture: () => (
        <Scatter
          label={told({ en: 'Breeding values, true and predicted', zh: '真实与预测的育种值' })}
          xLabel={told({ en: 'Breeding value that the simulation gave (kg)', zh: '模拟给定的育种值（kg）' })}
          yLabel={told({ en: 'Predicted breeding value (kg)', zh: '预测的育种值（kg）' })}
          points={animals.map(({ id, breeding }) => ({ name: id, x: breeding, y: values.get(id)! }))}
          line={[0, 1]}
        />
      ),
      results: [
        {
          caption: { en: 'Variance components (kg²)', zh: '方差分量（kg²）' },
          head: [
            { en: 'of', zh: '来源' },
            { en: 'variance', zh: '方差' },
            { en: 'share', zh: '份额' },
          ],
          rows: [
            [told({ en: 'inherited', zh: '遗传' }), fixed(additive, 2), fixed(share, 3)],
            [told({ en: 'residual', zh: '残差' }), fixed(residual, 2), fixed(1 - share, 3)],
          ],
        },
        {
          caption: { en: 'The highest breeding values (kg)', zh: '最高的育种值（kg）' },
          head: [
            { en: 'animal', zh: '动物' },
            { en: 'breeding value', zh: '育种值' },
          ],
          rows: best.map(([id, value]) => [id, fixed(value, 2)]),
        },
      ],
      remarks: [
        {
          en: 'Each animal was weighed once: without the pedigree its own value could not be told from the residual. The pedigree says how alike relatives must be, and that tells the two apart.',
          zh: '每只动物只称一次：没有系谱，它自身的值与残差就分不开。系谱说明亲属应有多相像，从而把两者分开。',
        },
        {
          en: 'Predictions lie closer to zero than the truth: they are shrunk, the more so the less is known of an animal and its relatives.',
          zh: '预测比真值更靠近零：它们被收缩了，对一只动物及其亲属所知越少，收缩越多。',
        },
      ],
      paragraph: {
        en: `Weights of ${animals.length} animals were analysed by an animal model with sex as a fixed effect and additive genetic effects with the relationship matrix of the pedigree (REML). The additive genetic variance was ${fixed(additive, 1)} kg² and the residual variance ${fixed(residual, 1)} kg², a heritability of ${fixed(share, 2)}. Breeding values (BLUPs) of the weighed animals ranged from ${fixed(Math.min(...values.values()), 1)} to ${fixed(Math.max(...values.values()), 1)} kg.`,
        zh: `${animals.length} 只动物的体重用动物模型分析：性别为固定效应，加性遗传效应的协方差取系谱的亲缘关系矩阵（REML）。加性遗传方差为 ${fixed(additive, 1)} kg²，残差方差为 ${fixed(residual, 1)} kg²，遗传力为 ${fixed(share, 2)}。被称重动物的育种值（BLUP）在 ${fixed(Math.min(...values.values()), 1)} 至 ${fixed(Math.max(...values.values()), 1)} kg 之间。`,
      },
    }
  },
}
