import type { WireFigures, WireGroup, WireQuality } from '../../../../contracts/quality/quality.ts'

/** What the columns of a file of figures are called. */
export const QUALITY_HEADINGS = [
  '类别 Kind',
  '名称 Name',
  '代码 Code',
  '起 From',
  '止 To',
  '决定 Decisions',
  '认定 Confirmed',
  '排除 Dismissed',
  '撤销 Taken back',
  '首次查看中位秒 First look, median seconds',
  '首次查看九成秒 First look, 90 % seconds',
  '决定中位秒 Decision, median seconds',
  '决定九成秒 Decision, 90 % seconds',
  '已复核 Reviewed',
  '复核占比 Share reviewed',
  '待复核 Waiting',
  '未能判断 Not judged',
  '一致 Agreed',
  '一致率 Agreement',
  'kappa',
  'kappa 下限 Low',
  'kappa 上限 High',
  '未裁定分歧 Unsettled',
  '漏判授课 Missed lessons',
  '错误认定 Wrong accusations',
  '抽查已答 Golden items answered',
  '抽查命中 Hits',
  '抽查漏判授课 Lessons missed',
  '抽查错误认定 Wrongly accused',
] as const

const TOO_FEW = '样本太少 too few'
type Cell = string | number

const orFew = (value: number | null): Cell =>
  value === null ? TOO_FEW : Math.round(value * 1_000) / 1_000

const kappaCells = ({ kappa, noKappa }: WireFigures): readonly Cell[] =>
  kappa === null
    ? [noKappa === 'one-sided' ? '两人始终同一判断 one-sided' : TOO_FEW, '', '']
    : [orFew(kappa.value), orFew(kappa.low), orFew(kappa.high)]

const cellsOf = (figures: WireFigures): readonly Cell[] => [
  figures.decisions,
  figures.confirmed,
  figures.dismissed,
  figures.takenBack,
  orFew(figures.toFirstLook.medianSeconds),
  orFew(figures.toFirstLook.p90Seconds),
  orFew(figures.toDecision.medianSeconds),
  orFew(figures.toDecision.p90Seconds),
  figures.reviewed.part,
  orFew(figures.reviewed.share),
  figures.waiting,
  figures.notJudged,
  figures.agreed.part,
  orFew(figures.agreed.share),
  ...kappaCells(figures),
  figures.unsettled,
  figures.missedLessons,
  figures.wrongAccusations,
  figures.golden.hits.whole,
  figures.golden.hits.part,
  figures.golden.missedLessons,
  figures.golden.wrongAccusations,
]

/** All figures of a span as lines: all together, then cities, then persons. */
export function qualityLines({
  from,
  to,
  total,
  cities,
  persons,
}: WireQuality): readonly (readonly Cell[])[] {
  const lineOf =
    (kind: string) =>
    ({ name, title, figures }: WireGroup): readonly Cell[] => [
      ...[kind, title ?? name, name, from, to],
      ...cellsOf(figures),
    ]
  return [
    lineOf('全部 All')({ name: '', title: '全部 All', figures: total }),
    ...cities.map(lineOf('地区 Place')),
    ...persons.map(lineOf('人员 Person')),
  ]
}
