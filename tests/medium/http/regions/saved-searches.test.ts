import { afterAll, beforeAll, expect, it } from 'vitest'
import { runSavedSearches } from '../../../../src/app/search/run-saved-searches.ts'
import { tellFound } from '../../../../src/app/search/tell-found.ts'
import { type Channel, NEVER_USED } from '../../../../src/core/alerts/channel.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { type City, FAR, idIn, OWN, seedCity } from '../../../build/access/two-cities.ts'
import { asBrowser } from '../../../build/as-browser.ts'
import { openEmbedded, type TestDatabase } from '../../../build/database/database.ts'
import { anEvidenceFrame, SATURDAY } from '../../../build/database/database-rows.ts'
import { createFakeIdentifiers } from '../../../fakes/fake-clock.ts'
import { type Harness, startHttp } from '../http-harness.ts'

type Call = Awaited<ReturnType<typeof personOf>>
let database: TestDatabase
let harness: Harness
let wang: Call
let id: string

async function personOf(name: string, regions: readonly string[]) {
  const password = await harness.account('operator', name, { regions })
  const { cookie, csrf } = await asBrowser(harness.app, name, password)
  return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, payload?: object) => {
    const answer = await harness.app.inject({
      method,
      url: `/api/v1/searches${path}`,
      headers: { cookie, 'x-csrf-token': csrf },
      ...(payload === undefined ? {} : { payload }),
    })
    const body = answer.body === '' ? null : answer.json()
    return { status: answer.statusCode, text: answer.body, body }
  }
}

/** Of the search of the test: those of the cities are shared, too. */
const shown = async (call: Call) =>
  (await call('GET', '')).body.items.filter((one: { readonly id: string }) => one.id === id)

const CHANNEL: Channel = {
  id: 'group',
  name: '全省群',
  settings: { kind: 'webhook', origin: 'https://example.cn' },
  enabled: true,
  audience: 'everyone',
  leastLevel: 'notice',
  region: null,
  groupBy: 'institution',
  groupSeconds: 0,
  repeatMinutes: 30,
  quiet: null,
  createdAt: SATURDAY,
  changedAt: SATURDAY,
  version: 1,
  health: NEVER_USED,
}

beforeAll(async () => {
  database = await openEmbedded()
  harness = await startHttp({ transactions: database.database.transactions })
  await harness.transactions.run(async (records) => {
    await seedCity(records, OWN)
    await seedCity(records, FAR)
    await records.channels.save(CHANNEL)
  })
  wang = await personOf('wang', ['4401'])
}, 60_000)
afterAll(async () => {
  await harness.app.close()
  await database.close()
})

const box = { x: 0, y: 0, width: 9, height: 9 }
/** The screens of both cities say something, as the patrol writes it down. */
const readIn = (city: City, sha256: string, text: string) =>
  harness.transactions.run(({ violationEvidence }) =>
    violationEvidence.add(idIn(city, 'violation'), [
      anEvidenceFrame({ sha256, lines: [{ text, confidence: 0.9, box }] }),
    ]),
  )
const bothRead = async (sign: string) => {
  await readIn(OWN, `1${sign}`.repeat(32), '报名加微信 群号 87654321')
  await readIn(FAR, `2${sign}`.repeat(32), '报名加微信 群号 87654321')
}
const run = () => {
  harness.clock.advance(minutes(1))
  const { transactions, clock } = harness
  const logger = { warn: () => {} }
  return runSavedSearches({ transactions, clock, logger, searchPause: minutes(1) })
}
const tell = () =>
  tellFound({
    ...{ transactions: harness.transactions, clock: harness.clock, publicOrigin: null },
    identifiers: createFakeIdentifiers('told'),
  })

it('finds once what was newly written down where its owner may look, and nothing else', async () => {
  const saved = await wang('POST', '', { name: '招生群', words: '群号 8765', alert: true })
  expect(saved.status).toBe(201)
  expect(saved.body).toMatchObject({ own: true, owner: 'wang', hits: 0, lastRunAt: null })
  id = saved.body.id
  expect(await run()).toBe(0)
  await bothRead('a')
  expect([await run(), await run()]).toEqual([1, 0])
  const { text, body } = await wang('GET', `/${id}/hits`)
  expect(body.items).toMatchObject([
    { violationId: idIn(OWN, 'violation'), seen: false, excerpt: { hits: [{}, {}] } },
  ])
  expect(text).not.toContain(FAR.mark)
  expect(await shown(wang)).toMatchObject([{ id, hits: 1, unseen: 1 }])
  await wang('POST', `/${id}/seen`, { upTo: body.items[0].foundAt })
  expect(await shown(wang)).toMatchObject([{ hits: 1, unseen: 0 }])
})

