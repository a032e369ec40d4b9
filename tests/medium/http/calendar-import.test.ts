import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  copySchedules,
  NOTICE_2027,
  SCHOOL_2026,
  type SchedulesCopy,
} from '../../build/schedules-copy.ts'
import { anInstitution, aRoom, at, aViolation } from '../../build/violations.ts'
import { asProgram, type Harness, startHttp } from './http-harness.ts'

let copy: SchedulesCopy
let harness: Harness

beforeEach(async () => {
  copy = await copySchedules()
  harness = await startHttp({ schedulesFolder: copy.folder })
})
afterEach(async () => {
  await harness.app.close()
  await copy.remove()
})

const day = async (call: Awaited<ReturnType<typeof asProgram>>, date: string) => {
  const answer = await call('GET', `/api/v1/calendar/days?from=${date}&to=${date}&region=440100`)
  return answer.json().items[0]
}

describe('importing a calendar', () => {
  test('is looked at, agreed to, audited, in force at once, and taken back', async () => {
    const call = await asProgram(harness, 'administrator')
    const body = { document: NOTICE_2027, reason: '国务院通知' }
    const looked = await call('POST', '/api/v1/calendar/notices', { ...body, dryRun: true })
    expect(looked.statusCode).toBe(200)
    expect(looked.json().change).toBeNull()
    const { preview } = looked.json()
    expect(preview).toMatchObject({ days: 365, files: ['calendars/national/2027.yaml'] })
    expect(preview.spans).toContainEqual(
      expect.objectContaining({
        from: '2027-10-04',
        to: '2027-10-07',
        before: expect.objectContaining({ kind: 'school-day', provisional: true }),
        after: expect.objectContaining({ kind: 'arranged-day-off', provisional: false }),
      }),
    )
    expect((await day(call, '2027-10-04')).kind).toBe('school-day')

    const agreed = { ...body, expectedDraft: preview.draftId }
    const made = await call('POST', '/api/v1/calendar/notices', agreed)
    expect(made.json().change).toMatchObject({ who: 'program:administrator', why: '国务院通知' })
    expect((await day(call, '2027-10-04')).kind).toBe('arranged-day-off')
    const journal = await harness.transactions.run((records) => records.journal.last())
    expect(journal).toMatchObject({
      type: 'system.changed',
      who: 'program:administrator',
      why: '国务院通知',
      data: { days: 365 },
    })

    const undone = await call('POST', '/api/v1/calendar/undo', { reason: '录错' })
    expect(undone.json().change).toMatchObject({ kind: 'undo', undoes: made.json().change.id })
    expect((await day(call, '2027-10-04')).kind).toBe('school-day')
    const changes = await call('GET', '/api/v1/calendar/changes')
    expect(changes.json().items.map(({ kind }: { kind: string }) => kind)).toEqual([
      'undo',
      'notice',
    ])
    const first = (await call('GET', '/api/v1/calendar/changes?limit=1')).json()
    expect(first.items).toMatchObject([{ kind: 'undo' }])
    const rest = await call('GET', `/api/v1/calendar/changes?limit=1&cursor=${first.nextCursor}`)
    expect(rest.json()).toMatchObject({ items: [{ kind: 'notice' }], nextCursor: null })
  })

  test('of school calendars takes JSON, and says where and for whom days change', async () => {
    const call = await asProgram(harness, 'administrator')
    const body = { document: SCHOOL_2026, reason: '市教育局校历' }
    const made = await call('POST', '/api/v1/calendar/school-calendars', body)
    expect(made.statusCode).toBe(200)
    expect(made.json().preview.spans).toContainEqual(
      expect.objectContaining({
        after: expect.objectContaining({ kind: 'winter-vacation', keyPeriod: 'winter-first-week' }),
        places: [
          {
            region: '440100',
            regionName: '广东省广州市',
            stages: ['preschool', 'compulsory', 'adult'],
          },
        ],
      }),
    )
    expect((await day(call, '2027-01-25')).kind).toBe('winter-vacation')
  })
})

