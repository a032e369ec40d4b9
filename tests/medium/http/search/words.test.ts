import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { foundWords } from '../../../../src/contracts/search/word-search.ts'
import { anEvidenceFrame } from '../../../build/database/database-rows.ts'
import { aRoom } from '../../../build/violations.ts'
import { pool } from '../harness-pool.ts'
import { asProgram, seedViolation } from '../http-harness.ts'

const start = pool()

async function startSeeded() {
  const harness = await start()
  await seedViolation(harness)
  return { harness, call: await asProgram(harness) }
}
const lineOf = (text: string) => ({
  text,
  confidence: 0.9,
  box: { x: 0, y: 0, width: 9, height: 9 },
})
const address = (words: string) => `/api/v1/words?words=${encodeURIComponent(words)}`

describe('a look through everything that was read or heard', () => {
  it('leads to the violation, the room and the moment, and is written into the audit without what it names', async () => {
    const { harness, call } = await startSeeded()
    const { items } = (await call('GET', address('二次方程'))).json()
    expect(foundWords.parse(items[0])).toMatchObject({
      at: '2026-10-17T09:30:00+08:00',
      sense: 'picture',
      excerpt: { text: '一元二次方程', hits: [{ start: 2, end: 6 }] },
      violationId: 'violation-1',
      roomId: 'room-1',
      institutionName: '虚构数学培训机构',
    })
    expect((await call('GET', address('13812345678'))).json().items).toEqual([])
    const looks = await harness.transactions.run(({ journal }) => journal.ofSubject('search'))
    expect(looks.map(({ who }) => who)).toEqual(['program:operator', 'program:operator'])
    expect(JSON.stringify(looks)).not.toContain('12345678')
    const administrator = await asProgram(harness, 'administrator')
    const told = (await administrator('GET', '/api/v1/audit?about=search')).json().items
    expect(told[0].act.zh).toBe('查找读到和听到的内容')
  })

  it('says how many there are on its first page, and the audit keeps what it was narrowed to', async () => {
    const { harness, call } = await startSeeded()
    const narrowed = `${address('二次方程')}&region=4401&sense=picture`
    expect((await call('GET', narrowed)).json().total).toBe(1)
    const [look] = await harness.transactions.run(({ journal }) => journal.ofSubject('search'))
    expect(look?.data).toMatchObject({ filters: { region: '4401', sense: 'picture' }, found: 1 })
  })

  it('goes along as a file for whoever may take data out, in which nothing is a formula or reaches a person', async () => {
    const { harness, call } = await startSeeded()
    const frame = anEvidenceFrame({
      sha256: 'e'.repeat(64),
      lines: [{ ...lineOf('=二次方程 电话 13812345678') }],
    })
    await harness.transactions.run(({ violationEvidence }) =>
      violationEvidence.add('violation-1', [frame]),
    )
    const file = address('二次方程').replace('/words?', '/words/file?')
    const csv = await call('GET', file)
    expect(csv.headers['content-disposition']).toContain('found.csv')
    expect(csv.body).toContain("'=二次方程")
    expect(csv.body).not.toContain('13812345678')
    expect((await call('GET', `${file}&format=xlsx`)).rawPayload.subarray(0, 2).toString()).toBe(
      'PK',
    )
    const observer = await asProgram(harness, 'observer')
    expect((await observer('GET', file)).statusCode).toBe(403)
    const taken = await harness.transactions.run(({ journal }) => journal.ofSubject('search'))
    expect(taken.map(({ data }) => data)).toMatchObject([{ exported: 'csv' }, { exported: 'xlsx' }])
  })

  it('asks for two signs of each word at least', async () => {
    const { call } = await startSeeded()
    const refused = await call('GET', address('方 程序'))
    expect(refused.statusCode).toBe(400)
    expect(refused.json()).toMatchObject({ code: 'bad-request', where: 'words' })
  })
})

it('goes on with its own search only, whatever cursor is made up, and no made-up cursor breaks a list', async () => {
  const harness = await start()
  const call = await asProgram(harness, 'administrator')
  const inner = Buffer.from(JSON.stringify([Number.MAX_SAFE_INTEGER, 'z'])).toString('base64url')
  const marked = (list: string, text: string) =>
    createHash('sha256').update(`${list}:${text}`).digest('base64url').slice(0, 10) + text
  const words = encodeURIComponent('一元二次')
  const other = `/api/v1/words?words=${words}&cursor=${marked('words', inner)}`
  expect((await call('GET', other)).statusCode).toBe(400)
  for (const list of ['violations', 'cuts', 'rooms', 'labels', 'letters', 'alerts', 'courses']) {
    const forged = await call('GET', `/api/v1/${list}?cursor=${marked(list, 'eA')}`)
    expect([forged.statusCode, forged.json().where], list).toEqual([400, 'cursor'])
  }
})

it('goes on with the list that gave the cursor as it was narrowed, and with no other', async () => {
  const { harness, call } = await startSeeded()
  await harness.transactions.run(({ rooms }) => rooms.save(aRoom({ id: 'room-2' })))
  const { nextCursor } = (await call('GET', '/api/v1/rooms?limit=1&region=44')).json()
  const on = (query: string) => call('GET', `/api/v1/rooms?${query}&cursor=${nextCursor}`)
  expect((await on('limit=9&region=44')).json().items).toHaveLength(1)
  for (const other of ['limit=1', 'limit=1&region=4401', 'limit=1&region=44&state=violating']) {
    expect((await on(other)).json(), other).toMatchObject({ status: 400, where: 'cursor' })
  }
})
