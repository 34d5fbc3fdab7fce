import type { IntervalTarget, ReportCodes } from '../../codes/report.ts'
import type { Messages } from '../../sentence.ts'

const intervalTargets: Readonly<Record<IntervalTarget, string>> = {
  population: '总体',
  group: '组',
  'new-group': '新组',
  observation: '新观测',
}

/* @__NO_SIDE_EFFECTS__ */
const words = (text: string): { message: () => string } => ({ message: () => text })
const list = (items: readonly string[]): string => items.join('、')

const percent = (level: number): string => `${Number((100 * level).toPrecision(12))}%`

const dfMethods: Readonly<Record<string, string>> = {
  satterthwaite: '自由度按 Satterthwaite 方法。',
  'kenward-roger': '标准误和自由度按 Kenward-Roger 方法。',
  'between-within': '自由度按组间与组内划分。',
  containment: '自由度按包含法。',
  residual: '自由度为行数减系数个数。',
  asymptotic: '渐近检验，不用自由度。',
}

const adjustments: Readonly<Record<string, string>> = {
  none: 'p 值和区间未按比较次数校正。',
  tukey: 'p 值和区间按 Tukey 方法校正。',
  dunnett: 'p 值和区间按 Dunnett 方法校正。',
  bonferroni: 'p 值和区间按 Bonferroni 方法校正。',
  sidak: 'p 值和区间按 Sidak 方法校正。',
  holm: 'p 值按 Holm 方法校正，区间按 Bonferroni 方法。',
  fdr: 'p 值按错误发现率（Benjamini-Hochberg）校正，区间按 Bonferroni 方法。',
}

const weights = {
  precision: (column: string) => `先验权重 ${column}：权重为 w 的行，其残差方差为 sigma^2 / w。`,
  frequency: (column: string) => `频数权重 ${column}：权重为 w 的行代表 w 个相同的行。`,
  'known-variance': (column: string) => `各行的残差方差已知，由 ${column} 给出，不再估计。`,
}

const features = {
  relationship: '已知水平间关系的因子',
  'random-structure': '随机效应的结构',
  'residual-structure': '残差协方差',
  grouping: '非嵌套的分组因子',
  weights: '权重',
  function: '函数',
  contrasts: '对比',
  variance: '方差函数',
} as const

