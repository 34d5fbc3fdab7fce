import type { CallCodes } from '../../codes/calls.ts'
import type { Messages } from '../../sentence.ts'

const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join('、')

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
  'call/no-model': {
    message: ({ call, found }) => `${call} 需要一个已拟合的模型，而它的第一个参数是 ${found}。`,
    hint: () => '请传入 lmm() 的返回值，或用 restore() 读回的已保存模型。',
  },
}
