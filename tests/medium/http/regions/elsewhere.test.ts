import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cut } from '../../../../src/app/cuts/cut.ts'
import type { CalledTarget } from '../../../../src/core/registry/cut-target.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import { FAR, idIn, seedCity } from '../../../build/access/two-cities.ts'
import { openEmbedded, type TestDatabase } from '../../../build/database/database.ts'
import { aCutOrder, aStoredViolation } from '../../../build/database/database-rows.ts'
import { anInstitution, aRoom } from '../../../build/violations.ts'
import { type Harness, NOW, PUBLISHER, seedViolation, startHttp, TARGET } from '../http-harness.ts'

const CITY = { regions: ['4401'] }
const SHARED: CalledTarget = { ...TARGET, stream: 'stream-of-far' }

let database: TestDatabase
let harness: Harness
let city: (
  method: 'DELETE' | 'GET' | 'POST' | 'PATCH' | 'PUT',
  url: string,
  body?: object,
) => Promise<Answer>
type Answer = {
  readonly status: number
  readonly text: string
  readonly json: () => { readonly id: string }
}

beforeAll(async () => {
  database = await openEmbedded()
  harness = await startHttp({ transactions: database.database.transactions })
  await seedViolation(harness)
  await harness.transactions.run((records) => seedCity(records, FAR))
  const authorization = `Bearer ${await harness.token('administrator', 'city', CITY)}`
  city = async (method, url, payload) => {
    const answer = await harness.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { authorization },
      ...(payload === undefined ? {} : { payload }),
    })
    return { status: answer.statusCode, text: answer.body, json: () => answer.json() }
  }
}, 60_000)
afterAll(async () => {
  await harness.app.close()
  await database.close()
})

const order = { reason: '正在授课', ban: true, until: null, dryRun: false }
const streamUrls = ['http://own.example/live/own.flv']
const ownRoom = (cutTarget: CalledTarget | null) =>
  harness.transactions.run((records) =>
    records.rooms.save(aRoom({ id: 'room-a', region: '440106', streamUrls, cutTarget })),
  )

describe('a stream that is also one of another region', () => {
  beforeAll(async () => {
    harness.platform.publish(SHARED, { ...PUBLISHER, sessionId: 'far-session' })
    await ownRoom(null)
    await harness.transactions.run(async (records) => {
      const far = await records.rooms.find(idIn(FAR, 'room'))
      if (far !== null) await records.rooms.save({ ...far, cutTarget: SHARED })
      await records.violations.save(
        aStoredViolation({ id: 'violation-a', roomId: 'room-a', region: '440106' }),
      )
    })
  })

  it('cannot be made the cut target of an own room, however its server is written', async () => {
    for (const cutTarget of [
      SHARED,
      { ...SHARED, apiUrl: `${'apiUrl' in TARGET ? TARGET.apiUrl : ''}/` },
    ]) {
      const answer = await city('PATCH', '/rooms/room-a', { cutTarget, reason: '登记' })
      expect(answer.json()).toMatchObject({ status: 409, code: 'conflict' })
      expect(answer.text).not.toContain(FAR.mark)
    }
  })

  it('is not cut, nor its publisher told, where an own room has it already', async () => {
    await ownRoom(SHARED)
    for (const dryRun of [true, false]) {
      const answer = await city('POST', '/violations/violation-a/cut', { ...order, dryRun })
      expect(answer.json()).toMatchObject({ status: 409, code: 'cut-hits-elsewhere' })
      expect(answer.text).not.toMatch(/far/)
    }
  })

  it('is cut by whoever holds both regions, and shown to one of them without its publisher', async () => {
    await ownRoom(SHARED)
    const both = await harness.token('operator', 'both', { regions: ['4401', '4403'] })
    const given = await harness.app.inject({
      method: 'POST',
      url: '/api/v1/violations/violation-a/cut',
      headers: { authorization: `Bearer ${both}` },
      payload: { ...order, dryRun: true },
    })
    expect(given.json()).toMatchObject({ expectedPublisher: { sessionId: 'far-session' } })
    const answer = await city('GET', `/cuts/${given.json().id}`)
    expect(answer.json()).toMatchObject({ expectedPublisher: null, viewers: null })
    expect(answer.text).not.toMatch(/far-session|farcity/)
  })
})