/** What reports say in Chinese. */
export const reportChinese: Messages<ReportCodes> = {
  'report/title': {
    message: ({ criterion, mixed }) =>
      `线性${mixed ? '混合效应' : ''}模型，${criterion === 'REML' ? '限制性最大似然（REML）' : '最大似然（ML）'}估计`,
  },
  'report/tested': { message: ({ term, hypothesis }) => `${term} 检验的是：${hypothesis}。` },
  'report/rows': {
    message: ({ rows, groups }) =>
      `${rows} 行数据${groups.length ? `；${list(groups.map((g) => `${g.name} 有 ${g.levels} 个水平`))}` : ''}。`,
  },
  'report/dropped': {
    message: (d) =>
      `共 ${d.total} 行，其中 ${d.count} 行因缺失值未使用：${list(d.byColumn.map((c) => `${c.column} 缺失 ${c.count} 行`))}。`,
  },
  'report/weights': { message: ({ column, kind }) => weights[kind](column) },

  'report/offset': { message: ({ column }) => `偏移量：线性预测值中加上 ${column}。` },

  'report/random-effects': words('随机效应'),
  'report/residual-variance': words('残差方差'),
  'report/residual-covariance': words('残差的协方差'),
  'report/fixed-effects': words('固定效应'),
  'report/fit': words('拟合优度'),
  'report/certificate': words('最优性'),
  'report/warnings': words('警告'),
  'report/notes': words('说明'),
  'report/correlations': { message: ({ group }) => `${group} 的随机效应的相关系数` },
  'report/level-effects': { message: ({ group }) => `${group} 各水平的随机效应` },
  'report/fitted-values': words('拟合值'),
  'report/predictions': words('预测'),

  'report/group': words('分组'),
  'report/term': words('项'),
  'report/variance': words('方差'),
  'report/sd': words('标准差'),
  'report/correlation': words('相关系数'),
  'report/residual': { message: ({ weighted }) => (weighted ? '残差（权重为 1 时）' : '残差') },
  'report/estimate': words('估计值'),
  'report/std-error': words('标准误'),
  'report/t': words('t'),
  'report/z': words('z'),
  'report/p': words('p'),
  'report/df': words('自由度'),
  'report/lower': { message: ({ level }) => `${percent(level)} 下限` },
  'report/upper': words('上限'),
  'report/criterion': { message: ({ criterion }) => (criterion === 'REML' ? 'REML 准则' : '偏差') },
  'report/log-likelihood': words('对数似然'),
  'report/parameters': words('参数个数'),
  'report/level': words('水平'),
  'report/row': words('行'),
  'report/fitted': words('拟合值'),
  'report/residuals': words('残差'),
  'report/population': words('总体'),
  'report/conditional': words('条件'),
  'report/interval-lower': {
    message: ({ target, level }) => `${intervalTargets[target]}，${Number((100 * level).toPrecision(12))} % 下限`,
  },
  'report/interval-upper': words('上限'),

  'report/structure': {
    message: ({ group, structure }) => `${group} 的协方差结构：${structure}。`,
  },
  'report/residual-structure': {
    message: ({ structure, group, by }) =>
      `${structure}，${group === '' ? '所有行为一组' : `在 ${group} 内`}${by === null ? '' : `，${by} 的每个水平各有一个`}。`,
  },
  'report/variance-function': {
    message: ({ name, of }) => `方差函数：${name}，自变量 ${of}。`,
  },
  'report/position': words('位置'),
  'report/no-fixed-effects': words('没有固定效应：均值为零，或仅由偏移量给出。'),
  'report/shares': words('方差份额'),
  'report/r2-marginal': words('边际 R2'),
  'report/r2-conditional': words('条件 R2'),
  'report/icc-adjusted': words('校正 ICC'),
  'report/icc-unadjusted': words('未校正 ICC'),
  'report/comparison': words('似然比检验'),
  'report/profile': { message: ({ criterion }) => `轮廓似然区间（${criterion}）` },
  'report/parameter': words('参数'),
  'report/model': words('模型'),
  'report/chi-square': words('卡方'),
  'report/boundary-p': {
    message: ({ formula, p, simulations }) =>
      `${formula}：检验的是方差，其零假设在边界上；${
        simulations === null ? '卡方混合分布' : `${simulations} 次模拟`
      }给出 p = ${p}。`,
  },
  'report/compared-by-ml': { message: () => '用 REML 拟合的模型已改用 ML 重新拟合，以便比较。' },
  'report/needs-update': {
    message: () => '这些模型需要先拟合，但请求中没有给出拟合的方法。',
    hint: () => '请传入已拟合的模型，以及 lmm 包的 `update`：{ compare, update }。',
  },
  'report/anova': { message: ({ type }) => `固定项的 F 检验，${type} 型` },
  'report/num-df': words('自由度'),
  'report/den-df': words('分母自由度'),
  'report/means': { message: ({ specs }) => `${specs} 的边际均值` },
  'report/contrast': words('对比'),
  'report/adjustment': { message: ({ adjust }) => adjustments[adjust] ?? `按 ${adjust} 校正。` },
  'report/df-method': { message: ({ method }) => dfMethods[method] ?? `自由度：${method}。` },
  'report/unknown-df': {
    message: ({ name }) => `没有名为“${name}”的自由度方法。`,
    hint: ({ known }) => `请选择 ${list(known)} 之一。`,
  },
  'report/apa-model': {
    message: ({ formula, criterion, rows, groups, df }) =>
      `线性${groups.length > 0 ? '混合效应' : ''}模型 ${formula} 以${
        criterion === 'REML' ? '限制性最大似然' : '最大似然'
      }法拟合于 ${rows} 行数据${
        groups.length > 0 ? `（${list(groups.map((g) => `${g.name} 有 ${g.levels} 个水平`))}）` : ''
      }。${dfMethods[df] ?? `自由度：${df}。`}`,
  },
  'report/apa-random': { message: ({ group, term, numbers }) => `${group} 各水平间，${term}：${numbers}。` },
  'report/apa-residual': { message: ({ numbers }) => `残差：${numbers}。` },
  'report/apa-singular': words('随机效应的协方差是奇异的：某个方差估计为零，或某个相关为完全相关。'),
  'report/no-response': {
    message: () => '公式没有左侧，而拟合程序需要响应变量。',
    hint: () => '请在波浪号前写出响应变量：y ~ x + (1 | g)。',
  },
  'report/no-code': {
    message: ({ software, feature, detail }) => `${software} 没有该模型：${features[feature]} ${detail}。`,
    hint: () => 'TypeScript 代码可拟合任何模型。',
  },
  'report/aliased': { message: ({ columns }) => `以下各列是前面各列的线性组合，未使用：${list(columns)}。` },

  'report/optimal': {
    message: ({ decrease }) => `这是最优解：各方向的曲率均为正，再走一步牛顿迭代使准则降低不到 ${decrease}。`,
  },
  'report/closed-form': words('最小二乘：解是精确的，无需搜索。'),
  'report/boundary': {
    message: ({ decrease, directions }) =>
      `这是参数空间边界上的最优解（奇异拟合）：${directions.join('；')}。再走一步牛顿迭代使准则降低不到 ${decrease}。`,
  },
  'report/flat': {
    message: ({ decrease, directions }) =>
      `数据不能确定所有协方差参数：${directions.join('；')}。固定效应的估计和拟合值仍然有效；上述参数以及依赖于它们的标准误则不然。再走一步牛顿迭代使准则降低不到 ${decrease}。`,
  },
  'report/not-converged': {
    message: ({ decrease }) => `未收敛：再走一步牛顿迭代会使准则降低约 ${decrease}。请不要使用这些数值。`,
  },
  'report/boundary-meaning': {
    message: ({ zeroVariance, reducedRank, simpler }) =>
      [
        '这是一个估计结果，而不是失败。',
        zeroVariance && '方差为零表示：各水平之间的差异不超过残差本身造成的差异；去掉该项的模型对数据的拟合同样好。',
        reducedRank && '随机效应的维数少于项数，表示数据支持更简单的协方差，例如减少随机项，或用 || 代替 |。',
        simpler && `拟合同样好的模型：${simpler}。`,
        '固定效应及其标准误以及预测仍然有效。',
      ]
        .filter(Boolean)
        .join(''),
  },
}
