import type { WriteOptions } from 'lmm/report'

type Messages = NonNullable<WriteOptions['messages']>

/** What the analysis of the reader's own data refuses, by code. */
export const refusalsChinese: Messages = {
  'demo/no-table': { message: () => '还没有数据表。' },
  'demo/no-model': { message: () => '还没有模型。' },
  'demo/not-a-number': { message: ({ name, text }) => `${name} 列含有“${text}”，它不是数字。` },
  'demo/not-numbers': { message: ({ name }) => `${name} 不是数字列：只有数字列可以合并为一列。` },
  'demo/name-taken': { message: ({ name }) => `已经有名为 ${name} 的列。` },
  'demo/needs-value': { message: ({ name }) => `${name} 需要一个值。` },
  'demo/many-levels': { message: ({ most }) => `请选择每列最多 ${most} 个不同取值的列。` },
  'demo/many-groups': {
    message: ({ levels, most }) => `此图绘制分组因子的每个水平：最多绘制 ${most} 个，而共有 ${levels} 个。`,
  },
  'demo/many-rows': {
    message: ({ rows, most }) => `此图逐行绘制：最多绘制 ${most} 行，而数据有 ${rows} 行。`,
  },
}
