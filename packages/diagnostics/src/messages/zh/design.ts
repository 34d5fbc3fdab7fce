import type {
  ArgumentKind,
  CellKind,
  ContrastMatrixProblem,
  DesignCodes,
  MissingData,
  ValueKind,
} from '../../codes/design.ts'
import type { Messages } from '../../sentence.ts'

const list = (names: readonly (string | number)[]): string => names.join('、')
const quoted = (names: readonly string[]): string => list(names.map((name) => `“${name}”`))
const maybe = (nearest: readonly string[]): string => (nearest.length > 0 ? `是否想写 ${nearest.join(' 或 ')}？` : '')
const shown = (names: readonly string[], count: number): string =>
  names.length < count ? `${quoted(names)}等 ${count} 个` : quoted(names)
const row = (index: number): string => `第 ${index + 1} 行`
const andMore = (count: number): string => (count > 1 ? `及另外 ${count - 1} 行` : '')
const byColumn = (data: MissingData): string =>
  data.byColumn.map(({ column, count }) => `${column} ${count} 行`).join('，')

const cells: Readonly<Record<CellKind, string>> = {
  number: '数值',
  text: '文本',
  logical: '真假值',
  date: '日期',
  'invalid-date': '无效日期',
  function: '函数',
  symbol: '符号',
  array: '数组',
  object: '对象',
  null: 'null',
  undefined: 'undefined',
}

const values: Readonly<Record<ValueKind, string>> = {
  number: '数值',
  basis: '多列',
  factor: '因子',
  ordered: '有序因子',
  logical: '真假值',
  string: '文本',
  constant: '常数',
  constants: '一组常数',
  text: '文本',
}

const wanted: Readonly<Record<ArgumentKind, string>> = {
  number: '一个常数',
  count: '不小于 1 的整数',
  flag: 'TRUE 或 FALSE',
  constant: '常数，或用 c(...) 写的多个常数',
  coding: '编码的名称，例如 sum',
  'finite-result': '使结果有限的数值',
  knots: '位于边界之内、按升序排列的节点',
  unit: '"days"、"weeks"、"months" 或 "years"',
  breaks: '两个以上互不相同的分点，或不小于 2 的区间数',
}

const matrices: Readonly<Record<ContrastMatrixProblem, (levels: number) => string>> = {
  rows: (levels) => `必须有 ${levels} 行`,
  columns: (levels) => `必须有 1 到 ${levels} 列，且各行列数相同`,
  numbers: () => '必须只含有限的数',
  names: () => '的每一列必须有一个互不相同的名称',
}

