import type { DegreesOfFreedomCodes, DemandingMethod } from '../../codes/degrees-of-freedom.ts'
import type { Messages } from '../../sentence.ts'

const names: Readonly<Record<DemandingMethod, string>> = {
  'kenward-roger': 'Kenward-Roger 方法',
  'between-within': '组间-组内方法',
  containment: '包含法',
  residual: '残差法',
}

/** 自由度，中文。 */
export const degreesOfFreedomChinese: Messages<DegreesOfFreedomCodes> = {
  'df/needs-reml': {
    message: () => 'Kenward-Roger 方法用于 REML，而此模型是用最大似然法拟合的。',
    hint: () => '请用 REML 拟合模型，或选择 satterthwaite。',
  },
  'df/needs-products': {
    message: ({ method }) => `${names[method]}需要拟合模型所用的数据，而此模型不含这些数据。`,
    hint: () => '请用数据重新拟合模型，或选择不需要数据的 satterthwaite。',
  },
  'df/needs-independent-residuals': {
    message: ({ method }) => `${names[method]}用于独立的残差，而此模型的残差有自己的协方差结构。`,
    hint: () => '请选择 satterthwaite。',
  },
  'df/needs-rows': {
    message: ({ method }) => `${names[method]}需要拟合模型所用的各行，而此模型不含这些行。`,
    hint: () => '请用数据重新拟合模型，或选择不需要数据的 satterthwaite。',
  },
  'df/needs-one-group': {
    message: ({ groups }) =>
      groups.length === 0
        ? '组间-组内方法需要一个分组因子，而模型没有分组因子。'
        : `组间-组内方法需要唯一的分组因子，而模型有 ${groups.join('、')}。`,
    hint: ({ groups }) =>
      groups.length === 0 ? '请选择 residual。' : '请选择 satterthwaite、kenward-roger 或 containment。',
  },
  'df/too-many-effects': {
    message: ({ effects, limit, groups }) =>
      `${groups.join('、')} 的 ${effects} 个随机效应通过共同的行相互关联；此方法使用的稠密矩阵至多 ${limit} 阶。`,
    hint: () => '请选择 satterthwaite：组数如此之多时，两者几乎没有差别。',
  },
  'df/none-left': {
    message: ({ method, term }) => `${names[method]}没有为 ${term} 留下自由度：模型已全部用尽。`,
    hint: () => '请选择 satterthwaite 或 kenward-roger。',
  },
  'df/joined-rows': {
    message: ({ rows }) => `Kenward-Roger 需要交叉随机效应连在一起的 ${rows} 行的整个协方差，而残差又有结构。`,
    hint: () => '请使用 `satterthwaite`，它不需要这样的矩阵。',
  },
  'df/infeasible': {
    message: () => '在估计值处，数据的协方差不是正定的。',
    hint: () => '请查看拟合的证书：它没有停在最优点。',
  },
  'df/reduced-model': {
    message: () => '拟合是奇异的：Satterthwaite 自由度取自去掉零方差之后的模型。',
  },
  'df/all-elements': {
    message: () => '拟合是奇异的：Kenward-Roger 方法把所有方差和协方差都视为被估计的，包括为零者。',
  },
}