describe('an import', () => {
  test('is refused with its line, for anybody but an administrator, and when it is not what was agreed to', async () => {
    const call = await asProgram(harness, 'administrator')
    const bad = NOTICE_2027.replace('2027-02-20', '2027-02-23')
    const refused = await call('POST', '/api/v1/calendar/notices', { document: bad, reason: 'x' })
    expect(refused.statusCode).toBe(400)
    expect(refused.json()).toMatchObject({ code: 'bad-request', where: 'document:13' })
    const other = { document: NOTICE_2027, reason: 'x', expectedDraft: 'another' }
    expect((await call('POST', '/api/v1/calendar/notices', other)).statusCode).toBe(409)
    const operator = await asProgram(harness)
    const body = { document: NOTICE_2027, reason: 'x' }
    expect((await operator('POST', '/api/v1/calendar/notices', body)).statusCode).toBe(403)
    expect((await call('POST', '/api/v1/calendar/undo', { reason: 'x' })).statusCode).toBe(404)
    expect((await day(call, '2027-10-04')).kind).toBe('school-day')
  })

  test('is not made when the audit cannot be written', async () => {
    const before = await copy.read('calendars/national/2027.yaml')
    const call = await asProgram(harness, 'administrator')
    const { run } = harness.transactions
    harness.transactions.run = (work) =>
      run((records) => {
        const append = async (): Promise<never> => {
          throw new Error('disk full')
        }
        return work({ ...records, journal: { ...records.journal, append } })
      })
    const answer = await call('POST', '/api/v1/calendar/notices', {
      document: NOTICE_2027,
      reason: 'x',
    })
    expect(answer.statusCode).toBe(500)
    expect(await copy.read('calendars/national/2027.yaml')).toBe(before)
    expect((await harness.schedules.changes()).map(({ kind }) => kind)).toEqual(['undo', 'notice'])
  })
})

test('a year without its notice is named, and the program stays ready', async () => {
  const call = await asProgram(harness, 'administrator')
  const ready = await call('GET', '/readyz')
  expect(ready.statusCode).toBe(200)
  expect(ready.json()).toMatchObject({ ready: true, notices: [{ code: 'calendar-provisional' }] })
  expect(ready.json().notices[0].zh).toContain('2027')
  await copy.write('rules/book.yaml', 'version: [')
  await harness.schedules.refresh()
  const broken = (await call('GET', '/api/v1/system')).json()
  // Worst first.
  const codes = broken.notices.map(({ code }: { code: string }) => code)
  expect(codes).toEqual(['schedules-broken', 'calendar-provisional'])
  expect(broken.notices[0].zh).toContain('rules/book.yaml')
})

describe('what if', () => {
  const saturday = {
    id: 's',
    start: '2027-02-20T10:00:00+08:00',
    end: '2027-02-20T10:25:00+08:00',
    region: '330100',
    actor: 'licensed-online-subject',
    stage: 'compulsory',
    content: 'subject',
  }

  test('stored violations are replayed under another calendar, and nothing is changed', async () => {
    const violation = aViolation({
      openedAt: at('2026-10-17T09:30:00+08:00'),
      lastSeenAt: at('2026-10-17T09:40:00+08:00'),
    })
    await harness.transactions.run(async (records) => {
      await records.institutions.save(anInstitution())
      await records.rooms.save(aRoom())
      await records.violations.save(violation)
      await records.violations.save(aViolation({ id: 'orphan', roomId: 'gone', ongoing: false }))
    })
    const call = await asProgram(harness)
    const text = await copy.read('calendars/national/2026.yaml')
    const swapped = text.replace('2026-10-10', '2026-10-17')
    const notice = swapped.replace('2026-09-20', '2026-09-19')
    const answer = await call('POST', '/api/v1/policy/what-if', { notice })
    expect(answer.statusCode).toBe(200)
    const report = answer.json()
    expect(report).toMatchObject({ replayed: 1, changed: 1, notReplayed: ['orphan'] })
    expect(report.changes[0]).toMatchObject({
      id: 'violation-1',
      recorded: { verdict: 'forbidden', rules: ['CAL-REST'] },
      before: { verdict: 'forbidden', days: [{ kind: 'rest-day' }] },
      after: { days: [{ kind: 'adjusted-workday' }] },
    })
    expect(report.changes[0].changed).toContain('rules')
    expect(await copy.read('calendars/national/2026.yaml')).toBe(text)
    const kept = await harness.transactions.run((records) => records.violations.find('violation-1'))
    expect(kept).toEqual(violation)
  })

  test('sessions can be asked about, and the same law changes nothing', async () => {
    const call = await asProgram(harness)
    const body = { notice: NOTICE_2027, sessions: [saturday] }
    const answer = (await call('POST', '/api/v1/policy/what-if', body)).json()
    expect(answer).toMatchObject({ replayed: 1, changed: 1 })
    const same = await copy.read('calendars/national/2027.yaml')
    const files = [{ file: 'calendars/national/2027.yaml', text: same }]
    const nothing = await call('POST', '/api/v1/policy/what-if', { files, sessions: [saturday] })
    expect(nothing.json()).toMatchObject({ replayed: 1, changed: 0, changes: [] })
  })

  test('a question without another law, or with files outside the law, is refused', async () => {
    const call = await asProgram(harness)
    expect((await call('POST', '/api/v1/policy/what-if', {})).statusCode).toBe(400)
    const files = [{ file: '../../etc/passwd.yaml', text: 'x' }]
    const outside = await call('POST', '/api/v1/policy/what-if', { files })
    expect(outside.json()).toMatchObject({ code: 'bad-request', where: '../../etc/passwd.yaml' })
  })
})
