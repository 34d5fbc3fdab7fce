import type { RemlCodes } from '../../codes/reml.ts'
import type { Messages } from '../../sentence.ts'

const list = (names: readonly string[]): string => names.join('、')

/** Estimation, in Chinese. */
export const remlChinese: Messages<RemlCodes> = {
  'reml/unknown-structure': {
    message: ({ structure }) => `没有名为“${structure}”的协方差结构。`,
    hint: ({ nearest, known }) =>
      `${nearest.length > 0 ? `是否想写 ${list(nearest)}？` : ''}这里可用的有：${known.join('、')}；也可以在结构表中传入自定义结构。`,
  },
  'reml/unknown-criterion': {
    message: ({ criterion }) => `没有名为 ${criterion} 的准则。`,
    hint: ({ known }) => `请用大写写 ${known.join(' 或 ')}。`,
  },
  'reml/no-degrees-of-freedom': {
    message: ({ rows, coefficients }) => `${rows} 行数据无法估计 ${coefficients} 个固定效应和一个残差方差。`,
    hint: () => '请减少固定效应，或增加数据。',
  },
  'reml/perfect-fit': {
    message: ({ response }) => `固定效应完全再现了 ${response}：没有方差可在组间与残差之间分配。`,
    hint: () => '请检查是否有某个自变量就是因变量本身，或因变量由自变量计算而来。',
  },
  'reml/zero-residual': {
    message: ({ response, groups }) =>
      `拟合后 ${response} 在 ${list(groups)} 内没有变化：残差方差为零，似然没有最大值。`,
    hint: () => '请每组只用一行并去掉该随机项，或检查因变量是否在组内被平均或复制。',
  },
  'reml/no-table': {
    message: () => '该模型没有保存拟合所用的数据。',
    hint: () => '请传入数据：update(model, change, { data })。',
  },
  'reml/products-option': {
    message: ({ option }) => `由乘积拟合时不能使用选项 ${option}。`,
    hint: ({ option }) =>
      option === 'relationship'
        ? `它需要数据行：lmm(formula, data, { ${option} })。`
        : `它属于乘积：productsOf(formula, source, { ${option} })。`,
  },
  'reml/not-a-model': {
    message: ({ problem }) => `这段 JSON 不是已保存的模型：${problem}。`,
    hint: () => '请传入 save(model) 或 JSON.stringify(model) 的结果，并先用 JSON.parse 解析。',
  },
  'reml/model-version': {
    message: ({ found, known }) => `该模型以 schemaVersion ${found} 保存，此版本读取的是 ${known}。`,
    hint: ({ found, known }) => (found > known ? '请使用保存它的 lmm 版本或更新的版本。' : '请重新拟合并保存该模型。'),
  },
  'reml/relationship-levels': {
    message: ({ group, level }) => `${group} 的亲缘关系中水平 ${level} 出现了两次。`,
    hint: () => '矩阵的每一行应对应一个不同的水平。',
  },
  'reml/relationship-size': {
    message: ({ group, levels, rows, columns }) =>
      `${group} 的亲缘关系列出了 ${levels} 个水平，但矩阵为 ${rows} x ${columns}。`,
    hint: () => '请按 `levels` 的顺序为每个水平提供一行一列。',
  },
  'reml/relationship-entry': {
    message: ({ group, row, column }) => `${group} 的亲缘关系中 ${row} 与 ${column} 之间不是有限数值。`,
    hint: () => '请填写每个元素；无亲缘关系的个体填 0。',
  },
  'reml/relationship-symmetric': {
    message: ({ group, row, column }) => `${group} 的亲缘关系不对称：${row} 对 ${column} 与 ${column} 对 ${row} 不同。`,
    hint: () => '亲缘关系是相互的，请检查矩阵的读取方式。',
  },
  'reml/relationship-definite': {
    message: ({ group, level, inverse, left, given, singular }) =>
      `${group} 的${inverse ? '亲缘关系逆矩阵' : '亲缘关系矩阵'}不是正定的：${
        singular
          ? `水平 ${level} 由${given.length > 0 ? ` ${given.join('、')} ` : '前面的水平'}决定`
          : `${given.length > 0 ? `给定 ${given.join('、')} 后，` : ''}水平 ${level} 的对角元只剩 ${Number(left.toPrecision(3))}`
      }。`,
    hint: ({ singular }) =>
      singular
        ? "请合并遗传上相同的水平，在对角线上加一个小量，或传入满足 L L' = K 的因子 L。"
        : '协方差不会这样：请先检查这些水平的元素，看矩阵是如何读入或估计的。最近的正定矩阵会是另一种关系。',
  },
  'reml/relationship-group': {
    message: ({ group, groups }) =>
      `给出了 ${group} 的亲缘关系，但没有随机项以它分组；现有分组：${groups.join('、') || '无'}。`,
    hint: ({ nearest, group }) =>
      nearest.length > 0 ? `是否指 ${nearest.join('、')}？` : `请在公式中加入 (1 | ${group})。`,
  },
  'reml/relationship-absent': {
    message: ({ group, absent, count, levels }) =>
      `数据中 ${group} 的 ${count} 个水平不在其亲缘关系的 ${levels} 个水平之中：${absent.join('、')}${count > absent.length ? '……' : ''}。`,
    hint: () => '请把它们加入亲缘关系，或去掉相应的行。',
  },
  'reml/pedigree-twice': {
    message: ({ individual }) => `系谱中 ${individual} 有两条记录。`,
    hint: () => '每个个体只保留一条记录。',
  },
  'reml/pedigree-loop': {
    message: ({ individual }) => `${individual} 是自己的祖先。`,
    hint: () => '请检查系谱中的亲本。',
  },
  'reml/infeasible': {
    message: ({ reason }) => `无法计算准则：${reason}。`,
    hint: () => '请检查自变量是否有极端值或近似共线。',
  },
  'reml/basis': {
    message: ({ term, structure }) => `${term} 的列按“us”允许的方式做了中心化，但结构“${structure}”对此不封闭。`,
    hint: () => '请按结构的 `closedUnder` 向 `crossProducts` 传入 `freedom`。',
  },
  'reml/boundary': {
    message: ({ say }) => `拟合位于参数空间的边界：${say.join('；')}。`,
    hint: ({ simpler }) =>
      `这是结果，不是失败：估计值已是最优，固定效应仍然有效。${simpler ? `拟合同样好的模型：${simpler}` : '去掉该部分的模型拟合得一样好'}。`,
  },
  'reml/flat': {
    message: ({ say }) => `数据不能确定所有协方差参数：${say.join('；')}。`,
    hint: () =>
      '固定效应的估计与拟合值仍然有效；所指的参数以及依赖于它们的标准误则不然。请去掉相互竞争的项之一：两个随机项之一，或其分组已被固定效应区分的随机项。',
  },
  'reml/not-converged': {
    message: ({ gradientNorm, iterations }) =>
      `搜索在 ${iterations} 次迭代后结束，准则尚未达到最小值（标度化梯度 ${gradientNorm.toExponential(1)}）。`,
    hint: () => '估计值不是最终结果。请简化随机效应，或增大 `maxIterations`。',
  },
  'reml/zero-variance': { message: ({ group, terms }) => `${group} 内 ${list(terms)} 的方差估计为零` },
  'reml/perfect-correlation': {
    message: ({ group, terms, sign }) =>
      `${group} 内 ${list(terms)} 的相关系数为 ${sign === -1 ? '-1' : '1'}：这些效应只有一个维度，而不是两个`,
  },
  'reml/reduced-rank': {
    message: ({ group, terms, rank }) =>
      `${group} 的 ${terms.length} 个随机效应（${list(terms)}）只张成 ${rank} 维，而不是 ${terms.length} 维`,
  },
  'reml/flat-direction': {
    message: ({ group, terms }) => `准则沿${group ? ` ${group} 内` : ''} ${list(terms)} 参数的某个组合不变`,
  },
  'reml/parameter-at-bound': {
    message: ({ group, terms, value }) =>
      `残差${group ? `（${group} 内）` : ''}的 ${list(terms)} 为 ${value}，即其取值范围的端点`,
  },
  'reml/parameter-grows': {
    message: ({ group, terms }) => `残差${group ? `（${group} 内）` : ''}的 ${list(terms)} 无限增大时，准则持续下降`,
  },
  'reml/parameter-vanishes': {
    message: ({ group, terms }) => `残差${group ? `（${group} 内）` : ''}的 ${list(terms)} 趋于零时，准则持续下降`,
  },
  'reml/other-optima': {
    message: ({ count, higher }) =>
      `准则另有 ${count} 个局部最优，最低的高出 ${Number(higher.toPrecision(3))}；保留所找到的最低者。`,
  },
  'reml/fitted-variance': {
    message: ({ function: name, fits, settled, change }) =>
      settled
        ? `以拟合值为自变量的 ${name} 经 ${fits} 次拟合达到稳定，每次使用前一次的拟合值。准则、AIC 与似然比检验属于最后一次拟合，不能与其他模型比较；标准误把拟合值视为已知。`
        : `以拟合值为自变量的 ${name} 在 ${fits} 次拟合后仍未稳定（拟合值仍变化 ${change.toExponential(1)} 个残差标准差）。`,
  },
  'reml/residual-not-definite': {
    message: ({ structure }) => `${structure} 在所尝试之处都给不出正定的残差协方差。`,
    hint: () => '残差在每个方向上都须有方差：请选择其他结构，或检查其初始值。',
  },
  'reml/residual-repeated': {
    message: ({ structure, group, level, position, rows, count }) =>
      `${group ? `${group} ${level} 的` : ''}第 ${rows.map((row) => row + 1).join('、')} 行${count > rows.length ? `等共 ${count} 行` : ''}位于同一位置 ${position}：${structure} 无法区分它们。`,
    hint: () =>
      '请每个位置只保留一行，加入能区分它们的坐标，或选择含测量误差的结构，例如 exp(time | id, nugget = TRUE)。',
  },
  'reml/relationship-form': {
    message: ({ group, found }) =>
      `${group} 的关系含有 ${found.length > 0 ? list(found) : '空值'}：需要 levels 和一个矩阵。`,
    hint: ({ forms }) => `请写作 { levels, covariance }；covariance 也可换成 ${list(forms.slice(1))}。`,
  },
  'reml/residual-size': {
    message: ({ structure, rows, most, groups }) =>
      `有 ${rows} 行通过${groups.length > 0 ? ` ${list(groups)} 的水平及` : ''}残差（${structure}）相互关联，其协方差是稠密矩阵，最多 ${most} 行。`,
    hint: ({ groups, residual }) =>
      groups.length > 1
        ? `与残差分组交叉的随机效应会把所有组连在一起：请去掉其中一个因子${residual ? '，或去掉 `residual`' : '，或去掉 `variance`'}。`
        : '请让残差的组更小，或只拟合部分行。',
  },
  'reml/structure-start': {
    message: ({ structure, parameter, value, lower, upper }) =>
      `结构 ${structure} 的参数 ${parameter} 的初值为 ${value}，不在其范围 ${lower} 到 ${upper} 之内。`,
    hint: () => '请让 `initial` 位于 `lower` 与 `upper` 之间。',
  },
  'reml/structure-not-covariance': {
    message: ({ structure, fault, positions, value, parameters, group, level, rows, count }) => {
      const shown = `第 ${rows.map((row) => row + 1).join('、')} 行${count > rows.length ? `等共 ${count} 行` : ''}`
      const where = rows.length > 0 ? `（${group ? `${group} ${level}，` : ''}${shown}）` : ''
      const what = {
        'not-finite': `在位置 ${list(positions)} 处的元素为 ${value}`,
        'not-symmetric': `在位置 ${list(positions)} 处不对称：${value}`,
        'not-definite': `在位置 ${list(positions)} 上不是正定的：最小特征值为 ${value}`,
      }[fault]
      return `结构 ${structure} 的矩阵${where}${what}${parameters.length > 0 ? `（${parameters.join('，')}）` : ''}。`
    },
    hint: () => '结构在参数初值处必须给出协方差矩阵；@lmm/covariance/testing 的 `checkStructure` 会指出问题所在。',
  },
  'reml/structure-failed': {
    message: ({ structure, problem }) => `结构 ${structure} 出错：${problem}。`,
    hint: () => '@lmm/covariance/testing 的 `checkStructure` 可检查自定义结构是否满足应有的性质。',
  },
  'reml/start-length': {
    message: ({ found, count, parameters }) =>
      `初值有 ${found} 个数，而模型有 ${count} 个协方差参数：${list(parameters)}${count > parameters.length ? ' 等' : ''}。`,
    hint: () => '请为每个参数给出一个数，如拟合模型的 `theta`。',
  },
  'reml/start-outside': {
    message: ({ parameter, value, lower, upper }) =>
      `${parameter} 的初值为 ${value}，不在其范围 ${lower} 到 ${upper} 之内。`,
    hint: () => '请给出范围之内的数，或不给初值。',
  },
  'reml/residual-not-identifiable': {
    message: ({ structure, parameters, more }) =>
      `数据无法区分下列协方差参数：${list(parameters)}${more > 0 ? ` 等 ${parameters.length + more} 个` : ''}（残差结构：${structure}）。`,
    hint: ({ beside }) =>
      ({
        random: '残差结构已能表达该随机项：请去掉其中之一。',
        variance: '自变量是否有变化，其作用是否已在结构之中？请去掉方差函数。',
        nothing: '同时具有这些位置的组太少：请选择参数较少的结构。',
      })[beside],
  },
  'reml/residual-parameters': {
    message: ({ structure, parameters, rows }) =>
      `残差结构 ${structure} 有 ${parameters} 个参数，而数据只有 ${rows} 行。`,
    hint: ({ variance }) =>
      variance
        ? '请合并水平，或选择以数值为自变量的方差函数，例如 power(x)。'
        : '这些位置是各受试者共有的访视吗？若各有自己的时间，请选择基于距离的结构，例如 exp(time | id) 或 car1(time | id)。',
  },
  'reml/refit-values': {
    message: ({ name, found, n, at }) =>
      found === n
        ? `${name} 的第 ${at! + 1} 个值不是${name === 'weights' ? '正数' : '有限的数'}。`
        : `${name} 有 ${found} 个值，而模型是用 ${n} 行拟合的。`,
    hint: ({ n }) => `请按所用各行的顺序传入 ${n} 个值。`,
  },
  'reml/refit-fitted': {
    message: ({ function: name }) => `方差 ${name}(fitted) 取决于拟合值，而换了响应或权重，拟合值也会改变。`,
    hint: () => '请传入它要用的拟合值 { fitted }，或用含新值的表重新拟合：update(model, { data })。',
  },
  'reml/residual-weights': {
    message: ({ kind }) => `${kind} 类权重不能与残差协方差同用：相同的行会彼此相关。`,
    hint: () => '请重复数据行本身，或使用 precision 权重。',
  },
  'reml/unknown-variance-function': {
    message: ({ name }) => `没有名为“${name}”的方差函数。`,
    hint: ({ nearest, known }) =>
      `${nearest.length > 0 ? `是否指 ${nearest.join('、')}？` : ''}已知：${known.join('、')}。`,
  },
}
