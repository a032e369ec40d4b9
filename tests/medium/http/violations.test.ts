import { describe, expect, it } from 'vitest'
import { evidenceItem } from '../../../src/contracts/evidence.ts'
import { violation } from '../../../src/contracts/violation.ts'
import { EvidenceStoreAway } from '../../../src/core/evidence/store-away.ts'
import { aClip, anEvidenceFrame, aStoredViolation } from '../../build/database/database-rows.ts'
import { at } from '../../build/violations.ts'
import { pool } from './harness-pool.ts'
import { asProgram, type Harness, PNG, seedViolation } from './http-harness.ts'

const start = pool()
const HERE = '/api/v1/violations/violation-1'
const REASON = { reason: '画面为数学授课' }

async function startSeeded() {
  const harness = await start()
  await seedViolation(harness)
  return { harness, call: await asProgram(harness) }
}

const eventsOf = async (harness: Harness, subject: string) =>
  await harness.transactions.run((records) => records.journal.ofSubject(subject))

describe('a violation over HTTP', () => {
  it('has the shape of the contract, and says why it is forbidden in both languages', async () => {
    const { call } = await startSeeded()
    const response = await call('GET', HERE)
    expect(response.statusCode).toBe(200)
    const body = violation.parse(response.json())
    expect(body).toMatchObject({
      id: 'violation-1',
      rule: 'CAL-REST',
      subjects: ['MAT'],
      stage: 'compulsory',
      status: 'suspected',
      step: 'clue',
      ongoing: true,
      startedAt: '2026-10-17T09:30:00+08:00',
      endedAt: null,
      cut: null,
      cuttable: true,
    })
    const [happened, read, law] = body.explanation.sentences
    expect(happened?.zh).toContain('数学')
    expect(happened?.en).toContain('mathematics')
    expect(read?.zh).toContain('一元二次方程')
    expect(law?.zh).toContain('休息日')
    expect(body.explanation.day).toMatchObject({ kind: 'rest-day', kindName: { zh: '休息日' } })
    expect(body.explanation.law).toEqual(['中办发〔2021〕40号'])
    expect(body.latency).toEqual({ frameToViolationMillis: 1_500, violationToAlertMillis: 0 })
  })

  it('is confirmed, with who and why in the chain, and its alert counts as seen', async () => {
    const { harness, call } = await startSeeded()
    const response = await call('POST', `${HERE}/confirm`, REASON)
    expect(response.json()).toMatchObject({ status: 'confirmed', step: 'determine', version: 2 })
    const [, confirmed] = await eventsOf(harness, 'violation-1')
    expect(confirmed).toMatchObject({
      type: 'violation.changed',
      who: 'program:operator',
      why: REASON.reason,
    })
    const alerts = (await call('GET', '/api/v1/alerts')).json()
    expect(alerts.items[0]).toMatchObject({
      status: 'acknowledged',
      acknowledgedBy: 'program:operator',
      institutionName: '虚构数学培训机构',
    })
  })

  it('is decided once: a second decision is refused and changes nothing', async () => {
    const { harness, call } = await startSeeded()
    await call('POST', `${HERE}/dismiss`, { reason: '为编程课' })
    const refused = await call('POST', `${HERE}/confirm`, REASON)
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'wrong-state' })
    expect((await call('GET', HERE)).json()).toMatchObject({ status: 'dismissed', step: 'archive' })
    expect(await eventsOf(harness, 'violation-1')).toHaveLength(2)
  })

  it('is dismissed only with a reason', async () => {
    const { call } = await startSeeded()
    for (const body of [{}, { reason: '' }, { reason: '   ' }]) {
      const refused = await call('POST', `${HERE}/dismiss`, body)
      expect(refused.statusCode).toBe(400)
      expect(refused.json()).toMatchObject({ code: 'bad-request', where: 'body.reason' })
    }
  })
})

