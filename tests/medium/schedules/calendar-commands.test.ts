import { access, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  type CalendarImportOptions,
  runCalendarImport,
} from '../../../src/cli/law/calendar-import.ts'
import { runWhatIf, type WhatIfOptions } from '../../../src/cli/law/what-if.ts'
import { calendarImport } from '../../../src/contracts/law/calendar.ts'
import { whatIfReport } from '../../../src/contracts/law/what-if.ts'
import { openMigrated } from '../../build/database/database.ts'
import { SCHEDULES_FOLDER } from '../../build/law.ts'
import {
  copySchedules,
  NOTICE_2027,
  SCHOOL_2026,
  type SchedulesCopy,
} from '../../build/schedules-copy.ts'

let copy: SchedulesCopy
let said = { out: '', err: '' }
let environment: Readonly<Record<string, string>> = {}

beforeEach(async () => {
  copy = await copySchedules()
  said = { out: '', err: '' }
  environment = {}
  await writeFile(join(copy.folder, 'notice.yaml'), NOTICE_2027)
  await writeFile(join(copy.folder, 'school.json'), JSON.stringify(SCHOOL_2026, null, 2))
})
afterEach(() => copy.remove())

const at = (file: string): string => join(copy.folder, file)

function io(lines: readonly string[] = []) {
  return {
    lines: async function* () {
      yield* lines
    },
    out: (text: string) => {
      said.out += text
    },
    err: (text: string) => {
      said.err += text
    },
  }
}

const context = (lines: readonly string[] = []) => ({
  io: io(lines),
  environment: { XUNCHA_DATA_DIR: at('data'), ...environment },
  workingFolder: copy.folder,
  asRoot: false,
  errorStream: { write: () => true },
  stop: new AbortController().signal,
  signals: { leave: () => {}, answer: () => {} },
  spareMemory: () => {},
})

const importing = (options: Omit<CalendarImportOptions, 'schedules'>) =>
  runCalendarImport(context(), { ...options, schedules: copy.folder })

const asking = (options: Omit<WhatIfOptions, 'inForce'>, lines: readonly string[] = []) =>
  runWhatIf(context(lines), { ...options, inForce: SCHEDULES_FOLDER })

const session = (changes: object = {}): string =>
  JSON.stringify({
    id: 's',
    start: '2027-01-25T19:00:00+08:00',
    end: '2027-01-25T19:25:00+08:00',
    region: '440100',
    actor: 'licensed-online-subject',
    stage: 'compulsory',
    content: 'subject',
    ...changes,
  })

