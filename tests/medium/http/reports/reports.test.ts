import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { readTable } from '../../../../src/adapters/spreadsheet/read-table.ts'
import { makeDueReports } from '../../../../src/app/reports/make-due.ts'
import type { Report, ReportContent, ReportRows } from '../../../../src/contracts/reports/report.ts'
import type { CivilDate } from '../../../../src/core/time/civil-date.ts'
import { formatInstant } from '../../../../src/core/time/instant.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { aReport } from '../../../build/reports/report-rows.ts'
import { seedFortnight } from '../../../build/reports/seed-fortnight.ts'
import { at } from '../../../build/violations.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, type Harness } from '../http-harness.ts'

const start = pool()
const SPAN = 'region=4401&from=2026-10-12&to=2026-10-25'
const WITHIN =
  'region=4401&from=2026-10-12T00:00:00%2B08:00&to=2026-10-26T00:00:00%2B08:00&limit=100'

let harness: Harness
let call: Awaited<ReturnType<typeof asProgram>>
const get = async <T>(url: string): Promise<T> => {
  const answer = await call('GET', `/api/v1${url}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json() as T
}
const post = (url: string, body: object) => call('POST', `/api/v1${url}`, body)

beforeEach(async () => {
  harness = await start()
  await seedFortnight(harness.transactions)
  call = await asProgram(harness, 'officer')
  // Only a span that is over is filed.
  harness.clock.setWall(at('2026-10-26T09:00:00+08:00'))
})

type Listed = { readonly items: readonly { readonly id: string; readonly status: string }[] }
type Cuts = { readonly items: readonly { readonly verifiedAt: string | null }[] }
type Letters = { readonly items: readonly { readonly measures: readonly object[] }[] }

describe('every number of a report', () => {
  it('is how many rows its link gives, and what the other lists of the interface say', async () => {
    const { figures } = await get<ReportContent>(`/reports/preview?kind=monthly&${SPAN}`)
    const value = (code: string) => figures.find((one) => one.code === code)?.value
    const counted = figures.filter(({ from }) => from === 'rows')
    expect(counted.length).toBeGreaterThan(25)
    for (const { code } of counted) {
      const { items } = await get<ReportRows>(`/reports/rows?figure=${code}&${SPAN}`)
      expect([code, items.length]).toEqual([code, value(code)])
    }
    const leads = await get<Listed>(`/violations?${WITHIN}`)
    const real = leads.items.filter(({ id }) => id !== 'drill1')
    expect(value('leads')).toBe(real.length)
    for (const status of ['suspected', 'confirmed', 'dismissed', 'disposed', 'closed']) {
      const own = real.filter((one) => one.status === status)
      expect([status, value(`leads-${status}`)]).toEqual([status, own.length])
    }
    const { items: cuts } = await get<Cuts>('/cuts?region=4401')
    expect(value('cuts')).toBe(cuts.length)
    expect(value('cuts-proven')).toBe(cuts.filter(({ verifiedAt }) => verifiedAt !== null).length)
    const { items: letters } = await get<Letters>('/letters?region=4401')
    expect(value('asked-suspended')).toBe(letters.flatMap(({ measures }) => measures).length)
    const { items: bodies } = await get<Listed>('/institutions?region=4401')
    expect(value('objects')).toBe(bodies.filter(({ id }) => id !== 'drill').length)
    expect(value('truth-rate')).toBe(75)
  })

  it('counts what was seen of rooms that nobody patrols any more', async () => {
    const segment = {
      ...{ roomId: 'room-free', state: 'seen-clean' as const, unseenReason: null, looks: 60 },
      ...{ start: SATURDAY, end: at('2026-10-17T11:30:00+08:00') },
    }
    const hours = async () =>
      (await get<ReportContent>(`/reports/preview?kind=monthly&${SPAN}`)).figures.find(
        ({ code }) => code === 'seen-hours',
      )?.value
    await harness.transactions.run(({ coverage }) => coverage.save(segment))
    const before = await hours()
    expect(before).toBeGreaterThan(0)
    await harness.transactions.run(async ({ rooms }) => {
      const room = await rooms.find('room-free')
      if (room !== null) await rooms.save({ ...room, active: false })
    })
    expect(await hours()).toBe(before)
  })

  it('leaves rehearsals out, and counts them alone where it is asked to', async () => {
    const url = `/reports/preview?kind=inspection-table&${SPAN}`
    const real = await get<ReportContent>(url)
    expect(real.table?.rows.map(({ key }) => key)).toEqual(['school', 'free'])
    const drill = await get<ReportContent>(`${url}&rehearsal=true`)
    expect(drill.table?.rows.map(({ key }) => key)).toEqual(['drill'])
    expect(drill.title).toContain('演练')
  })
})

describe('a report that was filed', () => {
  const reason = '第一批报送'

  it('is kept as it was, with its file, and what changes afterwards is shown beside it', async () => {
    const body = { kind: 'inspection-table', region: '4401', from: '2026-10-12', to: '2026-10-25' }
    const made = (await post('/reports', { ...body, reason })).json() as Report
    expect(made).toMatchObject({ state: 'draft', regionName: '广东省广州市', filed: null })
    const sent = await post(`/reports/${made.id}/submit`, { addressee: '省教育厅', reason })
    const filed = sent.json() as Report
    expect(filed.filed).toMatchObject({ by: 'program:officer', why: reason, addressee: '省教育厅' })
    const file = await call('GET', `/api/v1/reports/${made.id}/file?format=xlsx`)
    const digest = createHash('sha256').update(file.rawPayload).digest('hex')
    expect(filed.filed?.files[0]?.sha256).toBe(digest)
    const journal = await harness.transactions.run((records) =>
      records.journal.ofSubject(`report:${made.id}`),
    )
    expect(JSON.stringify(journal.at(-1)?.data)).toContain(digest)

    await harness.transactions.run(async ({ violations }) => {
      const lead = await violations.find('b1')
      if (lead !== null) await violations.save({ ...lead, status: 'confirmed', version: 2 })
    })
    const later = await get<Report>(`/reports/${made.id}`)
    expect(later.content.figures.find(({ code }) => code === 'found-true')?.value).toBe(3)
    expect(later.differences?.figures).toContainEqual(
      expect.objectContaining({ code: 'found-true', filed: 3, now: 4 }),
    )
    expect(later.differences?.rows).toMatchObject([{ key: 'school', what: 'changed' }])
    const again = await call('GET', `/api/v1/reports/${made.id}/file?format=xlsx`)
    expect(again.rawPayload.equals(file.rawPayload)).toBe(true)
    const twice = await post(`/reports/${made.id}/submit`, { addressee: '省教育厅', reason })
    expect(twice.json()).toMatchObject({ status: 409, code: 'wrong-state' })
  })

  it('of a city stands in the table of the province, with the cities that filed nothing', async () => {
    const span = { from: '2026-10-12', to: '2026-10-25', reason }
    const made = (
      await post('/reports', { kind: 'inspection-table', region: '4401', ...span })
    ).json() as Report
    await post(`/reports/${made.id}/submit`, { addressee: '省教育厅', reason })
    // A body of Guangzhou with a lead in Shenzhen stands in the rows of both.
    await harness.transactions.run(async ({ violations }) => {
      const lead = await violations.find('far1')
      if (lead === null) throw new Error('no lead')
      await violations.save({ ...lead, id: 'far2', institutionId: 'free', version: 1 })
    })
    const province = await get<ReportContent>(
      '/reports/preview?kind=inspection-table&region=44&from=2026-10-12&to=2026-10-25',
    )
    const cities = new Map(province.merged?.cities.map((city) => [city.region, city]))
    expect(cities.get('440100')).toMatchObject({ state: 'same', reportId: made.id, filedRows: 2 })
    expect(cities.get('440300')).toMatchObject({ state: 'not-filed', ourRows: 2 })
    expect(cities.size).toBe(21)
    expect(cities.get('440100')?.differences).toEqual([])
    expect(province.table?.rows).toHaveLength(4)
  })
})

describe('a summary', () => {
  const reason = '年度总结'

  it('has numbers that people entered, and no others', async () => {
    const made = await post('/reports', {
      ...{ kind: 'summary', region: '4401', from: '2026-10-12', to: '2026-10-25' },
      ...{ entered: { summoned: 3 }, reason },
    })
    const { id } = made.json() as Report
    const { content } = await get<Report>(`/reports/${id}`)
    expect(JSON.stringify(content.paper)).toContain('约谈负责人 3 人次')
    expect(content.paper?.blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(4)
    for (const format of ['docx', 'pdf']) {
      const file = await call('GET', `/api/v1/reports/${id}/file?format=${format}`)
      expect([format, file.statusCode]).toEqual([format, 200])
    }
    const odd = await call('GET', `/api/v1/reports/${id}/file?format=xlsx`)
    expect(odd.json()).toMatchObject({ status: 404 })
  })
})

describe('the workbook', () => {
  it('is read back as the table that was shown, hostile names as texts', async () => {
    const table = (await get<ReportContent>(`/reports/preview?kind=inspection-table&${SPAN}`)).table
    const body = { kind: 'inspection-table', region: '4401', from: '2026-10-12', to: '2026-10-25' }
    const { id } = (await post('/reports', { ...body, reason: '报送' })).json() as Report
    const file = await call('GET', `/api/v1/reports/${id}/file?format=xlsx`)
    const read = await readTable(file.rawPayload)
    const words = JSON.stringify(read)
    expect(words).toContain('=某某培训中心')
    for (const { title } of table?.columns ?? []) expect(words).toContain(title)
  })
})

describe('a referral', () => {
  const body = {
    ...{ department: 'communications', addressee: '广东省通信管理局', reason: '拒不整改' },
    ...{ issuer: '广州市教育局', contact: { name: '王老师', phone: '020-12345678' } },
  }

  it('is stopped by each paper that is missing, and goes out with all of them', async () => {
    const stopped = await post('/violations/a2/referrals', body)
    expect(stopped.statusCode).toBe(409)
    expect(stopped.body).toContain('认定意见')
    const needs = await get<{ items: readonly { enclosure: string }[] }>(
      '/violations/a2/referral-needs?department=communications',
    )
    const enclosures = needs.items.map(({ enclosure }) => ({ enclosure, paper: '穗教函 1 号' }))
    const unreviewed = await post('/violations/a2/referrals', { ...body, enclosures })
    expect(unreviewed.json()).toMatchObject({ status: 409, code: 'wrong-state' })
    expect(unreviewed.body).toContain('第四十一条')
    for (const kind of ['legal-review', 'technical-review']) {
      const said = { kind, at: formatInstant(harness.clock.now()), reason: '审核通过' }
      expect((await post('/violations/a2/facts', said)).statusCode).toBe(200)
    }
    const made = await post('/violations/a2/referrals', { ...body, enclosures })
    expect(made.statusCode, made.body).toBe(201)
    const report = made.json() as Report
    expect(report).toMatchObject({ kind: 'referral', state: 'filed', violationId: 'a2' })
    expect(report.title).toContain('1号')
    expect(report.filed?.files.map(({ format }) => format)).toEqual(['docx', 'pdf'])
    const { items } = await get<ReportRows>(`/reports/rows?figure=referred-communications&${SPAN}`)
    expect(items).toEqual([
      { kind: 'referral', id: report.id, violationId: 'a2', name: '无证工作室 · 初三数学' },
    ])
    // A second one of the same is counted by every report: only where somebody means it.
    const twice = await post('/violations/a2/referrals', { ...body, enclosures })
    expect(twice.json()).toMatchObject({ status: 409, code: 'wrong-state' })
    const again = await post('/violations/a2/referrals', { ...body, enclosures, again: true })
    expect(again.json()).toMatchObject({ title: expect.stringContaining('2号') })
  })

  it('is of no lead that nobody has found true', async () => {
    const answer = await post('/violations/b1/referrals', body)
    expect(answer.json()).toMatchObject({ status: 409, code: 'wrong-state' })
  })
})

describe('a report that a campaign asks for', () => {
  it('is drafted by itself once, told until it is filed, and told as overdue', async () => {
    const report = aReport({
      ...{ id: 'due-1', kind: 'monthly', version: 1 },
      asked: { sweep: 'special-campaign', due: '2026-10-16' as CivilDate },
    })
    await harness.transactions.run(({ reports }) => reports.save(report))
    const codes = async () =>
      (await get<{ notices: readonly { code: string }[] }>('/system')).notices.map(
        ({ code }) => code,
      )
    expect(await codes()).toContain('report-overdue')
    await post('/reports/due-1/submit', { addressee: '省教育厅', reason: '补报' })
    expect(await codes()).not.toContain('report-overdue')
  })

  it('is made of every city with rooms and of the province, and never twice', async () => {
    const clock = { ...harness.clock, now: () => at('2022-01-28T09:00:00+08:00') }
    const deps = {
      ...{ clock, transactions: harness.transactions },
      sweeps: () => harness.schedules.sweeps(),
      reportTemplate: () => harness.schedules.loaded().reports,
    }
    expect(await makeDueReports(deps)).toBe(3)
    expect(await makeDueReports(deps)).toBe(0)
    const { items } = await get<{ items: readonly Report[] }>('/reports?kind=inspection-table')
    expect(items.map(({ region, due }) => [region, due]).toSorted()).toEqual([
      ['44', '2022-01-30'],
      ['4401', '2022-01-30'],
      ['4403', '2022-01-30'],
    ])
  })
})