describe('a stream that becomes one of another region', () => {
  it('is cut all the same where that was registered after the lead, and both regions are told of it', async () => {
    const target = { ...SHARED, stream: 'held-up' }
    harness.platform.publish(target, PUBLISHER)
    await ownRoom(target)
    const later = aRoom({ id: 'late', region: '440305', streamUrls, institutionId: FAR.mark })
    await harness.transactions.run((records) =>
      records.rooms.save(later, plus(aStoredViolation().openedAt, minutes(1))),
    )
    const dry = await city('POST', '/violations/violation-a/cut', { ...order, dryRun: true })
    expect(dry.json()).toMatchObject({
      state: 'requested',
      hits: expect.arrayContaining([expect.objectContaining({ kind: 'same-address', roomId: '' })]),
    })
    const told = async (regions: readonly string[]) => {
      const authorization = `Bearer ${await harness.token('observer', `of-${regions}`, { regions })}`
      const url = '/api/v1/system'
      const system = await harness.app.inject({ url, headers: { authorization } })
      const { notices } = system.json() as { notices: { code: string; zh: string }[] }
      return notices.filter(({ code }) => code === 'stream-in-two-regions')
    }
    expect(await told(['4401'])).toEqual([])
    expect(await told(['4401', '4403'])).toMatchObject([
      { zh: expect.stringMatching(/天河区.*与.*南山区|南山区.*与.*天河区/) },
    ])
    await harness.transactions.run(({ rooms }) => rooms.remove('late'))
  })

  it('is left alone by an order that was given before the other region had it', async () => {
    const target = { ...SHARED, stream: 'own-stream' }
    harness.platform.publish(target, PUBLISHER)
    await ownRoom(target)
    const given = await city('POST', '/violations/violation-a/cut', order)
    expect(given.json()).toMatchObject({ state: 'approved' })
    await harness.transactions.run(async (records) => {
      const far = await records.rooms.find(idIn(FAR, 'room'))
      if (far !== null) await records.rooms.save({ ...far, cutTarget: target })
    })
    const before = harness.platform.calls.length
    const { clock, transactions, platform } = harness
    const deps = { clock, transactions, platform } as unknown as Parameters<typeof cut>[0]
    await cut(deps, { cutOrderId: given.json().id }, new AbortController().signal)
    expect(harness.platform.calls.slice(before)).toEqual([])
    const answer = await city('GET', `/cuts/${given.json().id}`)
    expect(answer.json()).toMatchObject({ state: 'refused', steps: [{ outcome: 'changed' }] })
  })
})

