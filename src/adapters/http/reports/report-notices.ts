import type { ListedReport } from '../../../app/reports/report-queries.ts'
import type { Notice } from '../../../contracts/system.ts'

const SHOWN = 3

const named = (
  reports: readonly ListedReport[],
  separator: string,
  more: (count: number) => string,
) =>
  [
    ...reports.slice(0, SHOWN).map(({ report }) => `${report.title}（${report.asked?.due ?? ''}）`),
    ...(reports.length > SHOWN ? [more(reports.length - SHOWN)] : []),
  ].join(separator)

function noticeOf(code: Notice['code'], reports: readonly ListedReport[], zh: string, en: string) {
  if (reports.length === 0) return []
  const list = named(reports, '、', (count) => `另有 ${count} 份`)
  const english = named(reports, ', ', (count) => `${count} more`)
  return [
    {
      code,
      zh: `${zh}：${list}。请在“报表”页核对后报送`,
      en: `${en}: ${english}. Check and file them on the page of reports`,
    },
  ]
}

/** What campaigns ask for and nobody has filed: that is coming due, and that is overdue. */
export const reportNotices = (waiting: readonly ListedReport[]): readonly Notice[] => [
  ...noticeOf(
    'report-overdue',
    waiting.filter(({ overdue }) => overdue),
    '报表逾期未报送',
    'reports are overdue',
  ),
  ...noticeOf(
    'report-due',
    waiting.filter(({ overdue }) => !overdue),
    '报表即将到期，草稿已自动制成',
    'reports fall due, and drafts of them were made',
  ),
]
