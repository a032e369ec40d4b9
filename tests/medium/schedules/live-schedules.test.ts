import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { compareCalendars } from '../../../src/core/calendar/compare-calendars.ts'
import { dayOf } from '../../../src/core/calendar/day-of.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import { STAGES } from '../../../src/core/registry/institution.ts'
import { addDays, type CivilDate } from '../../../src/core/time/civil-date.ts'
import { buildSession } from '../../build/law.ts'
import { NOTICE_2027, SCHOOL_2026 } from '../../build/schedules-copy.ts'
import {
  aScheduleDesk,
  notice,
  openedAt,
  type ScheduleDesk,
  STAMP,
  school,
} from './schedule-desk.ts'

let desk: ScheduleDesk

beforeEach(async () => {
  desk = await aScheduleDesk()
})
afterEach(() => desk.copy.remove())

describe('the preview', () => {
  test.each([
    ['of a notice', () => notice()],
    ['of a school calendar', () => school()],
    [
      'of a break in a province',
      () =>
        school({
          localBreaks: [{ region: '440000', start: '2027-04-06', end: '2027-04-07', name: '春假' }],
        }),
    ],
  ])('%s is the difference of every day before and after', async (_name, document) => {
    const draft = await desk.drafted(document())
    const { before, after, reach } = draft
    const changes = compareCalendars(before.calendar, after.calendar, reach)
    expect(changes.length).toBeGreaterThan(0)
    const listed = new Set(changes.map(({ date, region, stage }) => `${date} ${region} ${stage}`))
    const places = ['000000', '440000', '440100', '440300', '440307', '441900', '110000', '310000']
    const facts = (
      calendar: typeof before.calendar,
      date: CivilDate,
      region: string,
      stage: (typeof STAGES)[number],
    ) => JSON.stringify({ ...dayOf(calendar, date, region, stage), sources: [] })
    fc.assert(
      fc.property(
        fc.integer({ min: -400, max: 800 }),
        fc.constantFrom(...places),
        fc.constantFrom(...STAGES),
        (days, region, stage) => {
          const date = addDays('2027-01-01' as CivilDate, days)
          const differs =
            facts(before.calendar, date, region, stage) !==
            facts(after.calendar, date, region, stage)
          expect(listed.has(`${date} ${region} ${stage}`)).toBe(differs)
        },
      ),
      { numRuns: 3_000 },
    )
  })
})

describe('the way back', () => {
  test('puts every byte back, and can itself be looked up', async () => {
    const before = await desk.copy.read('calendars/national/2027.yaml')
    await desk.applied(notice())
    await desk.applied({ kind: 'undo', of: 'calendar', changeId: null })
    expect(await desk.copy.read('calendars/national/2027.yaml')).toBe(before)
    expect(desk.dayIn('2027-10-04').provisional).toBe(true)
    const [undo, change] = await desk.schedules.changes()
    expect(undo).toMatchObject({ kind: 'undo', undoes: change?.id })
    expect(change).toMatchObject({ kind: 'notice', who: 'user:admin', why: '通知已发布' })
    expect((await desk.refused({ kind: 'undo', of: 'calendar', changeId: null })).code).toBe(
      'not-found',
    )
  })

  test('takes a file away that the import had made', async () => {
    await desk.applied(school({ rows: [{ ...SCHOOL_2026.rows[0], region: '440305' }] }))
    await desk.applied({ kind: 'undo', of: 'calendar', changeId: null })
    expect(await readdir(join(desk.copy.folder, 'calendars/regions'))).not.toContain('440305.yaml')
  })

  test('is refused when somebody edited the file since', async () => {
    await desk.applied(notice())
    const text = await desk.copy.read('calendars/national/2027.yaml')
    await desk.copy.write('calendars/national/2027.yaml', `# edited\n${text}`)
    expect((await desk.refused({ kind: 'undo', of: 'calendar', changeId: null })).code).toBe(
      'conflict',
    )
  })
})

describe('writing', () => {
  test('is refused when the file changed after the preview', async () => {
    const draft = await desk.drafted(notice())
    const text = await desk.copy.read('calendars/national/2027.yaml')
    await desk.copy.write('calendars/national/2027.yaml', `# edited\n${text}`)
    const result = await desk.schedules.apply(draft, STAMP)
    expect(result.ok ? null : result.fault.code).toBe('conflict')
  })

  test('half done by a process that died is taken back at the next start', async () => {
    const file = 'calendars/national/2027.yaml'
    const before = await desk.copy.read(file)
    await desk.applied(notice())
    const after = await desk.copy.read(file)
    const other = 'calendars/national/2026.yaml'
    const untouched = await desk.copy.read(other)
    const dead = { id: 'x', at: 1, who: 'a', why: 'b', kind: 'notice', undoes: null, pid: 2 ** 22 }
    const files = [
      { file, before, after },
      { file: other, before: untouched, after: 'never written' },
    ]
    await desk.copy.write('history/pending.json', JSON.stringify({ ...dead, files }))
    const schedules = await openedAt(desk.copy.folder)
    expect(await desk.copy.read(file)).toBe(before)
    expect(await desk.copy.read(other)).toBe(untouched)
    expect(schedules.law().calendar.years.get(2027)?.status).toBe('provisional')
  })

  test('of two at once leaves one', async () => {
    const [one, two] = [
      await desk.drafted(notice()),
      await desk.drafted(notice(NOTICE_2027.replace('end: 2027-02-11', 'end: 2027-02-12'))),
    ]
    const results = await Promise.all([
      desk.schedules.apply(one, STAMP),
      desk.schedules.apply(two, STAMP),
    ])
    expect(results.map(({ ok }) => ok)).toEqual([true, false])
  })
})

describe('a folder that is edited while the program runs', () => {
  test('comes into force, and a broken file leaves the law as it was and is named', async () => {
    expect(await desk.schedules.refresh()).toBe('same')
    await desk.copy.write(
      'calendars/national/2027.yaml',
      NOTICE_2027.replace('source: https', 'source: [https')
        .replace('2027\noff', '2027]\noff')
        .replace(/, weekday: 六/g, '')
        .replace('adjustedWorkdays', 'statutory: []\nadjustedWorkdays'),
    )
    expect(await desk.schedules.refresh()).toBe('changed')
    expect(desk.dayIn('2027-10-04').kind).toBe('arranged-day-off')
    await desk.copy.write('rules/class.yaml', 'rules: [')
    expect(await desk.schedules.refresh()).toBe('broken')
    expect(desk.schedules.trouble()).toContain('rules/class.yaml')
    expect(desk.dayIn('2027-10-04').kind).toBe('arranged-day-off')
  })
})

test('without its school calendar a city’s January evenings are for a person, never permitted', async () => {
  const evening = buildSession('2026-01-14T19:00:00', '2026-01-14T19:25:00')
  expect(judge(evening, desk.schedules.law()).verdict).toBe('permitted')
  const text = await desk.copy.read('calendars/regions/440100.yaml')
  await desk.copy.write(
    'calendars/regions/440100.yaml',
    `${text.slice(0, text.indexOf('terms:'))}terms: []\n`,
  )
  await desk.schedules.refresh()
  for (let day = 5; day <= 31; day += 1) {
    const date = `2026-01-${String(day).padStart(2, '0')}`
    const verdict = judge(
      buildSession(`${date}T19:00:00`, `${date}T19:25:00`),
      desk.schedules.law(),
    )
    expect([date, verdict.verdict, verdict.autoCut]).toEqual([date, 'review', false])
  }
})
