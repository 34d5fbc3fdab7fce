import type { FigureName } from '@lmm/plots'
import type { Both } from '../both.ts'

type Word =
  | 'lede'
  | 'data'
  | 'drop'
  | 'formats'
  | 'file'
  | 'bundled'
  | 'none'
  | 'reading'
  | 'rows'
  | 'columns'
  | 'first'
  | 'typeOf'
  | 'missing'
  | 'number'
  | 'factor'
  | 'text'
  | 'logical'
  | 'levels'
  | 'wide'
  | 'gather'
  | 'nameColumn'
  | 'valueColumn'
  | 'make'
  | 'back'
  | 'where'
  | 'valuesOf'
  | 'across'
  | 'down'
  | 'count'
  | 'model'
  | 'formula'
  | 'suggestions'
  | 'build'
  | 'response'
  | 'predictors'
  | 'group'
  | 'noGroup'
  | 'vary'
  | 'level'
  | 'slopeOf'
  | 'use'
  | 'more'
  | 'residual'
  | 'variance'
  | 'criterion'
  | 'df'
  | 'fit'
  | 'fitting'
  | 'iteration'
  | 'cancel'
  | 'terms'
  | 'report'
  | 'fitted'
  | 'figures'
  | 'drawing'
  | 'predictions'
  | 'predict'
  | 'newLevel'
  | 'target'
  | 'estimate'
  | 'from'
  | 'to'
  | 'comparison'
  | 'compare'
  | 'remlCaution'
  | 'boundaryTest'
  | 'export'
  | 'save'
  | 'reportFiles'
  | 'numberFiles'
  | 'programs'
  | 'whole'
  | 'formulaHint'
  | 'stepTable'
  | 'stepTableHow'
  | 'stepModel'
  | 'stepModelHow'
  | 'stepReport'
  | 'stepReportHow'
  | 'open'
  | 'otherData'
  | 'needsData'

