import type { CovarianceCodes, OptionExpectation } from '../../codes/covariance.ts'
import type { Messages } from '../../sentence.ts'

const expectations: Readonly<Record<OptionExpectation, { readonly words: string; readonly example: string }>> = {
  'true or false': { words: 'TRUE 或 FALSE', example: 'TRUE' },
  'a whole number': { words: '整数', example: '1' },
  'a number in (0, 50] or free': { words: '(0, 50] 内的数或 free', example: '1.5' },
}

const rowsText = (rows: readonly number[]): string => {
  const first = rows.slice(0, 3).map((row) => row + 1)
  return `第 ${first.join('、')} 行${rows.length > first.length ? `等 ${rows.length} 行` : ''}`
}

/** Covariance structures and variance functions, in Chinese. */
export const covarianceChinese: Messages<CovarianceCodes> = {
  'covariance/unknown-option': {
    message: ({ structure, option }) => `\`${structure}\` 没有选项 \`${option}\`。`,
    hint: ({ nearest, known }) => {
      if (known.length === 0) return '它不接受任何选项。'
      const all = known.map((name) => `\`${name}\``).join('、')
      return nearest[0] ? `您是否想写 \`${nearest[0]}\`？它接受 ${all}。` : `它接受 ${all}。`
    },
  },
  'covariance/option-value': {
    message: ({ structure, option, found, expected }) =>
      `\`${structure}\` 的选项 \`${option}\` 应为${expectations[expected].words}，而不是 ${found}。`,
    hint: ({ option, expected }) => `例如写 \`${option} = ${expectations[expected].example}\`。`,
  },
  'covariance/needs-positions': {
    message: ({ structure, columns }) =>
      `\`${structure}\` 需要知道各位置之间的距离，而 ${columns.map((name) => `\`${name}\``).join('、')} 没有次序。`,
    hint: ({ structure }) => `请写一个访视、时间或地点的因子，不带截距：\`${structure}(0 + visit | group)\`。`,
  },
  'covariance/too-many-coordinates': {
    message: ({ structure, found, most }) =>
      `\`${structure}\` ${most === 1 ? '只接受一个坐标' : `最多接受 ${most} 个坐标`}，而给出了 ${found.length} 个：${found.join('、')}。`,
    hint: ({ most }) =>
      most === 1
        ? '在多维空间中 `exp`、`gau`、`ratio` 和 `matern` 是协方差函数，三维以内 `spher` 也是。'
        : '在任意维空间中 `exp`、`gau`、`ratio` 和 `matern` 都是协方差函数。',
  },
  'covariance/coordinate-text': {
    message: ({ structure, column, levels }) =>
      `\`${structure}\` 要计算距离，而 ${column} 是文本：${levels.map((level) => `"${level}"`).join('、')}。`,
    hint: () => '请给出数值列，或选择只需要水平次序的结构：`ar1`、`toep`、`ad`。',
  },
  'covariance/coordinate-not-finite': {
    message: ({ structure, column, value }) => `\`${structure}\` 要计算距离，而 ${column} 含有 ${value}，它不是位置。`,
    hint: () => '请去掉或更正这些行。',
  },
  'covariance/position-not-whole': {
    message: ({ structure, column, value }) =>
      `\`${structure}\` 按步数计算位置之间的间隔，而 ${column} 含有 ${value}，它不是整数。`,
    hint: ({ structure, column }) =>
      structure === 'ar1'
        ? `时间不等距时请写 \`car1(${column} | group)\`，或把 ${column} 作为访视因子。`
        : `时间不等距时请选择 \`car1\` 或 \`exp\`，或把 ${column} 作为访视因子。`,
  },
  'covariance/span': {
    message: ({ structure, column, span, most }) =>
      `\`${structure}\` 按步数计算位置之间的间隔，而 ${column} 跨越 ${span} 步；最多 ${most} 步。`,
    hint: ({ column }) => `请用更大的单位表示 ${column}，或选择 \`car1\` 或 \`exp\`。`,
  },
  'covariance/unobserved-distance': {
    message: ({ structure, column, distances }) =>
      `\`${structure}\` 对每个步数有一个相关系数，而 ${column} 中没有两个值相距 ${distances.join(' 或 ')}。`,
    hint: ({ column }) => `请把 ${column} 作为因子（相邻水平相距一步），或选择 \`us\`、\`ad\`、\`car1\` 或 \`exp\`。`,
  },
  'covariance/too-many-parameters': {
    message: ({ structure, positions, parameters, most }) =>
      `\`${structure}\` 在 ${positions} 个位置上有 ${parameters} 个参数；最多 ${most} 个。`,
    hint: () => '请选择参数个数不随位置增加的结构：`cs`、`ar1`、`car1`、`exp`。',
  },
  'covariance/factors': {
    message: ({ structure, factors, positions }) =>
      `\`${structure}\` 用 ${factors} 个因子至少需要 ${factors} 列，而只有 ${positions} 列。`,
    hint: ({ positions }) =>
      `请写 \`d = 1\`${positions > 1 ? ` 至 \`d = ${positions}\`` : ''}；因子数等于列数时即为 \`us\`。`,
  },
  'covariance/kronecker-axis': {
    message: ({ structure, found }) =>
      `\`${structure}\` 是两个或更多坐标上的乘积，而${found.length === 0 ? '没有坐标' : `只有一个坐标 ${found.join('、')}`}。`,
    hint: ({ structure }) => `请先写第一个因子的坐标，再写第二个的坐标：\`${structure}(trait + time | group)\`。`,
  },
  'covariance/variance-covariate': {
    message: ({ function: name, column, wanted }) =>
      `方差函数 \`${name}\` 需要${wanted === 'factor' ? '因子' : '数值列'}，而 ${column} 是${wanted === 'factor' ? '数值列' : '因子'}。`,
    hint: ({ column, wanted }) =>
      wanted === 'factor'
        ? `写 \`ident(factor(${column}))\` 使每个值有一个标准差，或写 \`power(${column})\` 使标准差随其增大。`
        : `写 \`ident(${column})\` 使每个水平有一个标准差。`,
  },
  'covariance/variance-not-finite': {
    message: ({ function: name, column, rows }) =>
      `方差函数 \`${name}\` 需要有限的数，而 ${column} 在${rowsText(rows)}不是。`,
    hint: () => '请去掉或更正这些行。',
  },
  'covariance/variance-zero': {
    message: ({ function: name, column, rows }) =>
      `${column} 为 0 时方差函数 \`${name}\` 给出的方差为零：${rowsText(rows)}。`,
    hint: ({ function: name, column }) =>
      `\`constPower(${column})\` 和 \`exp(${column})\` 允许 0；或者移动原点：\`${name}(I(${column} + 1))\`。`,
  },
}