describe('an institution of another region', () => {
  const CODE = '91440300MA5FN0K41K'
  const confirmed = (id: string, institutionId: string, roomId: string) =>
    aStoredViolation({
      ...{ id, institutionId, roomId, region: FAR.region },
      ...{ status: 'confirmed', ongoing: false },
    })

  beforeAll(() =>
    harness.transactions.run(async (records) => {
      const far = await records.institutions.find(idIn(FAR, 'institution'))
      if (far !== null) await records.institutions.save({ ...far, creditCode: CODE as never })
      await records.violations.save(
        confirmed('farcity-1', idIn(FAR, 'institution'), idIn(FAR, 'room')),
      )
      await records.institutions.save(anInstitution({ id: 'both', region: '440306', name: '两地' }))
      const rooms = { 'both-a': '440106', 'farcity-b': '440306' }
      for (const [id, region] of Object.entries(rooms)) {
        await records.rooms.save(aRoom({ id, institutionId: 'both', region }))
      }
      await records.violations.save(confirmed('farcity-2', 'both', 'farcity-b'))
    }),
  )

  it('has cases that are not named to a city in which it has a room', async () => {
    const answer = await city('GET', '/institutions/both/record')
    expect(answer.json()).toMatchObject({ elsewhere: false, foreign: 1, cards: [], appeals: [] })
    expect(answer.text).not.toContain(FAR.mark)
    const whole = await harness.app.inject({
      url: '/api/v1/institutions/both/record',
      headers: { authorization: `Bearer ${await harness.token('observer', 'province')}` },
    })
    expect(whole.json()).toMatchObject({ foreign: 0, cards: [{ violationId: 'farcity-2' }] })
  })

  it('is not made known by its credit code to whoever registers one by it', async () => {
    const probe = { name: '探', actor: 'licensed-non-subject', region: '440106' }
    const made = await city('POST', '/institutions', {
      ...probe,
      stages: ['compulsory'],
      creditCode: CODE,
    })
    const answer = await city('GET', `/institutions/${made.json().id}/record`)
    expect(answer.json()).toMatchObject({ elsewhere: true, foreign: 0, cards: [], yellowCards: 0 })
    expect(answer.text).not.toContain(FAR.mark)
  })

  it('is neither changed nor said to have been changed', async () => {
    const taken = { name: '改名', actor: 'licensed-non-subject', region: '440106' }
    const put = await city('PUT', '/institutions/both', { ...taken, stages: ['compulsory'] })
    expect(put.json()).toMatchObject({ status: 400, where: 'region' })
    const removed = await city('DELETE', '/institutions/both')
    expect(removed.json()).toMatchObject({ status: 400, where: 'region' })
    const history = await city('GET', '/institutions/both/history')
    expect(history.text).not.toContain('改名')
    const { whole, journal } = await harness.transactions.run(async (records) => ({
      whole: await records.institutions.find('both'),
      journal: await records.journal.ofSubject('both'),
    }))
    expect([whole?.name, journal]).toEqual(['两地', []])
  })
})

describe('a cut that goes on in another region', () => {
  it('names no room of it, and says that it goes on there', async () => {
    await harness.transactions.run(async (records) => {
      await records.violations.save(
        aStoredViolation({ id: 'violation-b', roomId: 'both-a', region: '440106' }),
      )
      await records.cutOrders.save(
        aCutOrder({
          ...{ id: 'cut-b', violationId: 'violation-b', roomId: 'both-a', version: 1 },
          ...{ status: 'came-back-elsewhere', verifiedAt: NOW, dryRun: false },
          checks: [
            { at: NOW, what: 'room:farcity-b', found: 'live', detail: 'in room farcity-b' },
            { at: NOW, what: 'room:both-a', region: '440106', found: 'live', detail: 'here' },
            { at: NOW, what: 'room:farcity-b', region: '440306', found: 'live', detail: 'farcity' },
          ],
        }),
      )
    })
    const answer = await city('GET', '/cuts/cut-b')
    expect(answer.text).not.toContain(FAR.mark)
    expect(answer.text).toContain('room:both-a')
    const again = await city('POST', '/cuts/cut-b/again', { reason: '继续' })
    expect(again.json()).toMatchObject({ status: 409, code: 'cut-hits-elsewhere' })
  })
})

describe('a report', () => {
  const span = { from: '2026-10-12', to: '2026-10-25' }
  const asked = { kind: 'monthly', ...span, reason: '报送' }

  it('is made by a city of itself alone, and the province sees it', async () => {
    const query = `kind=monthly&from=${span.from}&to=${span.to}`
    for (const region of ['44', '4403']) {
      const made = await city('POST', '/reports', { ...asked, region })
      expect([region, made.status]).toEqual([region, 400])
      expect((await city('GET', `/reports/preview?${query}&region=${region}`)).status).toBe(400)
    }
    const own = await city('POST', '/reports', asked)
    expect(own.json()).toMatchObject({ region: '4401', state: 'draft' })
    const preview = await city(
      'GET',
      `/reports/preview?${query.replace('monthly', 'inspection-table')}`,
    )
    expect(preview.status).toBe(200)
    expect(preview.text).not.toContain(FAR.mark)
    const authorization = `Bearer ${await harness.token('observer', 'of-44', { regions: ['44'] })}`
    const listed = await harness.app.inject({ url: '/api/v1/reports', headers: { authorization } })
    expect(listed.body).toContain(own.json().id)
  })
})