describe('working on a violation', () => {
  it('is held by one person at a time', async () => {
    const { harness, call } = await startSeeded()
    const claimed = (await call('POST', `${HERE}/claim`, REASON)).json()
    expect(claimed).toMatchObject({ claimedBy: 'program:operator', step: 'verify' })
    const boss = await asProgram(harness, 'administrator')
    expect((await boss('POST', `${HERE}/claim`, REASON)).json()).toMatchObject({ code: 'conflict' })
    const taken = await boss('POST', `${HERE}/claim`, { ...REASON, takeOver: true })
    expect(taken.json()).toMatchObject({ claimedBy: 'program:administrator' })
    const released = (await boss('POST', `${HERE}/release`, REASON)).json()
    expect(released).toMatchObject({ claimedBy: null, claimedUntil: null, step: 'clue' })
  })

  it('is closed only after a disposal, and not while it goes on', async () => {
    const { harness, call } = await startSeeded()
    await call('POST', `${HERE}/confirm`, REASON)
    expect((await call('POST', `${HERE}/close`, REASON)).statusCode).toBe(409)
    const referred = await call('POST', `${HERE}/refer`, { reason: '移送市场监管部门' })
    expect(referred.json()).toMatchObject({ status: 'disposed', step: 'dispose' })
    expect((await call('POST', `${HERE}/close`, REASON)).statusCode).toBe(409)
    await harness.transactions.run(async (records) => {
      const before = await records.violations.find('violation-1')
      if (before === null) throw new Error('gone')
      const ended = { ongoing: false, endedAt: before.lastSeenAt, endReason: 'off-air' as const }
      await records.violations.save({ ...before, ...ended, version: before.version + 1 })
    })
    const closed = await call('POST', `${HERE}/close`, REASON)
    expect(closed.json()).toMatchObject({ status: 'closed', step: 'archive' })
  })

  it('tells its history in the order of the chain, alert and all', async () => {
    const { call } = await startSeeded()
    await call('POST', `${HERE}/confirm`, REASON)
    const { items } = (await call('GET', `${HERE}/events`)).json()
    expect(items.map((item: { type: string }) => item.type)).toEqual([
      'violation.opened',
      'violation.changed',
      'alert.changed',
    ])
    expect(items[1]).toMatchObject({ status: 'confirmed', step: 'determine', ongoing: true })
    expect(items[1].previousHash).not.toBe('')
    expect(items[2].previousHash).toBe(items[1].hash)
  })
})

describe('its evidence', () => {
  it('names the lines and the words in them that spoke for the verdict', async () => {
    const { call } = await startSeeded()
    const { items } = (await call('GET', `${HERE}/evidence`)).json()
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ kind: 'frame', width: 1280, height: 720 })
    expect(items[0].lines[0]).toMatchObject({
      box: { x: 10, y: 20, width: 300, height: 40 },
      matches: [{ term: '一元二次方程', dimension: 'content', weight: 3 }],
    })
    const picture = await call('GET', items[0].url)
    expect(picture.headers['content-type']).toBe('image/png')
    expect(new Uint8Array(picture.rawPayload)).toEqual(PNG)
  })

  it('has its clips with what was said in them, and players may ask for parts of them', async () => {
    const { harness, call } = await startSeeded()
    const sound = new Uint8Array([79, 103, 103, 83, 1, 2, 3, 4])
    harness.files.set(aClip().sha256, sound)
    await harness.transactions.run(async (records) => {
      await records.violationEvidence.add('violation-1', [aClip()])
    })
    const { items } = (await call('GET', `${HERE}/evidence`)).json()
    const clip = evidenceItem.parse(items.find(({ kind }: { kind: string }) => kind === 'clip'))
    expect(clip).toMatchObject({
      kind: 'clip',
      seconds: 8,
      mimeType: 'audio/ogg',
      segments: [{ from: 0.5, to: 3.25, matches: [{ term: '一元二次方程' }] }],
    })
    const whole = await call('GET', clip.url)
    expect(whole.headers).toMatchObject({ 'content-type': 'audio/ogg', 'accept-ranges': 'bytes' })
    expect(new Uint8Array(whole.rawPayload)).toEqual(sound)
    const part = await call('GET', clip.url, undefined, { range: 'bytes=4-5' })
    expect(part.statusCode).toBe(206)
    expect(part.headers).toMatchObject({ 'content-range': 'bytes 4-5/8', 'content-length': '2' })
    expect([...part.rawPayload]).toEqual([1, 2])
    const beyond = await call('GET', clip.url, undefined, { range: 'bytes=8-' })
    expect(beyond.statusCode).toBe(416)
    expect(beyond.headers['content-range']).toBe('bytes */8')
  })

  it('does not hand out files of other violations', async () => {
    const { harness, call } = await startSeeded()
    await harness.transactions.run(async (records) => {
      await records.violations.save(aStoredViolation({ id: 'violation-2', ongoing: false }))
    })
    const sha256 = 'ab'.repeat(32)
    const refused = await call('GET', `/api/v1/violations/violation-2/evidence/${sha256}`)
    expect(refused.statusCode).toBe(404)
    expect(refused.json()).toMatchObject({ code: 'evidence-missing' })
  })

  it('are said to be out of reach, not missing, while their store is away', async () => {
    const evidenceStore = {
      get: () => Promise.reject(new EvidenceStoreAway('/mnt/evidence', 'ENOENT')),
    }
    const harness = await start({ evidenceStore })
    await seedViolation(harness)
    const call = await asProgram(harness)
    const refused = await call('GET', `${HERE}/evidence/${anEvidenceFrame().sha256}`)
    expect(refused.statusCode).toBe(503)
    expect(refused.json()).toMatchObject({
      code: 'evidence-away',
      detail: expect.stringContaining('/mnt/evidence'),
    })
  })
})

