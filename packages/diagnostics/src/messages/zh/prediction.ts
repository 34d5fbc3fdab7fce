import type { NamedThing, NewLevelsFound, PredictionCodes, ShrinkageFact } from '../../codes/prediction.ts'
import type { Messages } from '../../sentence.ts'

/** How to give a function the rows that a model does not hold. */
const callWith: Readonly<Record<string, string>> = {
  simulate: 'simulate(model, { seed, newData })',
  residuals: 'residuals(model, { data })',
}

const short = (value: number): string => `${Number(value.toPrecision(6))}`

const short2 = (value: number): string => `${Number(value.toPrecision(2))}`

const short3 = (value: number): string => `${Number(value.toPrecision(3))}`

const percent = (share: number): string => `${Number((100 * share).toPrecision(3))} %`

const who = ({ level, rows }: ShrinkageFact): string => (rows === null ? level : `${level}，${rows} 行`)

const newLevels = ({ group, levels, count }: NewLevelsFound): string =>
  `${group} 的${count > levels.length ? `${levels.join('、')} 等 ${count} 个` : levels.join('、')}水平`

const things: Readonly<Record<NamedThing, string>> = {
  group: '分组因子',
  term: '随机效应或固定效应的列',
  level: '水平',
  column: '列',
}

/** Prediction, in Chinese. */
export const predictionChinese: Messages<PredictionCodes> = {
  'prediction/no-rows': {
    message: ({ function: name }) => `${name} 需要拟合所用的数据行，而该模型没有保存它们。`,
    hint: ({ function: name }) => `请传入数据：\`${callWith[name] ?? 'predict(model, data)'}\`。`,
  },
  'prediction/needs-products': {
    message: ({ terms }) =>
      `${terms.join('、')} 的效应如何共同变化只能由拟合所用的数据得知，而该模型没有保存这些数据。`,
    hint: () => '请传入拟合所用的数据：`{ trainingData }`，命令行为 --training-data FILE。',
  },
  'prediction/unknown-name': {
    message: ({ kind, name }) => `模型中没有名为“${name}”的${things[kind]}。`,
    hint: ({ nearest, known, count }) =>
      `${nearest.length > 0 ? `您是否指 ${nearest.join(' 或 ')}？` : ''}已有：${known.join('、')}${
        count > known.length ? ` 等共 ${count} 个` : ''
      }。`,
  },
  'prediction/invalid-option': {
    message: ({ option, found }) => `${option} 不能是 ${found}。`,
    hint: ({ expected }) => `可选：${expected.join('、')}。`,
  },
  'prediction/new-level': {
    message: (data) => `${newLevels(data)}不在拟合的数据中。`,
    hint: ({ group }) =>
      `可以用 newLevels: { ${JSON.stringify(group)}: 'draw' }（把它当作从总体中抽取的组）或 'population' 允许它。`,
  },
  'prediction/new-levels': {
    message: (data) =>
      `${newLevels(data)}不在拟合的数据中：${data.rows} 行${
        data.policy === 'draw' ? '以总体均值为中心、计入组间方差' : '只按总体均值'
      }预测。`,
  },
  'prediction/missing-rows': {
    message: ({ rows, count }) =>
      `${count} 行因缺失值而无法预测：第 ${rows.join('、')} 行${count > rows.length ? ` 等` : ''}。`,
  },
  'prediction/incomplete-rows': {
    message: ({ function: name, rows, count }) =>
      `${name} 需要随机项读取的所有值；${count} 行缺少其中之一：第 ${rows.join('、')} 行${count > rows.length ? ' 等' : ''}。`,
    hint: () => '请去掉这些行，或补全所缺的值。',
  },
  'prediction/extrapolation': {
    message: ({ column, term, value, row, lower, upper, rows }) =>
      `第 ${row} 行的 ${column} 为 ${short(value)}${rows > 1 ? `（另有 ${rows - 1} 行也远在范围之外）` : ''}；拟合的数据只从 ${short(
        lower,
      )} 到 ${short(upper)}，${term} 在这么远的地方没有数据支持。`,
    hint: () => '请把这样的预测只当作公式的延伸，或在那里改用直线。',
  },
  'prediction/population-df': {
    message: ({ rows }) => `${rows} 行的自由度取自同一行的总体均值：已知组的自由度需要拟合所用的数据。`,
    hint: () => '请传入拟合所用的数据：`{ trainingData }`，命令行为 --training-data FILE。',
  },
  'prediction/unit-weights': {
    message: ({ column }) => `数据中没有列 ${column}：每个新观测的权重都取为 1，即残差方差为 sigma^2。`,
    hint: ({ column }) => `如果新观测的精度不同，请加上列 ${column}。`,
  },
  'prediction/needs-variances': {
    message: ({ column }) => `新观测的方差在列 ${column} 中，而数据没有这一列。`,
    hint: ({ column }) => `请加上列 ${column}，或者用目标 'group' 预测均值。`,
  },
  'prediction/no-inverse': {
    message: ({ response }) => `${response} 的预测无法变换回原来的响应变量。`,
    hint: () => "请使用 scale 'model' 并自行变换：这里能取逆的是单个列的对数、方根、幂、平移和缩放。",
  },
  'prediction/update-level': {
    message: ({ group, level }) =>
      `${group} 的水平 ${level} 不在更新所用的行中，因此不知道它与已更新的组共同变化的情况。`,
    hint: () => '请在给 updateGroup 的行中加入该水平；其响应可以缺失。',
  },
  'prediction/update-target': {
    message: () => '更新只改变带有目标的预测。',
    hint: () => "请加上目标：{ target: 'group', update } 或 'observation'。",
  },
  'prediction/which-term': {
    message: ({ terms }) => `指的是哪个随机项：${terms.join(' 还是 ')}？`,
    hint: ({ terms }) => (terms.length === 0 ? '模型没有随机项。' : '请按公式中的写法指明。'),
  },
  'prediction/needs-data': {
    message: ({ function: name }) => `${name} 需要拟合模型所用的数据，而该模型没有保存它们。`,
    hint: () => '请传入拟合所用的数据：`{ trainingData }`，命令行为 --training-data FILE。',
  },
  'prediction/zero-residual-variance': {
    message: ({ kind, rows, count }) =>
      `${kind} 类残差要除以残差标准差，而它在 ${count} 行（第 ${rows.join('、')}${count > rows.length ? ' 等' : ''}行）的估计为零。`,
    hint: () => "请用 'response' 或 'quantile' 类残差，或关于 'marginal' 的 'normalized' 残差。",
  },
  'prediction/related-levels': {
    message: ({ group }) => `${group} 的水平之间有已知的亲缘关系：每个水平还借用亲属的信息，而不只是自己的行和总体。`,
    hint: () => '请改看 `randomEffects` 的预测误差。',
  },
  'prediction/shrinkage': {
    message: (data) => {
      const { group, least, most, groups } = data
      const kept =
        groups === 1 || most.reliability - least.reliability < 0.0005
          ? `${group} 的每个组都保留自身数据所示的 ${percent(most.reliability)}`
          : `${group} 的各组保留自身数据所示的 ${percent(least.reliability)}（${who(least)}）到 ${percent(most.reliability)}（${who(most)}）`
      const far =
        data.needed === null
          ? `${data.correlated ? '残差协方差再小' : '再多的行'}也达不到 90 %`
          : data.needed <= 1
            ? '已达到 90 % 或以上'
            : data.correlated
              ? `残差协方差缩小到 1/${short2(data.needed)} 时为 90 %`
              : `行数为原来的 ${short2(data.needed)} 倍时为 90 %`
      const without =
        data.without.count > 0
          ? `${data.without.count} 个组（${data.without.levels.join('、')}${data.without.count > data.without.levels.length ? ' 等' : ''}）的行太少，没有自己的估计。`
          : ''
      return `${kept}，其余来自总体。对 ${least.level} 而言，${data.correlated ? '残差协方差减半' : '行数加倍或残差方差减半'}时为 ${percent(data.doubled)}，${far}。${without}`
    },
  },
  'prediction/which-variable': {
    message: ({ columns }) =>
      columns.length === 0
        ? '随机项不读取任何列：组间方差处处相同。'
        : `随机项读取 ${columns.join('、')}：要随其中哪一列变化？`,
    hint: ({ columns }) =>
      columns.length === 0
        ? '请传入数据行而不是时间。'
        : `请指明它：{ variable: ${JSON.stringify(columns[0])} }，并给其他列取值：{ at }。`,
  },
  'prediction/needs-range': {
    message: ({ variable }) => `模型没有保存能说明 ${variable} 范围的数据。`,
    hint: () => '请传入范围：{ range: [from, to] }。',
  },
  'prediction/fanning': {
    message: ({ variable, groups, from, to, direction, sdStart, sdEnd, sdMinimum, minimum, place }) => {
      const what = {
        out: '轨迹呈扇形散开',
        in: '轨迹呈扇形收拢',
        'in-then-out': '轨迹先收拢、后散开',
        'out-then-in': '轨迹先散开、后收拢',
        parallel: '轨迹之间的距离保持不变',
      }[direction]
      const least =
        direction === 'parallel'
          ? ''
          : `在 ${variable} = ${short3(minimum)} 处最小，为 ${short3(sdMinimum)}${
              place === 'inside' ? '' : place === 'before' ? '，位于观测范围之前' : '，位于观测范围之后'
            }。`
      return `${what}：${variable} 从 ${short(from)} 到 ${short(to)}，${groups.join('、')} 的组间标准差从 ${short3(sdStart)} 变到 ${short3(sdEnd)}。${least}`
    },
  },
  'prediction/not-closed': {
    message: ({ variable, part }) => `${variable} 换一个原点后，${part === null ? '固定部分' : part} 就是另一个模型。`,
    hint: ({ variable }) => `只有当 ${variable} 旁边有截距、每个幂旁边有所有更低的幂时，原点才无关紧要。`,
  },
  'prediction/own-origin': {
    message: ({ variable, label }) =>
      `${variable} 通过 ${label} 进入模型，其原点取自数据：${variable} 换原点不改变任何东西。`,
  },
  'prediction/frequency-rows': {
    message: () => '该模型的一行代表若干相同的行：它们的响应不能抽取为一个数。',
    hint: () => '请逐行拟合模型，不用频数权重。',
  },
  'prediction/needs-seed': {
    message: () => '分位数残差由模拟得到，需要一个种子。',
    hint: () => '请传入种子：{ seed: 1 }。',
  },
  'prediction/too-many-effects': {
    message: ({ effects, largest }) => `有 ${effects} 个随机效应通过共享水平的行连在一起；最多能白化 ${largest} 个。`,
    hint: () => '请使用条件残差或分位数残差。',
  },
  'prediction/bootstrap-failed': {
    message: ({ done, count }) => `${count} 个模拟数据集中只有 ${done} 个可以拟合，不足以做自助法。`,
    hint: () => '请拟合更简单的、没有零方差的模型。',
  },
  'prediction/bootstrap-refits': {
    message: ({ failed, count }) => `${count} 个模拟数据集中有 ${failed} 个无法拟合，未计入自助法。`,
  },
  'prediction/unknown-position': {
    message: ({ structure, position }) =>
      `残差协方差${structure === '' ? '' : `（${structure}）`}不知道位置 ${position}，它不在拟合的数据中。`,
    hint: ({ known }) => `它知道 ${known.join('、')}。由距离决定的结构知道每个位置。`,
  },
  'prediction/past-rows': {
    message: ({ rows, most }) => `有 ${rows} 行通过共享的组连在一起；最多能把 ${most} 行当作一段过去。`,
    hint: () => '请只传入要预测的组的过去。',
  },
  'prediction/past-target': {
    message: () => '一个组的过去只对该组及其观测有意义。',
    hint: () => "请与目标 'group' 或 'observation' 一起使用。",
  },
  'prediction/singular-rows': {
    message: ({ rows }) => `${rows} 个先前行的协方差是奇异的：其中一些完全决定另一些。`,
    hint: () => '请删去重复的行。',
  },
  'prediction/other-data': {
    message: ({ rows, expected, column }) =>
      column === null
        ? `这不是拟合所用的数据：可用 ${rows} 行，而拟合用了 ${expected} 行。`
        : `这不是拟合所用的数据：${column} 的值不同。`,
    hint: () => '请原样传入拟合模型所用的表。',
  },
}
