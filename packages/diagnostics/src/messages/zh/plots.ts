import type { PlotsCodes } from '../../codes/plots.ts'
import type { Messages } from '../../sentence.ts'

/** Plots, in Chinese. */
export const plotsChinese: Messages<PlotsCodes> = {
  'plots/needs-rows': {
    message: ({ plot }) => `图 ${plot} 展示拟合所用的数据行，而该模型不含这些行。`,
    hint: () => '请用原数据重新拟合模型。',
  },
  'plots/needs-random-effects': {
    message: ({ plot }) => `图 ${plot} 展示随机效应，而该模型没有随机效应。`,
    hint: () => '请在公式中加入随机项，例如 (1 | subject)，或选择其他图。',
  },
  'plots/unknown-group': {
    message: ({ group }) => `${group} 不是该模型的分组因子。`,
    hint: ({ known }) => `请选择其一：${known.join('、')}。`,
  },
  'plots/needs-two-columns': {
    message: ({ plot, group }) => `图 ${plot} 展示每组的两个随机效应，而 ${group} 没有含两列的随机项。`,
    hint: () => '毛虫图展示单个随机效应。',
  },
  'plots/no-trace': {
    message: () => '拟合没有可展示的迭代。',
  },
  'plots/needs-number': {
    message: ({ column }) => `${column} 不是拟合数据中的数值列。`,
    hint: () => '请指定一个数值列。',
  },
  'plots/no-number': {
    message: () => '轨迹图需要沿数值列展开，而公式没有读取任何数值列。',
    hint: () => '请用 x 指定数据中的一列。',
  },
  'plots/no-factor': {
    message: () => '边际均值是因子各水平的均值，而公式的固定部分没有因子。',
    hint: () => '请用 specs 指定均值的对象，或选择其他图。',
  },
  'plots/single-rows': {
    message: ({ plot }) => `图 ${plot} 比较同一组内的行，而每组都只有一行。`,
    hint: () => '请指定各水平含有多行的分组因子。',
  },
}
