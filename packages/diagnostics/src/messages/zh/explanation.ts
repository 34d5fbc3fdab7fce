import type { ExplanationCodes } from '../../codes/explanation.ts'
import type { Messages } from '../../sentence.ts'

const list = (names: readonly string[]): string => names.join('、')
const and = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${list(names.slice(0, -1))} 和 ${names.at(-1)}`
const effect = (variables: readonly string[]): string =>
  variables.length === 1 ? `${variables[0]} 的效应` : `${and(variables)} 的交互作用`
const of = (response: string | null): string => (response === null ? '' : ` ${response} 的`)

const covariance: ReadonlyMap<string, string> = new Map([
  ['us', '，这些偏离可以相关'],
  ['diag', '，这些偏离互不相关'],
])

/** What a formula means, in Chinese. */
export const explanationChinese: Messages<ExplanationCodes> = {
  'formula/explain-intercept': {
    message: ({ response, alone }) =>
      alone
        ? `${of(response)}均值。`.trim()
        : `所有协变量为零，且（处理对比下）所有因子取第一个水平时${of(response)}均值。`,
  },
  'formula/explain-no-intercept': {
    message: () => '没有截距：均值中没有单独的常数部分。',
  },
  'formula/explain-term': {
    message: ({ variables, response, role, factors, higher }) => {
      const [first = ''] = variables
      const mean = `${of(response)}均值`.trim()
      const numbers = variables.filter((name) => !factors.includes(name))
      const where = higher.length === 0 ? '' : `（在 ${and(higher)} 为零或处于参照水平时）`
      switch (role) {
        case 'number':
          return `${first} 增加一个单位时${of(response)}均值的变化量${where}。`
        case 'factor':
          return `${mean}在 ${first} 的各水平之间的差异${where}。`
        case 'slope':
          return `${and(numbers)} 对${of(response)}均值的效应在 ${and(factors)} 的各水平之间的差异${where}。`
        default:
          return variables.length === 1
            ? `${mean}如何随 ${first} 变化${where}。`
            : `${and(variables)} 对${of(response)}均值的效应如何相互依赖${where}。`
      }
    },
  },
  'formula/explain-offset': {
    message: ({ variable }) => `${variable} 直接加到均值上，没有系数。`,
  },
  'formula/explain-random': {
    message: ({ group, intercept, terms, structure }) => {
      const effects = terms.map(effect)
      const parts = [...(intercept ? ['水平'] : []), ...effects]
      const where = intercept ? `水平${effects.length > 0 ? `以及 ${and(effects)}` : ''}` : ` ${and(effects)}`
      const whose = group.length === 1 ? `${group[0]} ` : `${and(group)} 的组合`
      const joint = parts.length === 1 ? '' : covariance.get(structure)
      const named = covariance.has(structure) ? '' : `，其协方差结构为 ${structure}`
      return `每个 ${whose}在${where}上各自偏离平均${joint || named}。`
    },
  },
  'formula/explain-residual': {
    message: ({ structure, axis, group, by }) => {
      const rows = group.length === 0 ? '所有行' : `每个 ${and(group)} 内各行`
      const places = axis.length === 0 ? '按行的顺序' : `按 ${and(axis)} `
      return `${rows}的残差${places}相关，协方差结构为 ${structure}${by ? `，每个 ${by} 各有一个` : ''}。`
    },
  },
  'formula/explain-variance': {
    message: ({ name, of: variables, fitted }) =>
      name === 'ident'
        ? `残差方差在 ${and(variables)} 的各水平之间不同。`
        : `残差方差按函数 ${name} 随${fitted ? '拟合值' : ` ${and(variables)} `}变化。`,
  },
}