/** The words of the page for the reader's own data. */
export const words: Readonly<Record<Word, Both>> = {
  lede: {
    en: 'Drop a table, write a model, read the report. Your data stay in this browser: nothing is sent anywhere.',
    zh: '放入一张表，写出模型，读报告。您的数据留在这个浏览器里：什么也不会发送出去。',
  },
  data: { en: 'Data', zh: '数据' },
  drop: { en: 'Drop a file here, or', zh: '把文件拖到这里，或' },
  formats: {
    en: 'CSV, TSV, JSON, Parquet, Arrow, Excel (.xlsx)',
    zh: 'CSV、TSV、JSON、Parquet、Arrow、Excel（.xlsx）',
  },
  file: { en: 'choose a file', zh: '选择文件' },
  bundled: { en: 'or take a classic set', zh: '或取一个经典数据集' },
  none: { en: 'choose …', zh: '请选择……' },
  reading: { en: 'Reading …', zh: '正在读取……' },
  rows: { en: 'rows', zh: '行' },
  columns: { en: 'columns', zh: '列' },
  first: { en: 'The first rows', zh: '前几行' },
  typeOf: { en: 'Type of', zh: '类型：' },
  missing: { en: 'missing', zh: '缺失' },
  number: { en: 'number', zh: '数' },
  factor: { en: 'factor', zh: '因子' },
  text: { en: 'text', zh: '文本' },
  logical: { en: 'true or false', zh: '真假' },
  levels: { en: 'levels', zh: '个水平' },
  wide: { en: 'One row a subject? Make columns into rows', zh: '每人一行？把列变成行' },
  gather: { en: 'Columns to go below one another', zh: '要上下叠放的列' },
  nameColumn: { en: 'Their names go to', zh: '列名放到' },
  valueColumn: { en: 'their values to', zh: '值放到' },
  make: { en: 'Make it long', zh: '变成长表' },
  back: { en: 'Back to the file as it is', zh: '恢复原表' },
  where: { en: 'Where are values missing?', zh: '哪里缺值？' },
  valuesOf: { en: 'Values of', zh: '取值：' },
  across: { en: 'across', zh: '横向' },
  down: { en: 'down', zh: '纵向' },
  count: { en: 'Count', zh: '计数' },
  model: { en: 'Model', zh: '模型' },
  formula: { en: 'Formula', zh: '公式' },
  suggestions: { en: 'Suggestions', zh: '建议' },
  build: { en: 'Build it without writing', zh: '不写公式来搭建' },
  response: { en: 'What is explained', zh: '被解释的量' },
  predictors: { en: 'by', zh: '用' },
  group: { en: 'Measured again and again within', zh: '重复测量的单位' },
  noGroup: { en: 'nothing', zh: '无' },
  vary: { en: 'which differ in', zh: '它们的差异在于' },
  level: { en: 'their level', zh: '水平' },
  slopeOf: { en: 'their level and the effect of', zh: '水平以及下列变量的效应：' },
  use: { en: 'Write the formula', zh: '写出公式' },
  more: { en: 'Residuals, criterion, degrees of freedom', zh: '残差、准则、自由度' },
  residual: { en: 'Covariance of the residuals', zh: '残差的协方差' },
  variance: { en: 'Variance function', zh: '方差函数' },
  criterion: { en: 'Criterion', zh: '准则' },
  df: { en: 'Degrees of freedom', zh: '自由度' },
  fit: { en: 'Fit', zh: '拟合' },
  fitting: { en: 'Fitting', zh: '正在拟合' },
  iteration: { en: 'iteration', zh: '第几次迭代：' },
  cancel: { en: 'Cancel', zh: '取消' },
  terms: { en: 'What each term means', zh: '各项的含义' },
  report: { en: 'Report', zh: '报告' },
  fitted: { en: 'Fitted in', zh: '拟合用时' },
  figures: { en: 'Figures', zh: '图' },
  drawing: { en: 'Drawing …', zh: '正在绘图……' },
  predictions: { en: 'A new person', zh: '一个新的人' },
  predict: { en: 'Predict', zh: '预测' },
  newLevel: { en: 'new', zh: '新' },
  target: { en: 'of', zh: '对象' },
  estimate: { en: 'expected', zh: '预期' },
  from: { en: '95 % from', zh: '95 % 自' },
  to: { en: 'to', zh: '至' },
  comparison: { en: 'Models so far', zh: '至今的模型' },
  compare: { en: 'Compare by likelihood-ratio tests', zh: '用似然比检验比较' },
  remlCaution: {
    en: 'Likelihoods by REML are comparable only where the fixed parts are the same. The tests below fit models whose fixed parts differ by maximum likelihood.',
    zh: 'REML 的似然仅在固定部分相同时可比。固定部分不同的模型，下面的检验改用最大似然拟合。',
  },
  boundaryTest: {
    en: 'Where a variance is tested, which cannot be negative, p is from the mixture of χ² distributions that this asks for.',
    zh: '检验不能为负的方差时，p 值取自相应的 χ² 混合分布。',
  },
  export: { en: 'Take it with you', zh: '带走' },
  reportFiles: { en: 'The report', zh: '报告' },
  numberFiles: { en: 'Its numbers, and the model', zh: '数值与模型' },
  programs: { en: 'The same analysis as a program, and the table it reads', zh: '同一分析的程序，及其读取的表' },
  whole: { en: 'Everything, to open here again', zh: '全部内容，可在此重新打开' },
  stepTable: { en: 'A table', zh: '一张表' },
  stepTableHow: {
    en: 'One row a measurement, with a column that says whose it is. A table with one row a subject is made long here; types are changed in its head.',
    zh: '每次测量一行，并有一列说明是谁的。每人一行的表可在此变成长表；列的类型在表头更改。',
  },
  stepModel: { en: 'A model', zh: '一个模型' },
  stepModelHow: {
    en: 'Write a formula as in lme4, or choose its parts from lists. What each term means is said as you write.',
    zh: '像在 lme4 中那样写公式，或从列表中选出各部分。书写时即说明每一项的含义。',
  },
  stepReport: { en: 'A report', zh: '一份报告' },
  stepReportHow: {
    en: 'Estimates with intervals, tests, figures, predictions, comparison with other models, and whether the optimum is real; all to take along.',
    zh: '带区间的估计、检验、图、预测、与其他模型的比较，以及最优解是否可靠；均可带走。',
  },
  formulaHint: { en: 'response ~ predictors + (1 | group)', zh: '因变量 ~ 自变量 + (1 | 分组)' },
  save: { en: 'Save analysis', zh: '保存分析' },
  open: { en: 'Open analysis', zh: '打开分析' },
  otherData: {
    en: 'This analysis was made of other data: its table has another fingerprint.',
    zh: '这份分析用的是别的数据：其表的指纹不同。',
  },
  needsData: {
    en: 'The analysis is open; now drop the file that it was made of:',
    zh: '分析已打开；请放入它所用的文件：',
  },
}

/** What is predicted. */
export const targetWords: Readonly<Record<string, Both>> = {
  population: { en: 'the mean over all', zh: '总体的均值' },
  group: { en: 'this one’s own mean', zh: '这一位自己的均值' },
  observation: { en: 'one measurement', zh: '一次测量' },
}

/** The figures by name. */
export const figureWords: Readonly<Record<FigureName, Both>> = {
  trajectories: { en: 'Trajectories', zh: '轨迹' },
  fan: { en: 'Fan', zh: '扇形' },
  correlation: { en: 'Correlation', zh: '相关' },
  shrinkage: { en: 'Shrinkage', zh: '收缩' },
  caterpillar: { en: 'Random effects', zh: '随机效应' },
  coefficients: { en: 'Coefficients', zh: '系数' },
  means: { en: 'Means', zh: '均值' },
  profile: { en: 'Profile', zh: '剖面' },
  residuals: { en: 'Residuals', zh: '残差' },
  quantiles: { en: 'Normal quantiles', zh: '正态分位数' },
  autocorrelation: { en: 'Autocorrelation', zh: '自相关' },
  variogram: { en: 'Variogram', zh: '变异函数' },
  optimizer: { en: 'Path of the search', zh: '搜索路径' },
}
