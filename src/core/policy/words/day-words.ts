import type { DayKind } from '../../calendar/day-kind.ts'
import { type CivilDate, weekdayOf } from '../../time/civil-date.ts'
import type { Sentence } from './rule-words.ts'

export const DAY_WORDS: Readonly<Record<DayKind, Sentence>> = {
  'school-day': { zh: '上学日', en: 'school day' },
  'adjusted-workday': { zh: '调休上班（上学）日', en: 'adjusted workday' },
  'rest-day': { zh: '休息日', en: 'weekend' },
  'statutory-holiday': { zh: '法定节假日', en: 'statutory holiday' },
  'arranged-day-off': { zh: '国务院安排的放假日', en: 'arranged day off' },
  'winter-vacation': { zh: '寒假', en: 'winter vacation' },
  'summer-vacation': { zh: '暑假', en: 'summer vacation' },
  'vacation-gap': { zh: '假期空档（未开学）', en: 'gap between vacation and term' },
  'local-break': { zh: '地方春秋假', en: 'local break' },
  'childrens-day': { zh: '儿童节', en: "Children's Day" },
  unknown: { zh: '校历未知', en: 'school calendar unknown' },
}

const WEEKDAYS_ZH = ['一', '二', '三', '四', '五', '六', '日']
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const weekdayWords = (date: CivilDate): Sentence => {
  const index = weekdayOf(date) - 1
  return { zh: `周${WEEKDAYS_ZH[index] ?? ''}`, en: WEEKDAYS_EN[index] ?? '' }
}
