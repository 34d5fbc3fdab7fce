import type { CliCodes, JsonKind, SchemaProblem } from '../../codes/cli.ts'
import type { Messages } from '../../sentence.ts'

const some = (names: readonly string[], most = 12): string =>
  names.length > most ? `${names.slice(0, most).join('、')} 等 ${names.length} 个` : names.join('、')
const guess = (names: readonly string[]): string => (names.length ? `您是指 ${names.join(' 或 ')} 吗？` : '')
const sentences = (...parts: readonly (string | false)[]): string => parts.filter(Boolean).join('')

const kinds: Readonly<Record<JsonKind, string>> = {
  null: ' null',
  boolean: '真假值',
  number: '一个数',
  string: '一段文本',
  array: '一个数组',
  object: '一个没有列的对象',
}
const problems: Readonly<Record<SchemaProblem, (value: string) => string>> = {
  'not-an-object': (value) => `${value} 不是对象`,
  'unknown-key': (value) => `${value} 没有意义`,
  type: (value) => `类型 ${value} 不存在`,
  levels: (value) => `水平 ${value} 不是文本数组`,
  'repeated-level': (value) => `水平 ${value} 出现了两次`,
  'levels-of-numbers': () => '数值列不能有水平',
}
const formats = '.csv、.tsv、.json、.parquet、.arrow、.feather、.xlsx、-（标准输入的 CSV）和 dataset:NAME'

