import { expect, it } from 'vitest'
import { politenessReport } from '../../../src/contracts/politeness.ts'
import { room as roomShape } from '../../../src/contracts/room.ts'
import { freshPace } from '../../../src/core/patrol/politeness.ts'
import { emptyHour } from '../../../src/core/patrol/politeness-ledger.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { aBudget } from '../../build/politeness.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { NOW, startHttp } from './http-harness.ts'

const PLATFORM = 'example.cn'
const budget = aBudget()

async function opened(write: (records: Records) => Promise<void>) {
  const http = await startHttp()
  await http.transactions.run(async (records) => {
    await records.institutions.save(anInstitution())
    await records.rooms.save(
      aRoom({ id: 'room-1', streamUrls: ['https://pull-l3.example.cn/live/1.m3u8'] }),
    )
    await write(records)
  })
  const headers = { authorization: `Bearer ${await http.token('operator')}` }
  const get = async (url: string) => (await http.app.inject({ url, headers })).json()
  return { ...http, get }
}

it('says of a room when its platform may be looked at again', async () => {
  const { get } = await opened(({ hostPaces }) =>
    hostPaces.saveMany([
      {
        ...freshPace(PLATFORM, budget, NOW),
        closedUntil: plus(NOW, seconds(40)),
        closedBecause: 'risk-control',
      },
    ]),
  )
  const { platform } = roomShape.parse(await get('/api/v1/rooms/room-1'))
  expect(platform).toMatchObject({
    name: PLATFORM,
    state: 'closed',
    nextLookAt: '2026-10-17T09:31:40+08:00',
    words: { zh: expect.stringContaining('平台限速中') },
  })
  expect(platform?.words?.zh).toContain('09:31:40')
})

it('says nothing of a platform that is looked at as often as it may be', async () => {
  const { get } = await opened(async () => {})
  const { platform } = roomShape.parse(await get('/api/v1/rooms/room-1'))
  expect(platform).toEqual({ name: PLATFORM, state: 'free', nextLookAt: null, words: null })
})

it('shows the ledger with the proof that budgets were obeyed, and names the hour in which one was not', async () => {
  const row = { ...emptyHour(PLATFORM, NOW, budget), looks: 40, shortestGapMillis: 1_000 }
  const { get, transactions } = await opened(async ({ hostPaces }) => {
    await hostPaces.saveMany([freshPace(PLATFORM, budget, NOW)])
    await hostPaces.addToHours([row])
  })
  const good = politenessReport.parse(await get('/api/v1/politeness'))
  expect(good).toMatchObject({ obeyed: true, breaches: [], hours: [{ name: PLATFORM, looks: 40 }] })
  await transactions.run(({ hostPaces }) =>
    hostPaces.addToHours([
      {
        ...emptyHour(row.host, NOW, budget),
        shortestGapMillis: 400,
        overruns: 1,
      },
    ]),
  )
  const bad = politenessReport.parse(await get('/api/v1/politeness'))
  expect(bad.obeyed).toBe(false)
  expect(bad.breaches).toEqual([
    { name: PLATFORM, hour: '2026-10-17T09:00:00+08:00', what: 'overruns' },
    { name: PLATFORM, hour: '2026-10-17T09:00:00+08:00', what: 'gap' },
  ])
})

it('counts in metrics what each platform was asked, the many small ones together', async () => {
  const { app } = await opened(async ({ hostPaces }) => {
    for (let i = 0; i < 60; i += 1) {
      const host = `platform-${i}.cn`
      await hostPaces.saveMany([freshPace(host, budget, NOW)])
      await hostPaces.addToHours([{ ...emptyHour(host, NOW, budget), looks: 100 - i }])
    }
  })
  const { body } = await app.inject({ url: '/metrics' })
  expect(body).toContain('xuncha_platform_hour_looks{platform="platform-0.cn"} 100')
  const series = body.match(/^xuncha_platform_hour_looks\{/gm) ?? []
  expect(series).toHaveLength(41)
  expect(body).toContain('xuncha_platform_hour_looks{platform="other"}')
})
