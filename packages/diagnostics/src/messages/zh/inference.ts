import type { InferenceCodes } from '../../codes/inference.ts'
import type { Messages } from '../../sentence.ts'

const list = (names: readonly string[]): string => names.join('、')

const rowsAreFor: Readonly<Record<InferenceCodes['inference/needs-rows']['what'], (columns: string) => string>> = {
  aliased: (columns) => `被去掉的列（${columns}）如何由其他列决定，只有从各行才能得知`,
  weights: (columns) => `I 型和 II 型检验使用不加权重 ${columns} 的 X 各列，来自各行`,
  proportional: (columns) => `比例权重是 ${columns} 各单元的行数`,
  r2: () => 'R2 和 ICC 是对各行的平均',
  simulation: () => '模拟的 p 值来自对各行换上其他响应后的拟合',
  offset: (columns) => `偏移 ${columns} 的均值来自各行`,
}

const cellsOf = (factors: readonly string[]): string =>
  factors.length > 1 ? `${list(factors)} 的各单元` : `${factors[0]} 的各水平`

const subject = ({ factors, numbers, margins }: InferenceCodes['inference/hypothesis']): string => {
  const slope = numbers.length > 1 ? `${list(numbers)} 的交互作用` : `${numbers[0]} 的斜率`
  if (factors.length === 0) return `${slope}为零`
  const [margin = [], another] = margins
  const varies = factors.filter((name) => !margin.includes(name))
  const what = numbers.length > 0 ? slope : '均值'
  if (margins.length === 0) return `${what}在 ${cellsOf(factors)}均为零`
  if (another && margins.length === factors.length && margins.every(({ length }) => length === factors.length - 1))
    return numbers.length > 0 ? `${slope}中 ${list(factors)} 的交互作用为零` : `${list(factors)} 的交互作用为零`
  if (another) return `${what}在 ${cellsOf(factors)}只取决于 ${margins.map(list).join('，以及 ')}`
  if (margin.length > 0) return `在 ${cellsOf(margin)}之内，${what}在 ${cellsOf(varies)}相同`
  if (numbers.length > 0) return `${slope}在 ${cellsOf(factors)}相同`
  return `${cellsOf(factors)}的均值相等`
}