describe('the violation timeline', () => {
  async function startWithMany() {
    const { harness, call } = await startSeeded()
    await harness.transactions.run(async (records) => {
      for (let hour = 10; hour < 15; hour += 1) {
        const openedAt = at(`2026-10-17T${hour}:00:00+08:00`)
        await records.violations.save(
          aStoredViolation({
            id: `later-${hour}`,
            openedAt,
            lastSeenAt: openedAt,
            endedAt: openedAt,
            ongoing: false,
          }),
        )
      }
    })
    return call
  }

  it('pages newest first and does not slip when one is opened in between', async () => {
    const { harness, call } = await startSeeded()
    const add = (id: string, hour: number) =>
      harness.transactions.run(async (records) => {
        const openedAt = at(`2026-10-17T${hour}:00:00+08:00`)
        const ended = { ongoing: false, openedAt, lastSeenAt: openedAt, endedAt: openedAt }
        await records.violations.save(aStoredViolation({ id, ...ended }))
      })
    for (const hour of [10, 11, 12]) await add(`v-${hour}`, hour)
    const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id)
    const first = (await call('GET', '/api/v1/violations?limit=2')).json()
    expect(ids(first)).toEqual(['v-12', 'v-11'])
    await add('v-13', 13)
    const url = `/api/v1/violations?limit=2&cursor=${encodeURIComponent(first.nextCursor)}`
    const second = (await call('GET', url)).json()
    expect(ids(second)).toEqual(['v-10', 'violation-1'])
    expect(second.nextCursor).toBeNull()
  })

  it('takes the filters of the contract', async () => {
    const call = await startWithMany()
    const count = async (query: string) =>
      (await call('GET', `/api/v1/violations?${query}`)).json().items.length
    expect(await count('')).toBe(6)
    expect(await count('ongoing=true')).toBe(1)
    expect(await count('ongoing=false')).toBe(5)
    expect(await count('rule=CAL-REST&subject=MAT&status=suspected&region=440100')).toBe(6)
    expect(await count('subject=ENG')).toBe(0)
    const span = 'from=2026-10-17T11:00:00%2B08:00&to=2026-10-17T13:00:00%2B08:00&ongoing=false'
    expect(await count(span)).toBe(2)
  })
})

describe('a wrong question', () => {
  it('is refused instead of guessed at', async () => {
    const { call } = await startSeeded()
    const bad = [
      'limit=0',
      'limit=5000',
      'limit=many',
      'cursor=nonsense',
      'status=open',
      'rule=NO-RULE',
      'from=yesterday',
      'from=2026-02-30T00:00:00%2B08:00',
      'ongoing=perhaps',
    ]
    for (const query of bad) {
      const refused = await call('GET', `/api/v1/violations?${query}`)
      expect(refused.statusCode, query).toBe(400)
      expect(refused.json().code, query).toBe('bad-request')
    }
  })
})
