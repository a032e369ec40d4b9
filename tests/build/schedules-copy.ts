import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SCHEDULES_FOLDER } from './law.ts'

/** A schedules folder to write into. Remove it when done. */
export async function copySchedules() {
  const folder = await mkdtemp(join(tmpdir(), 'schedules-'))
  for (const part of ['calendars', 'rules', 'sweeps', 'platforms']) {
    await cp(join(SCHEDULES_FOLDER, part), join(folder, part), { recursive: true })
  }
  return {
    folder,
    read: (file: string) => readFile(join(folder, file), 'utf8'),
    write: (file: string, text: string) => writeFile(join(folder, file), text),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

export type SchedulesCopy = Awaited<ReturnType<typeof copySchedules>>

/** What the State Council might arrange for 2027: made up, but possible. */
export const NOTICE_2027 = `year: 2027
status: official
source: https://www.gov.cn/made-up/2027
off:
  - { name: 元旦, start: 2027-01-01, end: 2027-01-03 }
  - { name: 春节, start: 2027-02-05, end: 2027-02-11 }
  - { name: 清明节, start: 2027-04-03, end: 2027-04-05 }
  - { name: 劳动节, start: 2027-05-01, end: 2027-05-05 }
  - { name: 端午节, start: 2027-06-09, end: 2027-06-09 }
  - { name: 中秋节, start: 2027-09-15, end: 2027-09-15 }
  - { name: 国庆节, start: 2027-10-01, end: 2027-10-07 }
adjustedWorkdays:
  - { date: 2027-02-20, for: 春节, weekday: 六 }
  - { date: 2027-05-08, for: 劳动节, weekday: 六 }
  - { date: 2027-10-09, for: 国庆节, weekday: 六 }
`

/** A school calendar of Guangzhou for 2026–27, made up. */
export const SCHOOL_2026 = {
  rows: [
    {
      region: '440100',
      name: '广州',
      stage: 'C',
      year: '2026-2027',
      autumn: '2026-09-01',
      winter: '2027-01-23',
      winterPublishedEnd: null,
      spring: '2027-02-22',
      summer: '2027-07-10',
      conf: 'found',
      sourceUrl: 'https://jyj.gz.gov.cn/made-up',
    },
  ],
  localBreaks: [],
  overrides: [],
}
