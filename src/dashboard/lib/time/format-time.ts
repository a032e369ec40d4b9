/** Everything on the page is told in the time of the law's territory, whatever the officer's computer is set to. */
const ZONE = 'Asia/Shanghai'
export const OFFSET = '+08:00'

const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  weekday: 'short',
  hourCycle: 'h23',
})

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const
const WEEKDAYS_ZH = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

type Fields = { date: string; time: string; weekday: number }

function fieldsOf(epochMillis: number): Fields {
  const found = new Map(parts.formatToParts(epochMillis).map(({ type, value }) => [type, value]))
  const get = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? ''
  return {
    date: `${get('year')}-${get('month')}-${get('day')}`,
    time: `${get('hour')}:${get('minute')}:${get('second')}`,
    weekday: (WEEKDAYS as readonly string[]).indexOf(get('weekday')),
  }
}

export const dateOf = (epochMillis: number): string => fieldsOf(epochMillis).date

/** `09:30:05`. */
export const clockOf = (epochMillis: number): string => fieldsOf(epochMillis).time

/** `2026-03-07 09:30:05 +08:00`, for anything that may be quoted. */
export function fullTimeOf(epochMillis: number): string {
  const { date, time } = fieldsOf(epochMillis)
  return `${date} ${time} ${OFFSET}`
}

export function weekdayOf(epochMillis: number, language: 'zh' | 'en'): string {
  const { weekday } = fieldsOf(epochMillis)
  return (language === 'zh' ? WEEKDAYS_ZH : WEEKDAYS)[weekday] ?? ''
}

/** `2026-03-07（周六）09:30 +08:00`. */
export function spokenTimeOf(epochMillis: number, language: 'zh' | 'en'): string {
  const { date, time } = fieldsOf(epochMillis)
  const weekday = weekdayOf(epochMillis, language)
  return language === 'zh'
    ? `${date}（${weekday}）${time.slice(0, 5)} ${OFFSET}`
    : `${date} (${weekday}) ${time.slice(0, 5)} ${OFFSET}`
}

/** A civil date typed by the officer, as the instant at which that day begins (or, `end`, the next one). */
export function dayBoundary(date: string, edge: 'start' | 'end'): string {
  const start = `${date}T00:00:00${OFFSET}`
  if (edge === 'start') return start
  return `${dateOf(Date.parse(start) + 86_400_000)}T00:00:00${OFFSET}`
}
