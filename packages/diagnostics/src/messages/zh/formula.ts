import type { ExpectedPart, FormulaCodes } from '../../codes/formula.ts'
import type { Messages } from '../../sentence.ts'

const list = (names: readonly string[]): string => names.join('、')
const and = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${list(names.slice(0, -1))} 和 ${names.at(-1)}`
const some = (names: readonly string[]): string =>
  names.length > 12 ? `${list(names.slice(0, 12))}等（共 ${names.length} 个）` : list(names)
const meant = (nearest: readonly string[]): string | undefined =>
  nearest.length ? `是否想写 ${nearest.join(' 或 ')}？` : undefined
const thing = (found: string | null): string => (found === null ? '文本末尾' : `“${found}”`)

const expectedParts: Readonly<Record<ExpectedPart, string>> = {
  operand: '名称、数字或“(”',
  'quoted-name': '反引号中的名称',
  tilde: '“~”',
  'operator-or-end': '运算符或文本末尾',
  closing: '“)”',
  'comma-or-closing': '“,”或“)”',
}

const dotPlaces = {
  random: '随机项中不能使用“.”。',
  call: '函数调用中不能使用“.”。',
  covariance: '协方差或方差函数中不能使用“.”。',
}

/** What the formula language says in Chinese. */
export const formulaChinese: Messages<FormulaCodes> = {
  'formula/not-a-text': {
    message: ({ found }) => `公式应为文本，这里的类型是 ${found}。`,
    hint: () => "请写在引号中，例如 'y ~ x + (1 | g)'。",
  },
  'formula/empty': {
    message: () => '文本是空的。',
    hint: () => "公式的形式是“响应变量 ~ 各项”，例如 'y ~ x + (1 | g)'。",
  },
  'formula/too-long': {
    message: ({ length, limit }) => `文本有 ${length} 个字符，最多读取 ${limit} 个。`,
    hint: () => "要使用数据表的所有列，请写 'y ~ .'。",
  },
  'formula/too-deep': {
    message: ({ limit }) => `这里的括号、调用或运算符嵌套超过 ${limit} 层。`,
    hint: () => '请先把这个变量算成数据的一列，再写该列的名称。',
  },
  'formula/too-many-terms': {
    message: ({ limit }) => `公式在这里展开后超过 ${limit} 项。`,
    hint: () => '乘积和乘方会使项数成倍增加：请只写出需要的交互项。',
  },

  'formula/character': {
    message: ({ character, codePoint }) => `公式语言中没有字符“${character}”（${codePoint}）。`,
    hint: ({ instead }) =>
      instead === null
        ? '名称中含有此字符的列要放在反引号中：`my column`。'
        : `它与语言中的字符相似：请改为输入 ${instead}。`,
  },
  'formula/unclosed-quote': {
    message: ({ quote }) => `此处开始的${quote === '`' ? '反引号' : '引号'} ${quote} 没有结束。`,
    hint: ({ quote }) => `请补上结束的 ${quote}。`,
  },
  'formula/escape': {
    message: ({ sequence }) => `字符串中没有转义“${sequence}”。`,
    hint: () => '反斜杠写作 \\\\。',
  },
  'formula/number': {
    message: ({ text }) =>
      text.endsWith('L') ? `${text} 以 L 结尾，但不是整数。` : `${text} 超出了双精度浮点数的范围。`,
    hint: () => '数字的写法如 12、0.5、1e-3、0x1F；整数可以以 L 结尾。',
  },
  'formula/reserved-word': {
    message: ({ word }) => `${word} 是保留字，在公式中没有含义。`,
    hint: ({ word }) => `若是列名，请放在反引号中：\`${word}\`。`,
  },
  'formula/unexpected': {
    message: ({ found, expected }) => `此处应为${expectedParts[expected]}，却是${thing(found)}。`,
  },
  'formula/missing-operator': {
    message: ({ left, right }) => `${left} 与 ${right} 之间没有运算符。`,
    hint: ({ left, right }) =>
      /^\.?\d/.test(left)
        ? `数值相乘请写作 I(${left} * ${right})；以数字开头的名称要放在反引号中：\`${left}${right}\`。`
        : `两者都要：${left} + ${right}；它们的交互作用：${left}:${right}；含空格的名称要放在反引号中。`,
  },
  'formula/unclosed-parenthesis': {
    message: ({ callee, found }) => `${callee === null ? '这个' : `${callee}( ) 的`}括号到${thing(found)}处仍未闭合。`,
    hint: ({ found }) => (found === null ? '请补上“)”。' : '请在它之前补上“)”。'),
  },
  'formula/unopened-parenthesis': {
    message: () => '这个“)”没有对应的左括号。',
    hint: () => '请删去它，或补上与它对应的“(”。',
  },
  'formula/equals-sign': {
    message: () => '公式的各部分之间不能用“=”。',
    hint: ({ tilde }) =>
      tilde
        ? '“=”只用来在函数调用中给参数命名，例如 poly(x, degree = 2)；相等写作“==”。'
        : '响应变量与各项之间用“~”分隔：y ~ x。',
  },
  'formula/assignment': {
    message: ({ operator }) => `“${operator}”是赋值，公式中不能使用。`,
    hint: ({ operator }) => (operator === '<-' ? '若要与负数比较，请在中间加空格：x < -1。' : undefined),
  },
  'formula/column-of-table': {
    message: () => '“$”用来取数据表的一列，而公式中的名称本来就是数据的列。',
    hint: ({ name }) => (name === null ? '请只写列名。' : `请只写列名：${name}。`),
  },
  'formula/no-tilde': {
    message: () => '公式中没有“~”。',
    hint: ({ text }) => `响应变量写在“~”左边，各项写在右边：y ~ ${text}。`,
  },
  'formula/second-tilde': {
    message: () => '这是第二个“~”。',
    hint: () => '一个公式只有一个“~”；多个响应变量要分别建模。',
  },
  'formula/chained-comparison': {
    message: ({ operator }) => `比较的结果不能再用“${operator}”比较。`,
    hint: () => '请用 & 连接两个比较：(a < b) & (b < c)。',
  },
  'formula/unknown-operator': {
    message: ({ operator }) => `公式语言中没有运算符“${operator}”。`,
    hint: ({ known }) => `百分号形式的运算符有 ${and(known)}。`,
  },
  'formula/package': {
    message: ({ package: name }) => `${name}:: 之后应为函数名及其参数。`,
    hint: () => '例如 splines::ns(x, df = 3)。',
  },

  'formula/unknown-column': {
    message: ({ name }) => `数据中没有列“${name}”。`,
    hint: ({ nearest, columns }) =>
      meant(nearest) ?? (columns.length ? `数据的列有 ${some(columns)}。` : '数据中一列也没有。'),
  },
  'formula/dot': {
    message: ({ where }) => dotPlaces[where],
    hint: ({ where }) => (where === 'call' ? '“.”代表除响应变量以外的所有列：请写出函数所用的列名。' : '请写出列名。'),
  },
  'formula/number-as-term': {
    message: ({ number }) => `数 ${number} 不能作为一项。`,
    hint: () => '1 表示截距，0 或 -1 表示去掉截距。均值中已知的部分用 offset()，算术运算写在 I() 中，例如 I(2 * x)。',
  },
  'formula/number-in-interaction': {
    message: ({ number, operator }) => `公式中的“${operator}”连接的是各项，而 ${number} 不是一项。`,
    hint: ({ text }) => `算术运算请写作 I(${text})。`,
  },
  'formula/constant-as-term': {
    message: ({ text }) => `${text} 没有用到数据的任何一列。`,
    hint: () => '一项应为一列，或由列构成的表达式；截距写作 1。',
  },
  'formula/constant-response': {
    message: ({ text }) => `响应变量 ${text} 没有用到数据的任何一列。`,
    hint: () => '“~”左边应为一列，或由列构成的表达式，例如 log(y) ~ x。',
  },
  'formula/power': {
    message: ({ found }) => `各项的乘方应为不小于 1 的整数，这里是 ${found}。`,
    hint: () => '(a + b)^2 表示 a + b + a:b。算术运算请写作 I(x^2)。',
  },
  'formula/power-of-variable': {
    message: ({ text, variable }) => `公式中的 ${text} 表示 ${variable} 与自身交叉，结果仍是 ${variable}。`,
    hint: ({ text, variable, power }) => `若要数值的乘方请写作 I(${text})，多项式请写作 poly(${variable}, ${power})。`,
  },
  'formula/response-on-the-right': {
    message: ({ response, term }) =>
      response === term ? `响应变量 ${response} 也出现在右边。` : `响应变量 ${response} 也出现在右边的 ${term} 中。`,
    hint: () => '请在右边删去它：响应变量不能解释自身。',
  },
  'formula/nothing-to-remove': {
    message: ({ term }) => `在此之前没有可以去掉的 ${term}。`,
    hint: ({ nearest }) => meant(nearest) ?? '“-”去掉的是写在它之前的项。',
  },
  'formula/offset-arguments': {
    message: ({ count }) => `offset() 只有一个参数，这里有 ${count} 个。`,
    hint: () => '多个偏移量相加：offset(a) + offset(b)。',
  },
  'formula/duplicate-offset': {
    message: ({ variable }) => `offset(${variable}) 在公式中出现了两次。`,
    hint: ({ variable }) => `请删去一个，或写作 offset(2 * ${variable})。`,
  },
  'formula/offset-place': {
    message: ({ where }) => (where === 'random' ? '偏移量不能写在随机项中。' : '偏移量不能参与交互作用。'),
    hint: () => '请加到固定部分：y ~ x + offset(o)。',
  },

  'formula/bar-without-parentheses': {
    message: ({ bar }) => `随机项 ${bar} 没有括号。`,
    hint: ({ group }) => `请加上括号，竖线左边只写在各组之间变化的部分：(1 | ${group})。`,
  },
  'formula/bar-in-interaction': {
    message: ({ bar, operator }) => `随机项 ${bar} 不能用“${operator}”与其他项连接。`,
    hint: () => '请用“+”相加；在各组之间变化的部分写在竖线左边。',
  },
  'formula/bar-in-bar': {
    message: ({ bar }) => `随机项 ${bar} 写在了另一个随机项之中。`,
    hint: () => '每个分组因子写一个随机项：(1 | a) + (1 | b)；嵌套的组写作 (1 | a/b)。',
  },
  'formula/bar-in-response': {
    message: ({ bar }) => `随机项 ${bar} 写在了响应变量中。`,
    hint: () => '随机项写在“~”右边。',
  },
  'formula/double-bar-in-structure': {
    message: ({ structure, bar }) => `${structure}(${bar}) 两次指定了协方差：“||”就是 diag。`,
    hint: ({ structure }) => `请在 ${structure}( | ) 中写一条竖线，或不用结构名而写 (x || g)。`,
  },
  'formula/no-random-columns': {
    message: ({ bar }) => `(${bar}) 中没有在各组之间变化的部分。`,
    hint: () => '竖线左边写 1 表示随机截距，写 x 表示随机截距和斜率。',
  },
  'formula/number-as-group': {
    message: ({ number }) => `${number} 不是分组因子。`,
    hint: () => '竖线右边应为一列，它的值是各组的名称。',
  },
  'formula/no-group': {
    message: ({ bar }) => `(${bar}) 的竖线右边没有剩下分组因子。`,
    hint: () => '竖线右边应为一列，它的值是各组的名称。',
  },
  'formula/duplicate-random-term': {
    message: ({ label }) => `随机项 ${label} 在公式中出现了两次。`,
    hint: () => '请删去一个：两者的方差无法区分。',
  },
  'formula/unknown-structure': {
    message: ({ name, column }) =>
      column ? `${name} 是一列，不是协方差结构：${name} 与括号之间没有运算符。` : `没有名为“${name}”的协方差结构。`,
    hint: ({ name, nearest, structures, bar, column }) =>
      column
        ? `请写作 ${name} + (${bar})。`
        : (meant(nearest) ?? (structures.length ? `已有的结构：${some(structures)}。` : undefined)),
  },
  'formula/structure-argument': {
    message: ({ structure, text }) => `${structure}() 的参数是一个带竖线的项和若干命名选项，${text} 两者都不是。`,
    hint: () => '请写出选项的名称，例如 matern(x + y | g, nu = 1.5)。',
  },
  'formula/structure-option-value': {
    message: ({ option, found }) => `选项 ${option} 应为数、TRUE、FALSE 或一个词，这里是 ${found}。`,
  },
  'formula/structure-option-twice': {
    message: ({ option }) => `选项 ${option} 给出了两次。`,
    hint: () => '请删去一个。',
  },

  'formula/covariance-syntax': {
    message: ({ text }) => `${text} 不是协方差结构的写法。`,
    hint: () => "应依次写出结构、行的次序和分组：'ar1(visit | id)'、'cs(1 | id)'。",
  },
  'formula/covariance-axis': {
    message: ({ found }) => `残差协方差的竖线左边应为 1 或用“+”连接的坐标，这里是 ${found}。`,
    hint: () => "1 表示行的先后次序，例如 'ar1(1 | id)'；时间或位置要写出列名，例如 'exp(x + y | id)'。",
  },
  'formula/covariance-group': {
    message: ({ found }) => `竖线右边应为 1、一个分组，或嵌套在另一组中的分组，这里是 ${found}。`,
    hint: () => "例如 'us(visit | id)'；各组有各自的协方差时写 'us(visit | arm / id)'；所有行同属一组时写 '| 1'。",
  },
  'formula/variance-syntax': {
    message: ({ text }) => `${text} 不是方差函数的写法。`,
    hint: () => "应写成一个协变量的函数：'power(x)'、'ident(f)'、'power(fitted)'。",
  },
  'formula/unknown-variance': {
    message: ({ name }) => `没有名为“${name}”的方差函数。`,
    hint: ({ nearest, functions }) => meant(nearest) ?? `已有的方差函数：${some(functions)}。`,
  },
  'formula/variance-covariate': {
    message: ({ name, found }) => `${name}() 只用一个协变量，这里是 ${found}。`,
    hint: ({ name }) => (name === 'ident' ? "多个因子的单元格写作 'ident(a:b)'。" : undefined),
  },
  'formula/variance-fitted': {
    message: () => '“fitted”表示拟合值，而数据中也有同名的列。',
    hint: ({ name }) => `拟合值请写作 ${name}(fitted(.))，该列请写作 ${name}(\`fitted\`)。`,
  },

  'formula/update-no-response': {
    message: () => '原公式没有响应变量，“.”无所指代。',
    hint: () => '请写出响应变量的名称。',
  },
}