describe('calendar-import', () => {
  test('looks, writes, and takes back', async () => {
    const before = await copy.read('calendars/national/2027.yaml')
    expect(await importing({ file: at('notice.yaml'), dryRun: true })).toBe(0)
    expect(said.err).toContain('2027-10-04—2027-10-07（4天）  上学日[暂定]')
    expect(said.err).toContain('nothing was written')
    expect(await copy.read('calendars/national/2027.yaml')).toBe(before)
    expect(await importing({ file: at('notice.yaml'), reason: '通知', json: true })).toBe(0)
    expect(calendarImport.parse(JSON.parse(said.out)).change).toMatchObject({ why: '通知' })
    expect(await copy.read('calendars/national/2027.yaml')).not.toBe(before)
    expect(await importing({ undo: true })).toBe(0)
    expect(await copy.read('calendars/national/2027.yaml')).toBe(before)
  })

  test('is kept in the folder when there is no database, and makes none', async () => {
    expect(await importing({ file: at('notice.yaml') })).toBe(0)
    expect(said.err).toContain('只记入 schedules/history')
    await expect(access(at('data/database'))).rejects.toThrow('ENOENT')
  })

  test('is written into the journal of the database that is there: who, why and which days', async () => {
    await mkdir(at('data'))
    await (await openMigrated(at('data'))).close()
    expect(await importing({ file: at('notice.yaml'), reason: '国办发明电' })).toBe(0)
    expect(said.err).toContain('已记入审计日志')
    expect(await importing({ undo: true, reason: '撤回' })).toBe(0)
    const database = await openMigrated(at('data'))
    const journal = await database.transactions.run((records) => records.journal.after(0, 100))
    await database.close()
    expect(journal).toMatchObject([
      { type: 'system.changed', subjectId: 'legal-time', why: '国办发明电' },
      { type: 'system.changed', subjectId: 'legal-time', why: '撤回' },
    ])
    expect(journal[0]?.who).toMatch(/^command:./)
    expect(journal[0]?.data).toMatchObject({ change: { kind: 'notice' } })
  })

  test('leaves the journal to the program that runs on the same database', async () => {
    const running = await openMigrated(at('data'))
    expect(await importing({ file: at('notice.yaml') })).toBe(0)
    await running.close()
    expect(said.err).toContain('由运行中的程序记入审计日志')
  })

  test('changes nothing when the database it belongs into does not answer', async () => {
    const before = await copy.read('calendars/national/2027.yaml')
    environment = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    expect(await importing({ file: at('notice.yaml') })).toBe(2)
    expect(said.err).toContain('127.0.0.1:1')
    expect(await copy.read('calendars/national/2027.yaml')).toBe(before)
  })

  test.each([
    [{ file: 'nowhere.yaml' }, /无法读取/],
    [{}, /请给出一个文件/],
    [{ undo: 'unknown' }, /没有编号为 unknown/],
  ])('refuses %j in one sentence', async (options, words) => {
    expect(await importing(options)).toBe(2)
    expect(said.err).toMatch(words)
  })

  test('refuses what is no calendar, and names the line of what is wrong in one', async () => {
    await writeFile(at('other.json'), '{"a":1}')
    expect(await importing({ file: at('other.json') })).toBe(2)
    expect(said.err).toContain('既不是放假安排')
    await writeFile(at('bad.yaml'), NOTICE_2027.replace('2027-02-20', '2027-02-23'))
    expect(await importing({ file: at('bad.yaml') })).toBe(2)
    expect(said.err).toContain('bad.yaml第13行')
  })
})

describe('what-if', () => {
  test('with a school calendar that is not imported yet: what was unknown becomes forbidden', async () => {
    const options = { document: at('school.json'), sessions: '-', json: true }
    expect(await asking(options, [session(), session({ id: 't', region: '440300' })])).toBe(0)
    const report = whatIfReport.parse(JSON.parse(said.out))
    expect(report).toMatchObject({ replayed: 2, changed: 1 })
    expect(report.changes[0]).toMatchObject({
      id: 's',
      before: { verdict: 'review', days: [{ kind: 'unknown' }] },
      after: { verdict: 'forbidden', days: [{ kind: 'winter-vacation' }] },
      recorded: null,
    })
  })

  test('with another folder', async () => {
    await importing({ file: at('school.json') })
    expect(await asking({ schedules: copy.folder, sessions: '-' }, [session()])).toBe(0)
    expect(said.out).toBe('s  review → forbidden  verdict,rules,basis,day-kind\n')
  })

  test('of the stored violations, when there are none', async () => {
    expect(await asking({ document: at('notice.yaml'), json: true })).toBe(0)
    expect(whatIfReport.parse(JSON.parse(said.out))).toMatchObject({ replayed: 0, changed: 0 })
  })

  test('names the session, the date or the law that cannot be read', async () => {
    const document = at('notice.yaml')
    expect(await asking({ document, sessions: '-' }, [session(), '{'])).toBe(2)
    expect(said.err).toContain('第2行')
    expect(await asking({ document, from: '2027-02-30' })).toBe(2)
    expect(said.err).toContain('--from')
    expect(await asking({ schedules: at('nowhere'), sessions: '-' })).toBe(2)
    expect(await asking({})).toBe(2)
    expect(said.err).toContain('--schedules FOLDER')
  })
})
