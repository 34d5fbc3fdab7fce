import type { ArgumentForm, CallCodes } from '../../codes/calls.ts'
import type { Messages } from '../../sentence.ts'

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join('、')

const forms: Readonly<Record<ArgumentForm, { readonly words: string; readonly example: string }>> = {
  column: { words: '列名', example: "'time'" },
  'whole-number': { words: '整数', example: '50' },
  'df-method': { words: '一种方法', example: 'kenwardRoger' },
  weights: { words: '系数的权重', example: '{ Days: 1 }' },
  'weights-list': { words: '由系数权重组成的列表', example: '[{ Days: 1 }]' },
  specs: { words: '写成文本的因子', example: "'~ arm | visit'" },
  means: { words: 'marginalMeans() 的返回值', example: "marginalMeans(model, 'arm')" },
  models: { words: '已拟合模型的列表', example: '[smaller, larger]' },
  products: { words: 'productsOf() 的返回值', example: 'await productsOf(formula, batches)' },
  names: { words: '名称列表', example: "['sigma']" },
  seed: { words: '从 0 起的整数或生成器', example: '42' },
  digits: { words: '1 到 15 的整数', example: '3' },
  records: { words: '带父母的个体列表', example: "[{ id: 'lamb', sire: 'ram', dam: 'ewe' }]" },
}

/** Calls, in Chinese. */
export const callsChinese: Messages<CallCodes> = {
  'call/unknown-option': {
    message: ({ call, option }) => `${call} 没有选项 \`${option}\`。`,
    hint: ({ nearest, known }) => `${nearest[0] ? `您是否想写 \`${nearest[0]}\`？` : ''}它接受 ${listed(known)}。`,
  },
  'call/options': {
    message: ({ call, found }) => `${call} 的选项应是带名称的对象，而不是 ${found}。`,
    hint: ({ known }) => `例如写 \`{ ${known[0]}: ... }\`。它接受 ${listed(known)}。`,
  },
  'call/argument': {
    message: ({ call, argument, found, expected }) =>
      `${call} 的 \`${argument}\` 应是${forms[expected].words}，而不是 ${found}。`,
    hint: ({ expected }) => `例如写 \`${forms[expected].example}\`。`,
  },
  'call/no-model': {
    message: ({ call, found }) => `${call} 需要一个已拟合的模型，而它的第一个参数是 ${found}。`,
    hint: () => '请传入 lmm() 的返回值，或用 restore() 读回的已保存模型。',
  },
}