it('is told outside once, by channels that cover all that it looks at, without the words', async () => {
  expect([await tell(), await tell()]).toEqual([1, 0])
  const told = await harness.transactions.run(({ deliveries }) => deliveries.since(SATURDAY))
  expect(told.map(({ channelId, message }) => [channelId, message.kind])).toEqual([
    ['group', 'attention'],
  ])
  const text = JSON.stringify(told)
  expect(text).toContain('招生群')
  expect(text).not.toContain('8765')
  expect(text).not.toContain(FAR.mark)
})

it('is shown to whoever may look at all of its places when it is shared, and changed by its owner alone', async () => {
  const [zhao, far] = [await personOf('zhao', ['4401']), await personOf('far', ['4403'])]
  expect(await shown(zhao)).toEqual([])
  const draft = { name: '招生群', words: '群号 8765', alert: true, shared: true }
  const [{ version }] = await shown(wang)
  const stale = await wang('PUT', `/${id}`, { ...draft, expectedVersion: version + 1 })
  expect(stale.status).toBe(409)
  const changed = await wang('PUT', `/${id}`, { ...draft, expectedVersion: version })
  expect(changed.body).toMatchObject({ shared: true, hits: 1 })
  expect(await shown(zhao)).toMatchObject([{ own: false, owner: 'wang' }])
  expect((await zhao('GET', `/${id}/hits`)).body.items).toHaveLength(1)
  expect((await zhao('DELETE', `/${id}`)).status).toBe(404)
  expect(await shown(far)).toEqual([])
  const [one, none] = [await far('GET', `/${id}/hits`), await far('GET', '/no-such/hits')]
  expect([one.status, one.body.detail]).toEqual([404, none.body.detail])
  const elsewhere = await far('POST', '', { name: '甲', words: '群号', region: '440106' })
  expect(elsewhere.body).toMatchObject({ status: 400, where: 'region' })
})

it('is deleted with a way back, and every step is in the audit', async () => {
  expect((await wang('DELETE', `/${id}`)).status).toBe(204)
  expect(await shown(wang)).toEqual([])
  expect((await wang('POST', `/${id}/restore`)).body).toMatchObject({ id, hits: 1, alert: true })
  const acts = await harness.transactions.run(({ journal }) => journal.ofSubject(`search:${id}`))
  expect(acts.map(({ data }) => (data as { change: string }).change)).toEqual([
    ...['saved', 'changed', 'removed', 'restored'],
  ])
  expect(JSON.stringify(acts)).not.toContain('87654321')
})

it('keeps its hits without their words when those were deleted in time', async () => {
  await harness.transactions.run(({ retention }) =>
    retention.forgetEvidence(idIn(OWN, 'violation'), SATURDAY),
  )
  const { items } = (await wang('GET', `/${id}/hits`)).body
  expect(items).toMatchObject([{ violationId: idIn(OWN, 'violation'), excerpt: null, url: null }])
})

it('goes by what its owner is now: other regions, and an end when he may not sign in', async () => {
  const change = (part: object) =>
    harness.transactions.run(async ({ accounts }) => {
      const account = await accounts.findByName('wang')
      if (account !== null) await accounts.save({ ...account, ...part })
    })
  await change({ regions: ['4403'] })
  await bothRead('b')
  expect(await run()).toBeGreaterThan(0)
  const { text } = await wang('GET', `/${id}/hits`)
  expect(text).toContain(idIn(FAR, 'violation'))
  expect(text).not.toContain(idIn(OWN, ''))
  await change({ lockedAt: SATURDAY })
  await bothRead('c')
  expect(await run()).toBe(0)
  const ended = await harness.transactions.run(({ savedSearches }) => savedSearches.find(id))
  expect(ended).toMatchObject({ alert: false, trouble: 'no-right' })
})
