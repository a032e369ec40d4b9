import { describe, expect, it } from 'vitest'
import { anInstitution, aRoom } from '../../build/violations.ts'
import { pool } from './harness-pool.ts'
import { asProgram } from './http-harness.ts'

const start = pool()

describe('registering an address that another room has', () => {
  it('refuses the same stream of an institution twice and names the room that has it', async () => {
    const harness = await start()
    await harness.transactions.run(async (records) => {
      await records.institutions.save(anInstitution())
      await records.institutions.save(anInstitution({ id: 'institution-2', name: '乙' }))
      await records.rooms.save(aRoom({ pageUrl: 'https://school.example/live/1' }))
    })
    const call = await asProgram(harness, 'administrator')
    const input = {
      institutionId: 'institution-1',
      title: '另建',
      streamUrls: ['rtmp://media.example/live/room-1?token=1'],
      region: '440100',
      stage: 'compulsory',
    }
    const refused = (await call('POST', '/api/v1/rooms', input)).json()
    expect(refused).toMatchObject({ code: 'conflict', where: 'streamUrls' })
    expect(refused.detail).toContain('“初三数学”（room-1）')
    const foreign = { ...input, institutionId: 'institution-2' }
    const told = (await call('POST', '/api/v1/rooms', foreign)).json()
    expect(told.warnings).toMatchObject([{ code: 'same-stream', roomId: 'room-1' }])
    const page = { ...input, streamUrls: [], pageUrl: 'http://www.school.example/live/1/?spm=1' }
    const samePage = (await call('POST', '/api/v1/rooms', page)).json()
    expect(samePage.warnings).toMatchObject([{ code: 'same-page', roomId: 'room-1' }])
    const changed = await call('PUT', '/api/v1/rooms/room-1', {
      ...input,
      streamUrls: ['http://media.example/live/room-1.flv', ...input.streamUrls],
    })
    expect(changed.json()).toMatchObject({ streamUrls: { length: 2 } })
  })

  it('says of the box what it could not read, what is certain and what is only a lead', async () => {
    const harness = await start()
    await harness.transactions.run(async (records) => {
      await records.institutions.save(anInstitution())
      for (const id of ['1', '2']) {
        await records.rooms.save(aRoom({ id, streamUrls: [`http://media.example/hls/${id}.m3u8`] }))
      }
    })
    const call = await asProgram(harness)
    const lookup = async (url: string) =>
      (await call('GET', `/api/v1/rooms/lookup?url=${encodeURIComponent(url)}`)).json()
    expect(await lookup('数学课')).toMatchObject({ understood: false, certain: false, matches: [] })
    expect(await lookup('rtmp://media.example/hls/1')).toMatchObject({
      certain: true,
      matches: [{ by: 'stream', why: 'same-stream', room: { id: '1' } }],
    })
    const lead = await lookup('http://media.example/hls/9917.ts')
    expect(lead).toMatchObject({ understood: true, certain: false })
    expect(lead.matches).toHaveLength(2)
    expect(lead.matches[0].whyWords.zh).toContain('须核实')
  })
})
