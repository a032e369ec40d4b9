import type { HolidayRange, NationalYear } from '../../../core/calendar/calendar-data.ts'
import { weekdayOf } from '../../../core/time/civil-date.ts'

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'] as const

/** A word of Chinese stands as it is; everything else is quoted, and a YAML reader gets back what was there. */
const scalar = (text: string): string =>
  /^[\u4e00-\u9fff、]+$/.test(text) ? text : JSON.stringify(text)

const list = (key: string, items: readonly string[]): string =>
  items.length === 0 ? `${key}: []` : [`${key}:`, ...items.map((item) => `  - ${item}`)].join('\n')

function range({ name, start, end, source }: HolidayRange): string {
  const own = source === null ? '' : `, source: ${JSON.stringify(source)}`
  return `{ name: ${scalar(name)}, start: ${start}, end: ${end}${own} }`
}

function heading({ year, status }: NationalYear): string {
  return status === 'official'
    ? `# 国务院办公厅关于${year}年部分节假日安排的通知（导入）。off 的 end 是放假最后一日。
# The State Council's arrangement of ${year} (imported). The end of a range is its last day off.`
    : `# ${year}年放假安排尚未公布：只有按《全国年节及纪念日放假办法》推算的法定本日，不得据此认定“允许”。
# The arrangement of ${year} is not published yet: only statutory days, computed from the law.`
}

/** A year as its file of schedules/calendars/national; equal years give equal texts. */
export function nationalYearText(year: NationalYear): string {
  const workdays = year.adjustedWorkdays.map(
    ({ date, for: holiday }) =>
      `{ date: ${date}, for: ${scalar(holiday)} } # 周${WEEKDAYS[weekdayOf(date) - 1]}`,
  )
  const checked =
    year.checkedLongRuns.length === 0 ? [] : [list('checkedLongRuns', year.checkedLongRuns)]
  return `${[
    heading(year),
    `year: ${year.year}`,
    `status: ${year.status}`,
    list('source', year.sources.map(scalar)),
    list('off', year.off.map(range)),
    list('adjustedWorkdays', workdays),
    list('statutory', year.statutory),
    ...checked,
  ].join('\n')}\n`
}