/** 推断，中文。 */
export const inferenceChinese: Messages<InferenceCodes> = {
  'inference/invalid-option': {
    message: ({ option, found }) => `${option} 不能是 ${found}。`,
    hint: ({ expected }) => `请选择 ${expected.join(' 或 ')}。`,
  },
  'inference/weights-length': {
    message: ({ label, found, coefficients }) =>
      `对比“${label}”有 ${found} 个权重，而模型有 ${coefficients.length} 个系数。`,
    hint: ({ coefficients }) =>
      `请为 ${list(coefficients)} 各给一个权重，或按名称给出：{ ${JSON.stringify(coefficients[0] ?? '')}: 1 }。`,
  },
  'inference/mean-weights-length': {
    message: ({ label, found, means }) => `对比“${label}”有 ${found} 个权重，而均值有 ${means.length} 个。`,
    hint: ({ means }) => `请按此顺序为 ${list(means)} 各给一个权重。`,
  },
  'inference/unknown-coefficient': {
    message: ({ label, name }) => `对比“${label}”给“${name}”一个权重，但模型没有这个系数。`,
    hint: ({ nearest, known }) =>
      `${nearest.length > 0 ? `是否指 ${nearest.join(' 或 ')}？` : ''}系数有 ${list(known)}。`,
  },
  'inference/aliased-coefficient': {
    message: ({ label, name }) => `对比“${label}”不可估：列 ${name} 由前面的列决定，已被去掉。`,
    hint: () => '请不用该列书写对比，或查看设计中哪些单元是空的。',
  },
  'inference/needs-rows': {
    message: ({ what, columns }) => `${rowsAreFor[what](list(columns))}，而此模型不含各行数据。`,
    hint: () => '请用数据重新拟合模型。',
  },
  'inference/hypothesis': {
    message: (data) => {
      const { type, averaged, atZero, after, empty } = data
      return [
        subject(data),
        averaged.length > 0 && `按等权重对 ${list(averaged)} 取平均`,
        atZero.length > 0 && `在 ${list(atZero)} 为零处`,
        after.length > 0 && `${type === 'I' ? '在' : '校正'} ${list(after)}${type === 'I' ? ' 之后' : ''}`,
        empty.length > 0 && `仅就有数据的单元而言：${list(empty)} 没有数据`,
      ]
        .filter(Boolean)
        .join('，')
    },
  },
  'inference/means-specification': {
    message: ({ text }) => `“${text}”没有指明均值。`,
    hint: () => '请写 A、A * B（所有单元）或 A | B（B 的每个水平内的 A）。',
  },
  'inference/unknown-covariate': {
    message: ({ name }) => `${name} 不是固定部分的协变量。`,
    hint: ({ known }) => (known.length > 0 ? `有 ${list(known)}。` : '没有协变量。'),
  },
  'inference/covariate-mean': {
    message: ({ name }) => `${name} 的均值来自各行，而此模型不含各行数据。`,
    hint: ({ name }) => `请说明取何值：{ at: { ${JSON.stringify(name)}: 0 } }。`,
  },
  'inference/covariate-values': {
    message: ({ name }) => `${name} 取了多个值，却不在所求均值的变量之中。`,
    hint: ({ name }) => `请只给一个值，或写明它：“A * ${name}”。`,
  },
  'inference/unknown-factor': {
    message: ({ name }) => `${name} 不是固定部分的变量。`,
    hint: ({ known }) => (known.length > 0 ? `有 ${list(known)}。` : '没有变量。'),
  },
  'inference/unknown-level': {
    message: ({ level }) => `没有 ${level} 的均值。`,
    hint: ({ known }) => `有 ${list(known)}。`,
  },
  'inference/no-inverse': {
    message: ({ response }) => `${response} 的均值不能换回变换之前的响应。`,
    hint: () => "请使用尺度 'model' 并自行变换：这里只有单列的对数和平方根有逆变换。",
  },
  'inference/no-residual-variance': {
    message: () => 'R2 和 ICC 需要单一的残差方差，而此模型的残差有自己的协方差结构。',
    hint: () => '请用独立残差拟合模型。',
  },
  'inference/other-response': {
    message: ({ first, other }) => `两个模型的响应不同（${first} 与 ${other}），其似然不能比较。`,
    hint: () => '请用相同的左边拟合两者。',
  },
  'inference/other-rows': {
    message: ({ formula, rows, expected }) =>
      rows === expected
        ? `${formula} 拟合所用的行与前一模型不同。`
        : `${formula} 用 ${rows} 行拟合，第一个模型用 ${expected} 行，其似然不能比较。`,
    hint: () => '请去掉任一模型缺值的行：{ complete: [...] } 指明其列。',
  },
  'inference/other-criterion': {
    message: ({ first, other }) => `用 ${first} 拟合的模型不能与用 ${other} 拟合的比较。`,
    hint: () => '请用相同的准则拟合两者。',
  },
  'inference/reml-fixed-effects': {
    message: ({ formula }) => `${formula} 的固定效应不同：固定效应不同的模型，其限制似然属于不同的数据。`,
    hint: () => '请用最大似然比较。',
  },
  'inference/needs-refit': {
    message: () => '这些模型需要先拟合，但没有给出拟合的方法。',
    hint: () => '请传入已拟合的模型和 `refit`。',
  },
  'inference/not-estimable': {
    message: ({ cells }) => `${list(cells)} 的均值不可估：所平均的设计单元中有的没有数据。`,
    hint: () => '请比较有数据的单元，或去掉模型中的交互作用。',
  },
  'inference/needs-products': {
    message: () => '轮廓似然要在固定一个参数后重新拟合模型，而此模型没有保留其乘积。',
    hint: () => '请用数据重新拟合模型。',
  },
  'inference/profile-refitted': {
    message: ({ from, to }) => `模型用 ${from} 拟合；轮廓用 ${to}，为此重新拟合了模型。`,
  },
  'inference/profile-left': {
    message: ({ parameters }) => `未求轮廓的参数（所估计的量本身没有直接含义）：${list(parameters)}。`,
  },
  'inference/unknown-parameter': {
    message: ({ name }) => `${name} 不是可以求轮廓的参数。`,
    hint: ({ nearest, known }) =>
      `${nearest.length > 0 ? `是否指 ${nearest.join(' 或 ')}？` : ''}参数有 ${list(known)}。`,
  },
  'inference/weight-not-finite': {
    message: ({ label, name }) => `对比“${label}”给 ${name} 的权重不是有限的数。`,
    hint: () => '请给出数值。',
  },
}
