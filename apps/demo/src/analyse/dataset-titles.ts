import type { DatasetName } from '@lmm/datasets'

/** What the bundled sets are, in Chinese; in English they say it themselves. */
export const titlesInChinese: Readonly<Record<DatasetName, string>> = {
  sleepstudy: '睡眠剥夺研究中的反应时间',
  dyestuff: '各批次染料的产量',
  dyestuff2: '模拟的染料产量，批次之间没有方差',
  penicillin: '青霉素检验中的变异',
  pastes: '按批次与桶的化学糊剂强度',
  orthodont: '牙齿正畸距离的生长',
  oats: '燕麦品种的裂区试验',
  machines: '工人操作机器的生产率',
  rail: '超声波在钢轨中的行进时间',
  cake: '巧克力蛋糕的断裂角',
  insteval: '学生对课程的评价',
  bodyweight: '三种饮食下大鼠的体重',
}
