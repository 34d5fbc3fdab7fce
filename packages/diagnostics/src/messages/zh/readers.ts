import type { FileFormat, ReadersCodes } from '../../codes/readers.ts'
import type { Messages } from '../../sentence.ts'

const file = (source: string | null): string => source ?? '文本'
const line = (at: { readonly source: string | null; readonly line: number }): string =>
  at.source === null ? `第 ${at.line} 行` : `${at.source} 第 ${at.line} 行`
const list = (items: readonly unknown[]): string => items.join('、')
const shown = (text: string): string => `“${text}”`
const delimiters: Readonly<Record<string, string>> = { ',': '逗号', ';': '分号', '\t': '制表符', '|': '竖线' }

const formats: Readonly<Record<FileFormat | 'text', readonly [what: string, hint: string]>> = {
  text: ['纯文本', '请使用其格式的扩展名：.csv、.tsv 或 .json。'],
  xlsx: ['Excel 工作簿或其他 zip 压缩文件', '请按 .xlsx 读取，或将工作表另存为 CSV。'],
  parquet: ['Parquet 文件', '请按 .parquet 读取，或导出为 CSV。'],
  'parquet-encrypted': ['加密的 Parquet 文件', '请不加密写出，或导出为 CSV。'],
  arrow: ['Arrow 文件', '请按 .arrow 读取，或导出为 CSV。'],
  'feather-1': ['第 1 版 Feather 文件', '请写成第 2 版 Feather（Arrow IPC）、Parquet 或 CSV。'],
  ole: ['Excel 2007 以前的工作簿（.xls），或带密码的工作簿', '请不带密码另存为 .xlsx，或将工作表另存为 CSV。'],
  gzip: ['gzip 压缩文件', '请先解压。'],
  pdf: ['PDF 文档', '请在制作该表的软件中将其导出为 CSV 或 .xlsx。'],
  html: ['网页', '请在浏览器中打开该地址：得到的可能是错误页面而不是数据。'],
  binary: ['二进制文件：其中含有零字节', '请检查文件是否正确；CSV 文件是纯文本。'],
}
const cells: Readonly<Record<string, string>> = { number: '数值', date: '日期', text: '文本', logical: '逻辑值' }
const kinds: Readonly<Record<string, string>> = {
  null: 'null',
  array: '不是行列表的数组',
  boolean: '布尔值',
  number: '数值',
  string: '文本',
  object: '没有列的对象',
}

const options: Readonly<Record<string, string>> = {
  delimiter: '分隔符是单个字符，不能是引号、换行符或小数点。',
  decimal: '小数点为“.”或“,”。',
  encoding: '编码名称与 TextDecoder 相同：utf-8、windows-1252、gbk、shift_jis 等。',
}

