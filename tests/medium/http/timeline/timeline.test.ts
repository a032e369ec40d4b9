import { parquetReadObjects } from 'hyparquet'
import { describe, expect, it } from 'vitest'
import { readTable } from '../../../../src/adapters/spreadsheet/read-table.ts'
import { roomTimeline } from '../../../../src/contracts/coverage.ts'
import { heatMap, tallies, timeAxis } from '../../../../src/contracts/timeline/timeline.ts'
import { violation } from '../../../../src/contracts/violation.ts'
import { anInstitution, aRoom } from '../../../build/violations.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, seedViolation } from '../http-harness.ts'

const start = pool()
const SPAN = 'from=2026-10-17T00:00:00%2B08:00&to=2026-10-18T00:00:00%2B08:00'
const HOSTILE = '=HYPERLINK("http://x.example","数学&<课>")'

async function startSeeded() {
  const harness = await start()
  await seedViolation(harness)
  await harness.transactions.run(async ({ institutions, rooms }) => {
    await institutions.save(anInstitution({ name: HOSTILE }))
    await rooms.save(aRoom({ title: '周末数学班' }))
  })
  return { harness, call: await asProgram(harness) }
}

describe('all violations together', () => {
  it('are counted by when they began, along a time axis and by weekday and hour', async () => {
    const { call } = await startSeeded()
    const axis = timeAxis.parse((await call('GET', `/api/v1/violations/axis?${SPAN}`)).json())
    expect(axis).toEqual({
      from: '2026-10-17T00:00:00+08:00',
      to: '2026-10-18T00:00:00+08:00',
      stepSeconds: 600,
      items: [{ at: '2026-10-17T09:30:00+08:00', count: 1 }],
      total: 1,
      begunBefore: 0,
    })
    const heat = heatMap.parse((await call('GET', `/api/v1/violations/heat?${SPAN}`)).json())
    expect(heat).toEqual({
      rows: 'weekday',
      cells: [{ date: null, weekday: 6, hour: 9, count: 1 }],
    })
    const later = SPAN.replace('T00', 'T10')
    const rest = (await call('GET', `/api/v1/violations/axis?${later}`)).json()
    expect(rest).toMatchObject({ items: [], total: 1, begunBefore: 1 })
  })

  it('are counted by weeks, places, institutions, rules and subjects, with what these are called', async () => {
    const { call } = await startSeeded()
    const by = async (more: string) =>
      tallies.parse((await call('GET', `/api/v1/violations/counts?${SPAN}&${more}`)).json())
    const whole = { begun: 1, begunBefore: 0, complete: true }
    expect(await by('by=week')).toMatchObject({
      ...whole,
      items: [{ key: '2026-10-12T00:00:00+08:00', name: null, count: 1 }],
    })
    expect((await by('by=region&level=province')).items).toEqual([
      { key: '440000', name: { zh: '广东省', en: '广东省' }, count: 1 },
    ])
    expect((await by('by=region')).items).toMatchObject([{ key: '440100' }])
    expect((await by('by=institution')).items).toMatchObject([{ name: { zh: HOSTILE }, count: 1 }])
    // Of two rules, and so once for each.
    expect(await by('by=rule')).toMatchObject({
      ...whole,
      items: [
        { key: 'ACT-NOLIC', count: 1 },
        { key: 'CAL-REST', count: 1 },
      ],
    })
    expect((await by('by=subject&limit=1')).items).toMatchObject([
      { key: 'MAT', name: { zh: '数学' } },
    ])
  })

  it('are listed as the description says, and with nothing that it does not name', async () => {
    const { call } = await startSeeded()
    const [one] = (await call('GET', '/api/v1/violations')).json().items
    expect(violation.parse(one)).toEqual(one)
    const day = (await call('GET', `/api/v1/rooms/room-1/timeline?${SPAN}`)).json()
    expect(roomTimeline.parse(day)).toEqual(day)
  })

  it('are found by what the room or the institution is called', async () => {
    const { call } = await startSeeded()
    const found = async (text: string) =>
      (await call('GET', `/api/v1/violations?text=${encodeURIComponent(text)}`)).json().items.length
    expect(await Promise.all(['末数学', 'hyperlink', 'violation-1', '英语'].map(found))).toEqual([
      1, 1, 1, 0,
    ])
  })
})

describe('all violations of a filter', () => {
  it('are a file in which no text is a formula, with times of Shanghai', async () => {
    const { call } = await startSeeded()
    const file = (format: string) => call('GET', `/api/v1/violations/file?${SPAN}&format=${format}`)
    const csv = await file('csv')
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="leads-2026-10-17-2026-10-18.csv"',
    })
    const [heading, line] = csv.body.split('\r\n')
    expect(heading?.startsWith('\u{FEFF}线索编号 Id,开始 Began')).toBe(true)
    expect(line).toContain('violation-1,2026-10-17T09:30:00+08:00')
    expect(line).toContain(`"'=HYPERLINK(""http://x.example""`)
    expect(line).toContain('周末数学班')
    const json = (await file('json')).json()
    expect(json).toMatchObject({ total: 1, rowsAtMost: 50_000, complete: true })
    expect(violation.parse(json.items[0]).id).toBe('violation-1')
    const read = await readTable((await file('xlsx')).rawPayload)
    const rows = read.ok ? read.value[0]?.rows.map(({ cells }) => cells) : []
    expect(rows?.[0]?.[0]).toBe('线索编号 Id')
    expect(rows?.[1]).toEqual(expect.arrayContaining(['violation-1', HOSTILE, '数学', 0.95]))
  })

  it('are files whose address says what they are, of any filter: JSON Lines, CSV, XLSX, Parquet', async () => {
    const { call } = await startSeeded()
    const file = (form: string, query = '') => call('GET', `/api/v1/violations.${form}${query}`)
    const lines = await file('jsonl')
    expect(lines.headers).toMatchObject({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="leads.jsonl"',
    })
    expect(lines.body.split('\n').filter((line) => line !== '')).toHaveLength(1)
    expect(violation.parse(JSON.parse(lines.body)).id).toBe('violation-1')
    expect((await file('jsonl', '?region=11')).body).toBe('')
    expect((await file('csv', '?subject=MAT')).body).toContain('violation-1')
    const sheet = await readTable((await file('xlsx')).rawPayload)
    expect(sheet.ok && sheet.value[0]?.rows).toHaveLength(2)
    const parquet = Uint8Array.from((await file('parquet')).rawPayload).buffer
    expect(await parquetReadObjects({ file: parquet })).toMatchObject([
      {
        id: 'violation-1',
        startedAt: new Date('2026-10-17T09:30:00+08:00'),
        endedAt: null,
        institutionName: HOSTILE,
        roomTitle: '周末数学班',
        subjects: 'MAT',
        ongoing: true,
        confidence: 0.95,
      },
    ])
  })

  it('are refused without both ends of a span, and for one that is too long', async () => {
    const { call } = await startSeeded()
    const bad = [
      'axis',
      `heat?${SPAN}&rows=month`,
      `file?${SPAN}&format=pdf`,
      `file?${SPAN.replace('2026-10-18', '2028-10-18')}&format=csv`,
    ]
    for (const one of bad) {
      expect((await call('GET', `/api/v1/violations/${one}`)).statusCode, one).toBe(400)
    }
  })
})
