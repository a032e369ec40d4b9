import { describe, expect, it } from 'vitest'
import type { Institution } from '../../../src/core/registry/institution.ts'
import { aDossier, day } from '../../build/register/registry.ts'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { pool } from './harness-pool.ts'
import { asProgram } from './http-harness.ts'

const start = pool()
/** A school evening with everything arranged and known. */
const EVENING = 'from=2026-09-09T18:30:00%2B08:00&to=2026-09-09T20:30:00%2B08:00'

async function roomOf(institution: Institution) {
  const harness = await start()
  await harness.transactions.run(async (records) => {
    await records.institutions.save(institution)
    await records.rooms.save(aRoom())
  })
  const call = await asProgram(harness)
  return async (path: string) => (await call('GET', `/api/v1${path}`)).json()
}

describe('the windows of a room', () => {
  it('are forbidden at any time for an institution without a licence, by ACT-NOLIC', async () => {
    const get = await roomOf(anInstitution({ actor: 'unlicensed' }))
    const { items } = await get(`/windows?${EVENING}&roomId=room-1`)
    expect(items).toMatchObject([{ verdict: 'forbidden', rule: 'ACT-NOLIC' }])
    expect((await get('/rooms/room-1')).legalTime).toMatchObject({
      verdict: 'forbidden',
      rule: 'ACT-NOLIC',
      until: null,
    })
    const timeline = await get(`/rooms/room-1/timeline?${EVENING}`)
    expect(timeline.windows).toMatchObject([{ rule: 'ACT-NOLIC' }])
  })

  it('close at midnight after the last day of the licence', async () => {
    const { licence } = aDossier()
    const dossier = aDossier({
      licence: licence === null ? null : { ...licence, expiresOn: day('2026-09-09') },
    })
    const get = await roomOf(anInstitution({ dossier }))
    const span = 'from=2026-09-09T19:00:00%2B08:00&to=2026-09-10T20:00:00%2B08:00'
    const { items } = await get(`/windows?${span}&roomId=room-1`)
    expect(items[0]).toMatchObject({ verdict: 'permitted', rule: null })
    const expired = items.filter(({ rule }: { rule: string }) => rule === 'ACT-STATUS')
    expect(expired[0]).toMatchObject({
      verdict: 'forbidden',
      start: '2026-09-10T00:00:00+08:00',
    })
    expect(expired.at(-1)?.end).toBe('2026-09-10T20:00:00+08:00')
  })

  it('are those of any licensed institution where only a place is asked for', async () => {
    const get = await roomOf(anInstitution({ actor: 'unlicensed' }))
    const { items } = await get(`/windows?${EVENING}&region=440100`)
    expect(items).toMatchObject([{ verdict: 'permitted', rule: null }])
  })

  it('are asked for with a place or a room that exists', async () => {
    const get = await roomOf(anInstitution())
    expect(await get(`/windows?${EVENING}`)).toMatchObject({ code: 'bad-request', where: 'region' })
    expect(await get(`/windows?${EVENING}&roomId=nobody`)).toMatchObject({ code: 'not-found' })
  })
})
