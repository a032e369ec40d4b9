import type { CorrectedText } from '../../src/core/learning/correction.ts'

/** What a department keeps meeting: courses for grown-ups that read like lessons, in our own words. */
const ADULT_OPENINGS = [
  '考研英语一 词汇 第{n}讲',
  '考研数学 高等数学 强化班 第{n}章',
  '专升本 高数 第{n}节',
  '成人自考 大学语文 第{n}课',
  '在职研究生 联考逻辑 第{n}讲',
] as const
const ADULT_LINES = [
  '求极限 lim(x→0) sinx/x = 1',
  '不定积分 ∫xe^x dx 分部积分法',
  '翻译 the committee has yet to reach a conclusion',
  '长难句拆分 主语从句 that 引导',
  '行列式按第一行展开',
  '矩阵的秩与线性方程组的解',
  '词根 spect 看 inspect respect prospect',
  '多元函数偏导数 例题3',
  '真题 2019 年 阅读 Text 2 第26题',
  '特征值与特征向量 相似对角化',
] as const

const LESSON_OPENINGS = [
  '八年级数学 第{n}课时',
  '高一英语 必修一 Unit {n}',
  '七年级语文 第{n}单元',
  '九年级物理 第{n}节',
  '高二数学 选择性必修 第{n}课',
] as const
const LESSON_LINES = [
  '全等三角形的判定 边角边 例2',
  '一次函数 y=kx+b 的图象与性质',
  '过去进行时 was doing 练习',
  '文言文 实词 虚词 课内阅读',
  '欧姆定律 I=U/R 计算题',
  '勾股定理 a²+b²=c² 练习第5题',
  '定语从句 which that who 选择',
  '古诗默写 每空1分',
  '电功率 P=UI 灯泡铭牌 220V 40W',
  '等差数列 前n项和 公式推导',
] as const

const pick = (list: readonly string[], at: number): string => list[at % list.length] ?? ''

/** `count` decided cases of each kind, three screens a case. */
export function correctedCases(count: number): readonly CorrectedText[] {
  const screen = (openings: readonly string[], lines: readonly string[], at: number, no: number) =>
    [
      pick(openings, at).replace('{n}', String(1 + (at % 9))),
      pick(lines, at + 3 * no),
      pick(lines, 2 * at + no + 1),
      pick(lines, 3 * at + no + 4),
    ].join('\n')
  const cases = (lesson: boolean): readonly CorrectedText[] =>
    Array.from({ length: count }, (_, at) =>
      [0, 1, 2].map((no) => ({
        caseId: `${lesson ? 'lesson' : 'adult'}-${at}`,
        text: lesson
          ? screen(LESSON_OPENINGS, LESSON_LINES, at, no)
          : screen(ADULT_OPENINGS, ADULT_LINES, at, no),
        title: null,
        pageText: null,
        lesson,
      })),
    ).flat()
  return [...cases(true), ...cases(false)]
}
