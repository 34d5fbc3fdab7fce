import type { FigureCodes } from '../../codes/figures.ts'
import type { Messages } from '../../sentence.ts'

/* @__NO_SIDE_EFFECTS__ */
const words = (text: string): { message: () => string } => ({ message: () => text })

/** The words in figures, in Chinese. */
export const figuresChinese: Messages<FigureCodes> = {
  'figure/effect-of': { message: ({ effect, group }) => `${group} 的 ${effect}` },
  'figure/unit-per': { message: ({ of, by }) => (/[/ ]/.test(of + by) ? `${of} 每 ${by}` : `${of}/${by}`) },
  'figure/levels': { message: ({ count, group }) => `${group} 的 ${count} 个水平` },
  'figure/lag-rows': words('组内滞后（行）'),
  'figure/lag-along': { message: ({ title }) => `组内沿 ${title} 的滞后（位次）` },
  'figure/autocorrelation': words('标准化残差的自相关'),
  'figure/estimate': { message: ({ title }) => `估计值：${title}，每单位该项` },
  'figure/standard-deviation': { message: ({ title }) => `${title} 的标准差` },
  'figure/between-groups': words('组间'),
  'figure/single-measurement': words('单次测量'),
  'figure/mean-letters': { message: ({ title }) => `${title} 的均值：共有字母者未能区分` },
  'figure/mean-no-letters': { message: ({ title }) => `${title} 的均值：差异模式过多，无法用字母表示` },
  'figure/normal-quantile': words('正态分位数'),
  'figure/standardized-residual': words('残差（以标准差计）'),
  'figure/iteration': words('迭代'),
  'figure/criterion-above': { message: ({ criterion }) => `${criterion} 准则高出其最小值的量` },
  'figure/root-of-rise': { message: ({ criterion }) => `−2 对数似然（${criterion}）增量的平方根` },
  'figure/fitted': { message: ({ title }) => `${title} 的拟合值` },
  'figure/residual': { message: ({ title }) => `残差：${title}` },
  'figure/shrinkage': { message: ({ title }) => `${title}：自身估计 ○，BLUP ●，总体 ◆` },
  'figure/trajectories-few': { message: ({ title }) => `${title}：虚线为自身拟合，实线为 BLUP，细线及带为总体` },
  'figure/trajectories-many': { message: ({ title }) => `${title}：每组一条 BLUP 线` },
  'figure/distance': { message: ({ title }) => `组内 ${title} 的距离` },
  'figure/semivariance': words('标准化残差的半方差'),
  'figure/says-autocorrelation': words('残差按滞后的自相关'),
  'figure/says-caterpillar': { message: ({ effect, group }) => `${group} 的随机效应 ${effect} 及其区间` },
  'figure/says-coefficients': words('固定效应及其区间'),
  'figure/says-fan': { message: ({ variable }) => `沿 ${variable} 的标准差` },
  'figure/says-correlation': { message: ({ variable }) => `沿 ${variable} 的隐含相关` },
  'figure/says-means': { message: ({ specs }) => `${specs} 的边际均值、区间及两两比较的字母` },
  'figure/says-quantiles': words('残差的正态分位数及其包络'),
  'figure/says-optimizer': words('逐次迭代的准则'),
  'figure/says-profile': words('参数的剖面'),
  'figure/says-residuals': words('残差与拟合值'),
  'figure/says-shrinkage': words('各组自身估计及其 BLUP'),
  'figure/says-trajectories': { message: ({ group, x }) => `${group} 沿 ${x} 的轨迹` },
  'figure/says-variogram': words('残差的半变异函数'),
}