/** Tables, schemas and model matrices, in Chinese. */
export const designChinese: Messages<DesignCodes> = {
  'design/bad-table': {
    message: ({ found }) => `不能由${cells[found]}得到数据表。`,
    hint: () => '请按列名传入各列（{ y: [1, 2], group: ["a", "b"] }）、由行对象组成的数组，或 Arrow 表。',
  },
  'design/bad-column': {
    message: ({ column, found }) => `列 ${column} 是${cells[found]}，不是一列数据。`,
    hint: () => '一列可以是数组、类型化数组，或表示因子的 { codes, levels }。',
  },
  'design/bad-row': {
    message: ({ row: index, found }) => `数据表的${row(index)}是${cells[found]}，不是含有各列值的对象。`,
    hint: () => '每行是形如 { y: 1.2, group: "a" } 的对象；若要按列传入，请传入由数组组成的对象。',
  },
  'design/bad-cell': {
    message: ({ column, row: index, found }) => `列 ${column} 的${row(index)}是${cells[found]}。`,
    hint: () => '单元格可以是数值、文本、真假值、日期，或用 null 表示缺失。',
  },
  'design/mixed-column': {
    message: ({ column, row: index, value, found, expected }) =>
      `列 ${column} 起初是${cells[expected]}，但${row(index)}是${cells[found]}（${value}）。`,
    hint: () => '一列只能有一种单元格；缺失值请写 null。',
  },
  'design/unsafe-integer': {
    message: ({ column, row: index, value }) =>
      `列 ${column} 的${row(index)}是 ${value}，这个整数太大，不能精确表示为数值。`,
    hint: () => '编号请以文本传入，或先把该列缩小。',
  },
  'design/column-length': {
    message: ({ column, length, expected, other }) => `列 ${column} 有 ${length} 行，而 ${other} 有 ${expected} 行。`,
    hint: () => '一个数据表的各列长度必须相同。',
  },
  'design/pivot-columns': {
    message: ({ found, names, groups }) =>
      found === 0 ? '没有要堆叠的列。' : `列名有 ${groups} 个部分，却给出了 ${names} 个新列名。`,
    hint: () => '请给出列名，或给出每部分一个组的模式：{ columns: /^sbp_(\\d+)$/, names: "month" }。',
  },
  'design/stacked-kinds': {
    message: ({ column, kinds }) => `不同类型的列（${list(kinds)}）不能堆叠成 ${column}。`,
    hint: () => '请分别堆叠，或先转换为同一类型。',
  },
  'design/duplicate-column': {
    message: ({ column }) => `有两列都叫 ${column}。`,
    hint: () => '请给其中一列改名：公式无法区分它们。',
  },
  'design/duplicate-level': {
    message: ({ column, level }) => `因子 ${column} 的水平“${level}”列出了两次。`,
    hint: () => '每个水平按所需顺序列出一次。',
  },
  'design/factor-code': {
    message: ({ column, row: index, code, levels }) =>
      `因子 ${column} 的${row(index)}编码为 ${code}，但它只有 ${levels} 个水平。`,
    hint: ({ levels }) => `编码是 0 到 ${levels - 1} 的整数，或用 -1 表示缺失。`,
  },
  'design/missing-column': {
    message: ({ column }) => `数据中没有模型要读取的列 ${column}。`,
    hint: ({ nearest }) => `${maybe(nearest)}新数据需要模型中除因变量以外的每一列。`,
  },
  'design/unknown-column': {
    message: ({ option, column }) => `选项 ${option} 指定的列 ${column} 不在数据中。`,
    hint: ({ nearest }) => `${maybe(nearest)}请检查拼写；区分大小写。`,
  },
  'design/option-not-number': {
    message: ({ option, column, found }) => `选项 ${option} 需要数值列，但 ${column} 是${values[found]}。`,
    hint: () => '请指定一个数值列。',
  },
  'design/not-a-number': {
    message: ({ column, row: index, text }) => `列 ${column} 按数值读取，但${row(index)}是“${text}”。`,
    hint: () => '请改正该单元格，留空表示缺失，或把该列作为因子。',
  },
  'design/not-a-date': {
    message: ({ column, row: index, text }) => `列 ${column} 应为日期，但${row(index)}是“${text}”。`,
    hint: () => '请写成 2026-03-31，时间写在后面，例如 14:05。',
  },
  'design/not-logical': {
    message: ({ column, row: index, text }) => `拟合时列 ${column} 是真假值，但${row(index)}是“${text}”。`,
    hint: () => '请写 TRUE 或 FALSE。',
  },
  'design/infinite': {
    message: ({ column, row: index, count }) => `列 ${column} 的${row(index)}${andMore(count)}是无穷大。`,
    hint: () => '请把无穷大换成它所代表的数值，或换成 null 以略去这些行。',
  },
  'design/extreme-number': {
    message: ({ column, value, row: index }) =>
      `${column} 在${row(index)}${value === null ? '超出 1.8e308' : `为 ${value}`}：这样大小的数会使方差超出双精度的范围。`,
    hint: () => '请改正该单元格，或换用其他单位：可计算的大小为 1e-75 到 1e75。',
  },
  'design/absent-column': {
    message: ({ column }) => `为列 ${column} 说明了类型，但数据中没有这一列。`,
    hint: ({ nearest }) => maybe(nearest) || undefined,
  },
  'design/text-as-number': {
    message: ({ column }) => `列 ${column} 的文本全是数字，按数值使用。`,
    hint: ({ column }) => `若要作为因子，请写 factor(${column})，或说明该列的类型。`,
  },
  'design/level-not-listed': {
    message: ({ variable, levels, rows, count }) =>
      `${variable} 的${row(rows[0]!)}${andMore(count)}是${quoted(levels)}，不在所给的水平之中。`,
    hint: ({ known, knownCount }) => `所给的水平：${shown(known, knownCount)}。请补上该水平，或改正单元格。`,
  },
  'design/new-level': {
    message: ({ variable, levels, rows, count }) =>
      `${variable} 的${row(rows[0]!)}${andMore(count)}是${quoted(levels)}，拟合所用的数据中没有这个水平。`,
    hint: ({ known, knownCount }) =>
      `没有为它估计过系数。已知水平：${shown(known, knownCount)}。请略去这些行，或用含有该水平的数据重新拟合。`,
  },
  'design/unused-levels': {
    message: ({ factor, levels, count }) => `所用的行中没有 ${factor} 的水平${shown(levels, count)}，已略去。`,
  },
  'design/one-level-factor': {
    message: ({ variable, level }) =>
      level === '' ? `${variable} 在所用的行中没有值。` : `${variable} 在所用的行中只有一个水平“${level}”。`,
    hint: ({ variable }) => `因子至少要有两个水平才有效应：请从公式中去掉 ${variable}，或检查哪些行被略去。`,
  },
  'design/unknown-contrast': {
    message: ({ factor, contrast }) => `没有名为 ${contrast} 的编码（用于 ${factor}）。`,
    hint: ({ choices, nearest }) => `${maybe(nearest)}可用的编码：${list(choices)}。`,
  },
  'design/contrast-not-factor': {
    message: ({ name }) => `为 ${name} 指定了编码，但它不是该模型的因子。`,
    hint: ({ factors, nearest }) =>
      `${maybe(nearest)}${factors.length > 0 ? `模型中的因子：${list(factors)}。` : '该模型没有因子。'}数值列可用 factor(x) 或说明类型而成为因子。`,
  },
  'design/contrast-size': {
    message: ({ factor, size, levels }) => `${factor} 的编码是为 ${size} 个水平写的，但它有 ${levels.length} 个水平。`,
    hint: ({ levels }) => `水平：${shown(levels.slice(0, 10), levels.length)}。`,
  },
  'design/contrast-scores': {
    message: ({ factor, levels }) => `${factor} 的得分必须是 ${levels.length} 个互不相同的数。`,
    hint: ({ levels }) => `请按顺序为每个水平给出一个：${shown(levels.slice(0, 10), levels.length)}。`,
  },
  'design/contrast-matrix': {
    message: ({ factor, problem, levels }) => `${factor} 的对比矩阵${matrices[problem](levels.length)}。`,
    hint: ({ levels }) => `请按顺序为每个水平写一行：${shown(levels.slice(0, 10), levels.length)}。`,
  },
  'design/contrast-base': {
    message: ({ factor, base, levels }) =>
      `${factor} 的基准指定为第 ${base} 个水平，但它只有 ${levels.length} 个水平。`,
    hint: ({ levels }) => `请给出 1 到 ${levels.length} 之间的整数：${shown(levels.slice(0, 10), levels.length)}。`,
  },
  'design/unknown-function': {
    message: ({ name }) => `没有名为 ${name} 的函数。`,
    hint: ({ name, nearest }) => `${maybe(nearest)}也可以在选项 functions 中传入自己的函数：{ ${name}: (x) => ... }。`,
  },
  'design/argument': {
    message: ({ function: name, argument, found, expected }) =>
      `${name}() 的参数 ${argument} 是 ${found}；它必须是${wanted[expected]}。`,
  },
  'design/argument-missing': {
    message: ({ function: name, argument }) => `${name}() 缺少参数 ${argument}。`,
  },
  'design/argument-unknown': {
    message: ({ function: name, argument }) => `${name}() 没有名为 ${argument} 的参数。`,
    hint: ({ parameters }) => `它的参数是 ${list(parameters)}。`,
  },
  'design/argument-twice': {
    message: ({ function: name, argument }) => `${name}() 的参数 ${argument} 给出了两次。`,
  },
  'design/too-many-arguments': {
    message: ({ function: name, given }) => `${name}() 得到 ${given} 个参数，超出它能接受的个数。`,
    hint: ({ parameters }) => `它的参数是 ${list(parameters)}。`,
  },
  'design/operator': {
    message: ({ operator, variable }) => `运算符 ${operator} 在 ${variable} 的这些值之间没有意义。`,
    hint: () => '函数内部的运算符是算术：+ - * / ^ %% %/%、比较、&、| 和 !。',
  },
  'design/needs-number': {
    message: ({ user, variable, found }) => `${user} 需要数值，但在 ${variable} 中得到的是${values[found]}。`,
    hint: ({ columns }) =>
      `若 ${columns.join(' 或 ')} 本应是数值，请找出不是数值的单元格；因子只需写名称即可进入公式。`,
  },
  'design/needs-factor': {
    message: ({ user, variable, found }) => `${user} 需要因子，但在 ${variable} 中得到的是${values[found]}。`,
    hint: () => '请给出文本列、整数列、真假值列或因子。',
  },
  'design/not-ordered': {
    message: ({ operator, variable }) => `${variable} 用 ${operator} 比较水平的次序，但这些水平没有次序。`,
    hint: () => '请用 ordered(f, levels = c(...)) 使其成为有序因子，或用 == 比较。',
  },
  'design/no-such-level': {
    message: ({ level, variable }) =>
      level === '' ? `${variable} 没有指明水平。` : `${variable} 指明的水平“${level}”没有出现。`,
    hint: ({ levels, nearest }) => `${maybe(nearest)}水平：${list(levels)}。`,
  },
  'design/labels': {
    message: ({ labels, levels }) => `为 ${levels.length} 个水平给出了 ${labels.length} 个标签，或有标签重复。`,
    hint: ({ levels }) => `请按顺序为每个水平给出一个标签：${list(levels.slice(0, 10))}。`,
  },
  'design/no-spread': {
    message: ({ expression }) => `${expression} 会除以零：它的值全都相同。`,
    hint: () => '请去掉该项：有截距时常数没有效应。',
  },
  'design/degree-too-high': {
    message: ({ expression, degree, distinct }) => `${expression} 要求 ${degree} 次，但只有 ${distinct} 个不同的值。`,
    hint: ({ distinct }) => (distinct > 1 ? `最高可用 ${distinct - 1} 次。` : '请去掉该项：有截距时常数没有效应。'),
  },
  'design/user-function': {
    message: ({ name, row: index, arguments: given, found }) =>
      `自定义函数 ${name}(${given.join(', ')}) 在${row(index)}返回了${cells[found]}；它必须返回数值。`,
    hint: () => '它对每一行用该行的数值调用一次。',
  },
  'design/not-finite': {
    message: ({ expression, row: index, count, inputs, result }) =>
      `${expression} 在${row(index)}${andMore(count)}${result === 'nan' ? '不是数值' : result === 'infinity' ? '为无穷大' : '为负无穷大'}，代入的是 ${list(inputs)}。`,
    hint: () => '请修改表达式使其在该处有值，或把这些单元格设为缺失以略去这些行。',
  },
  'design/new-group-mean': {
    message: ({ expression, groups, count }) =>
      `${expression}：组${shown(groups, count)}不在拟合数据中，改用它们在新数据中的平均值。`,
  },
  'design/new-group-first': {
    message: ({ expression, groups, count }) =>
      `${expression}：组${shown(groups, count)}不在拟合数据中，改用它们在新数据中的最早日期。`,
  },
  'design/missing-values': {
    message: (data) => `${data.total} 行中有 ${data.count} 行缺少某个值（最先缺失的列：${byColumn(data)}）。`,
    hint: () => '请补全，或允许略去含缺失值的行：missing = omit。',
  },
  'design/rows-dropped': {
    message: (data) => `${data.total} 行中有 ${data.count} 行因缺失值而略去（最先缺失的列：${byColumn(data)}）。`,
  },
  'design/no-rows': {
    message: (data) =>
      data.total === 0
        ? '数据没有任何行。'
        : `${data.total} 行中没有剩下任何行：${[
            ...(data.count > 0 ? [`${data.count} 行缺少某个值（最先缺失的列：${byColumn(data)}）`] : []),
            ...(data.count < data.total ? [`${data.total - data.count} 行的权重为零`] : []),
          ].join('，')}。`,
    hint: () => '请检查各列，以及缺失值是否被正确读取。',
  },
  'design/option-value': {
    message: ({ option, found }) => `选项 ${option} 不能是 ${found}。`,
    hint: ({ choices }) => `请写 ${choices.join(' 或 ')}。`,
  },
  'design/weights-kind': {
    message: ({ kind }) => `没有名为 ${kind} 的权重类型。`,
    hint: ({ choices, nearest }) =>
      `${maybe(nearest)}可用的类型：${list(choices)}。抽样（调查）权重不属于其中任何一种。`,
  },
  'design/negative-weight': {
    message: ({ column, row: index, value, count }) =>
      `权重 ${column} 在${row(index)}${andMore(count)}为负数（${value}）。`,
    hint: ({ kind }) =>
      kind === 'known-variance'
        ? '该列应是方差，必须大于零。'
        : '权重是精度（方差的倒数）或频数，不能为负；权重为零的行会被略去。',
  },
  'design/zero-variance': {
    message: ({ column, row: index, count }) => `已知方差 ${column} 在${row(index)}${andMore(count)}为零。`,
    hint: () => '已知方差必须大于零。known-variance 类的权重是方差，不是精度。',
  },
  'design/zero-weights': {
    message: ({ column, count }) => `有 ${count} 行因权重 ${column} 为零而略去。`,
  },
  'design/no-response': {
    message: ({ formula }) => `公式 ${formula} 没有因变量。`,
    hint: () => '请把要解释的变量写在 ~ 的左边，例如 y ~ x。',
  },
  'design/response-not-number': {
    message: ({ response, found, levels }) =>
      `因变量 ${response} 必须是数值，而它是${values[found]}${levels.length > 0 ? `（如 ${quoted(levels)}）` : ''}。`,
    hint: ({ found, response }) =>
      found === 'logical'
        ? `若要用 0 和 1，请写 as.numeric(${response})；线性模型很少适合是非结果。`
        : found === 'basis'
          ? '因变量每行只能是一个数值。'
          : '若它本应是数值，请找出不是数值的单元格，例如“1,5”或“n/a”。',
  },
  'design/constant-response': {
    message: ({ response, value, rows }) =>
      rows === 1
        ? `只剩一行：由一个 ${response} 什么也估计不了。`
        : `因变量 ${response} 在所用的 ${rows} 行中都是 ${value}：没有可解释的变化。`,
    hint: () => '请检查该列，以及哪些行被略去。',
  },
  'design/equal-names': {
    message: ({ name }) => `模型矩阵会有两列都叫 ${name}。`,
    hint: () => '某个因子与其水平连写后与另一变量同名：请给列或水平改名。',
  },
  'design/aliased': {
    message: ({ columns }) => `${list(columns)} 可由它们之前的列决定，已略去。`,
    hint: () => '某些水平组合没有出现，或某个变量可由其他变量算出；剩下的列描述同一个拟合。',
  },
  'design/reused-labels': {
    message: ({ inner, outer, level }) =>
      `${inner} 的水平在 ${outer} 的多个水平中重复出现。按所写的公式二者是交叉的：其中的“${level}”都是同一个 ${inner}。`,
    hint: ({ inner, outer }) => `如果每个 ${outer} 有各自的 ${inner}，请改写为 (1 | ${outer}/${inner})。`,
  },
  'design/merge': {
    message: ({ part, what, found, expected }) =>
      what === 'coding'
        ? `第 ${part + 1} 部分对 ${found} 的读取或编码方式与第 1 部分不同。`
        : `第 ${part + 1} 部分的模型与第 1 部分不同：${what === 'formula' ? '公式' : what === 'offset' ? '偏移量' : what === 'residual' ? '残差结构' : '权重'}是 ${found}，而不是 ${expected}。`,
    hint: () => '请用同一公式、同一模式（schema）和相同的选项累积各部分。',
  },
  'design/residual-products': {
    message: ({ residual }) => `这些乘积属于残差服从 ${residual.join('、')} 的模型。`,
    hint: () => '请将其传给 fitProducts；若要按模式的乘积，请传给 patternProductsOf。',
  },
  'design/not-products': {
    message: ({ version }) => `这不是第 ${version} 版乘积的 JSON。`,
    hint: () => '请传入 productsToJSON 的结果（解析之后）。',
  },
  'design/one-level-group': {
    message: ({ group, level, term }) => `${term} 的分组因子 ${group} 只有一个水平“${level}”。`,
    hint: () => '组间方差至少需要两个组，最好五个以上：请去掉该项，或按其他列分组。',
  },
  'design/one-row-per-level': {
    message: ({ group, levels, rows, term }) =>
      `${term} 的分组因子 ${group} 有 ${levels} 个水平而只有 ${rows} 行：其效应无法与残差区分。`,
    hint: () => '请按每个水平有多行的列分组。每个水平一行的数据，在方差已知（荟萃分析）或水平间关系已知时才能拟合。',
  },
  'design/too-many-random-effects': {
    message: ({ term, effects, levels, columns, rows }) =>
      `${term} 有 ${effects} 个随机效应（${levels} 个水平 x ${columns} 列），而只有 ${rows} 行：它们的方差无法与残差方差区分。`,
    hint: () => '请减少该项的列，或用 || 去掉相关；随机效应的个数必须小于行数。',
  },
  'design/ambiguous-levels': {
    message: ({ group, level }) => `${group} 的两个组合会有相同的名称“${level}”。`,
    hint: ({ separator }) => `水平名称用“${separator}”连接：请给含有它的水平改名。`,
  },
  'design/schema-lacks': {
    message: ({ variable }) => `模式（schema）中没有 ${variable}。`,
    hint: () => '请使用为该公式推断的模式。',
  },
  'design/schema-kind': {
    message: ({ variable, found, expected }) => `${variable} 在模式中是 ${expected}，在数据中是 ${found}。`,
    hint: () => '请使用为该公式推断的模式，以及相同的函数。',
  },
}