/** Reading tables from files, in Chinese. */
export const readersChinese: Messages<ReadersCodes> = {
  'readers/bad-source': {
    message: ({ found }) => `无法从 ${found} 读取表格。`,
    hint: () => '请传入文本、Blob 或 File、ArrayBuffer、Uint8Array、ReadableStream，或它们的异步迭代。',
  },
  'readers/bad-option': {
    message: ({ option, value }) => `选项 ${option} 不能为 ${shown(value)}。`,
    hint: ({ option }) => options[option],
  },
  'readers/not-text': {
    message: ({ source, format }) => `${file(source)} 是${formats[format][0]}。`,
    hint: ({ format }) => formats[format][1],
  },
  'readers/encoding': {
    message: ({ source, encoding }) => `${file(source)} 的编码不是 ${encoding}。`,
    hint: ({ encoding }) =>
      encoding === 'utf-8'
        ? '请另存为 UTF-8，或指明其编码：旧版中文电子表格的文件多为 gbk。'
        : '请指明文件保存时所用的编码。',
  },
  'readers/empty': { message: ({ source }) => `${file(source)} 是空的。`, hint: () => '第一行应为各列的名称。' },
  'readers/no-rows': {
    message: ({ source, columns }) => `${file(source)} 的表头有 ${columns} 个名称，但其下没有数据行。`,
    hint: ({ columns }) => (columns === 1 ? '如果换行符不同寻常，读取时全部内容可能在同一行。' : undefined),
  },
  'readers/ragged-row': {
    message: (data) => `${line(data)}有 ${data.found} 个单元格，而表头有 ${data.expected} 个名称。`,
    hint: ({ rowNames, found, expected, delimiter }) => {
      const mark = delimiters[delimiter] ?? shown(delimiter)
      if (rowNames)
        return `如果每行都多一个单元格，则表头缺少行名一列的名称，R 的 write.table 会这样写：row.names = FALSE 不写行名。否则，含有${mark}的文本须放在双引号中。`
      return found > expected
        ? `此处单元格以${mark}分隔；含有${mark}的文本须放在双引号中。`
        : `此处单元格以${mark}分隔；缺失值也须在行中占一个位置。`
    },
  },
  'readers/open-quote': {
    message: (data) => `${line(data)}的双引号没有闭合。`,
    hint: () => '引号内的双引号要写两次："5"" 管"。',
  },
  'readers/after-quote': {
    message: (data) => `${line(data)}在闭合的双引号之后还有 ${shown(data.found)}。`,
    hint: () => '单元格应整体加引号；引号内的双引号要写两次："5"" 管"。',
  },
  'readers/duplicate-name': {
    message: ({ source, name, positions }) =>
      `${file(source)} 有 ${positions.length} 列都名为 ${shown(name)}：第 ${list(positions)} 列。`,
    hint: () => '请为每一列取不同的名称。',
  },
  'readers/empty-name': {
    message: ({ source, positions, columns }) =>
      `${file(source)} 有列没有名称：共 ${columns} 列中的第 ${list(positions)} 列。`,
    hint: ({ positions, columns }) =>
      positions.at(-1) === columns ? '如果该列为空，则各行末尾多了一个分隔符；否则请为其命名。' : '请为每一列命名。',
  },
  'readers/row-names': {
    message: ({ source }) => `${file(source)} 的第一列没有名称，以空名称保留。`,
    hint: () => 'R 这样写出行名；row.names = FALSE 可不写行名。',
  },
  'readers/mixed-column': {
    message: (data) =>
      `列 ${data.column} 按文本读取：${data.cells} 个单元格中有 ${data.numbers} 个是数值，但${line(data)}的 ${shown(data.found)} 不是。`,
    hint: ({ found }) => `如果 ${shown(found)} 表示缺失值，请把它列入缺失标记；否则请更正该单元格。`,
  },

  'readers/empty-file': {
    message: ({ source }) => `${source ?? '文件'} 是空的。`,
    hint: () => '请检查文件是否完整写出。',
  },
  'readers/wrong-format': {
    message: ({ source, expected, found }) =>
      `${source ?? '数据'} 不是 ${expected} 文件${found === 'binary' ? '' : `：它是${formats[found][0]}`}。`,
    hint: ({ found }) => (found === 'binary' ? '请检查是否为所要的文件，以及文件是否完整。' : formats[found][1]),
  },
  'readers/corrupt': {
    message: ({ source, format, reason }) =>
      `${source ?? '数据'} 无法按 ${format} 读取：${reason.replace(/\.$/, '')}。`,
    hint: () => '文件可能不完整或已损坏：请重新复制或写出。',
  },
  'readers/encrypted': {
    message: ({ source, format }) => `${source ?? '数据'}：加密的 ${format} 文件无法读取。`,
    hint: () => '请不加密写出，或导出为 CSV。',
  },
  'readers/old-workbook': {
    message: ({ source }) => `${source ?? '工作簿'} 是 Excel 2007 以前的工作簿（.xls），或带有密码。`,
    hint: () => '请不带密码另存为 .xlsx，或将工作表另存为 CSV。',
  },
  'readers/compression': {
    message: ({ source, format, codec }) => `${source ?? '数据'}：此处无法解开该 ${format} 文件的 ${codec} 压缩。`,
    hint: () => '请用 Snappy、gzip 或 Zstandard 写出。',
  },
  'readers/column-left-out': {
    message: ({ source, column, type }) =>
      `${source === null ? '' : `${source} 的`}列 ${column} 未读取：其单元格类型为 ${type}。`,
    hint: () => '可读取数值、文本、逻辑值、日期与时间的列。',
  },
  'readers/big-integers': {
    message: ({ column }) => `列 ${column} 按文本读取：其中有超过 2^53 的整数，按数值会被舍入。`,
    hint: () => '作为因子的水平，它们保持原样。',
  },
  'readers/sheet': {
    message: ({ source, sheet, others }) =>
      `读取了${source === null ? '' : ` ${source} 的`}工作表${shown(sheet)}；另有 ${list(others.map(shown))}。`,
    hint: () => '要读取其他工作表，请指明其名称。',
  },
  'readers/empty-sheet': {
    message: ({ source, sheet, hasHeader }) =>
      `${source === null ? '' : `${source} 的`}工作表${shown(sheet)}${hasHeader ? '只有第一行的列名，没有数据行' : '是空的'}。`,
    hint: ({ others }) =>
      others.length > 0 ? `其他工作表：${others.map(shown).join('、')}。` : '第一行应为各列的名称。',
  },
  'readers/unknown-sheet': {
    message: ({ source, sheet }) => `${source ?? '工作簿'} 没有工作表${shown(sheet)}。`,
    hint: ({ sheets, nearest }) =>
      nearest.length > 0 ? `是否指 ${nearest.map(shown).join(' 或 ')}？` : `工作表：${sheets.map(shown).join('、')}。`,
  },
  'readers/error-cells': {
    message: ({ sheet, count, cell, value }) =>
      `工作表${shown(sheet)}中有 ${count} 个单元格是错误值，按缺失处理；第一个是 ${cell} 的 ${value}。`,
    hint: () => '请更正公式，或将单元格留空。',
  },
  'readers/formula-cells': {
    message: ({ sheet, count, cell }) =>
      `工作表${shown(sheet)}中有 ${count} 个公式没有保存结果，按缺失处理；第一个在 ${cell}。`,
    hint: () => '请在电子表格程序中打开并保存工作簿，结果会随之保存。',
  },
  'readers/mixed-cells': {
    message: ({ column, counts, kind, cell, found }) =>
      `列 ${column} 按文本读取，因为其中有 ${list(
        Object.entries(counts).map(([of, count]) => `${count} 个${cells[of] ?? of}`),
      )}；第一个${cells[kind] ?? kind}是 ${cell} 的 ${shown(found)}。`,
    hint: ({ kind, found }) =>
      kind === 'text'
        ? `如果 ${shown(found)} 表示缺失值，请把它列入缺失标记；否则请更正该单元格。`
        : '请让该列的单元格格式一致。',
  },
  'readers/json-syntax': {
    message: ({ source, place }) =>
      `${file(source)} 不是 JSON${place ? `：第 ${place.line} 行从第 ${place.column} 列起无法读取` : ''}。`,
    hint: () => '请用 JSON 校验工具检查文件。',
  },
  'readers/json-table': {
    message: ({ source, found }) => `${file(source)} 不是表格，而是${kinds[found]}。`,
    hint: () => '表格是行的数组 [{"y": 1, "x": 2}, ...]，或列的对象 {"y": [1, ...], "x": [2, ...]}。',
  },
}