/** The command line, in Chinese. */
export const cliChinese: Messages<CliCodes> = {
  'cli/unknown-option': {
    message: ({ option, command }) => `${command} 没有选项 ${option}。`,
    hint: ({ nearest, command }) => sentences(guess(nearest), `参见 ${command} --help。`),
  },
  'cli/unknown-command': {
    message: ({ name }) => `lmm 没有命令 ${name}。`,
    hint: ({ nearest, known }) => sentences(guess(nearest), `可用命令：${some(known)}。`),
  },
  'cli/missing-argument': {
    message: ({ argument, command }) => `${command} 缺少参数 ${argument}。`,
    hint: ({ usage, command }) => `用法：${usage}。示例见 ${command} --help。`,
  },
  'cli/too-many-arguments': {
    message: ({ command, surplus }) => `${command} 不需要参数 ${surplus.join(' ')}。`,
    hint: ({ usage }) => sentences(usage.includes('FORMULA') && '含空格的公式必须加引号。', `用法：${usage}。`),
  },
  'cli/missing-value': { message: ({ option }) => `${option} 之后缺少值。` },
  'cli/conflicting-options': {
    message: ({ first, second }) => `${first} 与 ${second} 不能同时使用。`,
    hint: () => '请只给出其中一个。',
  },
  'cli/invalid-value': {
    message: ({ option, value }) => `${JSON.stringify(value)} 不是 ${option} 的有效值。`,
    hint: ({ expected }) => `应为：${expected.join(' 或 ')}。`,
  },
  'cli/repeated-value': {
    message: ({ option, key }) => `${option} 对 ${key} 给出了两次。`,
    hint: () => '请只给出一次。',
  },
  'cli/needs-option': {
    message: ({ option, needs }) => `没有 ${needs} 时 ${option} 没有意义。`,
    hint: ({ needs }) => `请同时给出 ${needs}。`,
  },
  'cli/saved-model-option': {
    message: ({ option, path }) => `${option} 说明如何拟合模型，而 ${path} 中的模型已经拟合好了。`,
    hint: ({ option }) => `请去掉 ${option}，或给出数据和公式来代替已保存的模型。`,
  },
  'cli/wrong-usage': { message: ({ reason }) => reason, hint: () => '参见 lmm --help。' },

  'cli/not-available': {
    message: ({ option }) => `此版本尚不支持 ${option}。`,
    hint: ({ works }) => `可用的选项：${works.join(' ')}。`,
  },
  'cli/file-not-found': {
    message: ({ path }) => `文件 ${path} 不存在。`,
    hint: ({ nearest, datasets }) =>
      sentences(
        guess([...datasets.map((name) => `dataset:${name}`), ...nearest]),
        !datasets.length && !nearest.length && '请检查路径；相对路径从当前目录算起。',
      ),
  },
  'cli/directory': {
    message: ({ path }) => `${path} 是目录，不是文件。`,
    hint: ({ tables }) =>
      tables.length ? `其中的表格：${some(tables)}。` : '请给出表格文件的路径；该目录中没有表格。',
  },
  'cli/not-readable': {
    message: ({ path, reason }) => `无法读取 ${path}：${reason}。`,
    hint: () => '请检查文件的权限。',
  },
  'cli/format-later': {
    message: ({ path, format }) => `${path}：此版本尚不能读取 ${format}。`,
    hint: () => `可以读取：${formats}。请将表格导出为 CSV。`,
  },
  'cli/cannot-write': {
    message: ({ path, problem }) => `无法写入 ${path}：${problem}。`,
    hint: () => '请检查目录是否存在且可写。',
  },
  'cli/relationship-file': {
    message: ({ path, rows, columns }) =>
      `${path}（${rows} 行 ${columns} 列）既不是表头为各水平名称的方阵，也不是系谱。`,
    hint: () => '请为每个水平提供一行一列数值，行按表头顺序排列或在第一列注明名称；或提供 id、sire、dam 三列。',
  },
  'cli/unknown-format': {
    message: ({ path, extension }) =>
      extension ? `无法识别表格 ${path}：扩展名 ${extension} 未知。` : `无法识别表格 ${path}：文件名没有扩展名。`,
    hint: () => `可以读取：${formats}。`,
  },
  'cli/unknown-dataset': {
    message: ({ name }) => `没有数据集“${name}”。`,
    hint: ({ nearest, known }) => sentences(guess(nearest), `数据集：${some(known, 20)}。`),
  },
  'cli/standard-input-twice': {
    message: () => '标准输入只能读取一次，但有两个表格要从中读取。',
    hint: () => '请为其中一个给出文件路径。',
  },
  'cli/empty-file': {
    message: ({ source }) => `${source} 是空的。`,
    hint: () => '表格的第一行是各列的名称，其后每行一条记录。',
  },
  'cli/json-syntax': {
    message: ({ source, place }) =>
      `${source} 不是有效的 JSON${place ? `：第 ${place.line} 行从第 ${place.column} 列起无法读取` : ''}。`,
    hint: () => '请用 JSON 校验工具检查该文件。',
  },
  'cli/schema-file': {
    message: ({ path, found }) => `模式文件 ${path} 的内容是${kinds[found]}。`,
    hint: () => '模式是一个 JSON 对象：{"column": {"type": "factor", "levels": ["a", "b"]}}。',
  },
  'cli/schema-column': {
    message: ({ path, column, problem, value }) =>
      `模式文件 ${path} 对列 ${column} 的描述有误：${problems[problem](value)}。`,
    hint: () => '"type" 为 "factor"、"ordered" 或 "number"；"levels" 仅用于因子，是不重复的文本数组。',
  },
  'cli/table-size': { message: ({ source, rows, columns }) => `${source}：${rows} 行，${columns} 列` },
  'cli/infinite-values': { message: ({ column, count }) => `${column} 有 ${count} 个无穷值。` },
  'cli/model-size': {
    message: ({ response, rows, dropped }) =>
      `响应变量 ${response}；使用 ${rows} 行${dropped > 0 ? `，${dropped} 行因缺失值未使用` : ''}。`,
  },
  'cli/unexpected': {
    message: ({ reason }) => `lmm 意外失败：${reason}`,
    hint: () => '这是 lmm 的缺陷。请报告所用的命令，如有可能附上数据；设置 LMM_DEBUG=1 可显示出错位置。',
  },
}
