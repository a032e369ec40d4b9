import { describe, expect, it } from 'vitest'
import { room } from '../../../src/contracts/room.ts'
import { anInstitution, aRoom, at } from '../../build/violations.ts'
import { pool } from './harness-pool.ts'
import { asProgram, NOW, seedViolation, TARGET } from './http-harness.ts'

const start = pool()
const SPAN = 'from=2026-10-17T09:00:00%2B08:00&to=2026-10-17T10:00:00%2B08:00'

async function startSeeded() {
  const harness = await start()
  await seedViolation(harness)
  return { harness, call: await asProgram(harness) }
}

describe('the wall of rooms', () => {
  it('shows each room with its state, institution, legal time and picture', async () => {
    const { harness, call } = await startSeeded()
    const jpeg = new Uint8Array([0xff, 0xd8, 9])
    await harness.transactions.run((records) =>
      records.roomBoard.saveThumbnail({ roomId: 'room-1', at: NOW, jpeg }),
    )
    const { items } = (await call('GET', '/api/v1/rooms')).json()
    const shown = room.parse(items[0])
    expect(shown).toMatchObject({
      institutionName: '虚构数学培训机构',
      status: { airState: 'on-air', state: 'violating', unseenReason: null },
      ongoingViolationId: 'violation-1',
      legalTime: { verdict: 'forbidden' },
    })
    const picture = await call('GET', shown.thumbnailUrl ?? '')
    expect(picture.headers['content-type']).toBe('image/jpeg')
    expect(picture.headers['x-taken-at']).toBe('2026-10-17T09:31:00+08:00')
    expect(new Uint8Array(picture.rawPayload)).toEqual(jpeg)
  })

  it('never calls a room that nobody could see off air or clean', async () => {
    const { harness, call } = await startSeeded()
    await harness.transactions.run(async (records) => {
      await records.rooms.save(aRoom({ id: 'room-2' }))
      await records.roomBoard.saveStatus({
        roomId: 'room-2',
        state: 'unseen',
        unseenReason: 'encrypted',
        since: NOW,
        lastLookAt: NOW,
      })
      await records.rooms.save(aRoom({ id: 'room-3' }))
    })
    const unseen = (await call('GET', '/api/v1/rooms/room-2')).json()
    expect(unseen.status).toMatchObject({
      airState: 'unseen',
      unseenReason: 'encrypted',
      unseenWords: { zh: '画面已加密' },
    })
    expect(unseen.thumbnailUrl).toBeNull()
    expect((await call('GET', '/api/v1/rooms/room-3')).json().status).toBeNull()
    expect((await call('GET', '/api/v1/rooms/room-3/thumbnail')).statusCode).toBe(404)
  })

  it('finds the room of any address at hand', async () => {
    const harness = await start()
    await harness.transactions.run(async (records) => {
      await records.institutions.save(anInstitution())
      await records.rooms.save(
        aRoom({
          pageUrl: 'https://school.example/live/7',
          streamUrls: ['https://cdn.example/live/maths/index.m3u8', 'https://cdn.example/m.flv'],
          cutTarget: TARGET,
        }),
      )
    })
    const call = await asProgram(harness)
    const lookup = async (url: string) => {
      const answer = await call('GET', `/api/v1/rooms/lookup?url=${encodeURIComponent(url)}`)
      return answer.json().matches.map((match: { by: string }) => match.by)
    }
    expect(await lookup('https://school.example/live/7/?from=share#top')).toEqual(['page'])
    expect(await lookup('https://cdn.example/m.flv?sign=abc')).toEqual(['stream'])
    expect(await lookup('https://cdn.example/live/maths/720p/seg-19.ts')).toEqual(['segment'])
    expect(await lookup('rtmp://127.0.0.1:1935/live/maths?key=1')).toEqual(['push'])
    expect(await lookup('rtmp://127.0.0.1/live/math')).toEqual([])
    expect(await lookup('not an address')).toEqual([])
  })
})

describe('the register', () => {
  it('takes institutions and rooms in, changes them, and keeps what evidence names', async () => {
    const { harness } = await startSeeded()
    const call = await asProgram(harness, 'administrator')
    const institution = { name: '乙', actor: 'unlicensed', region: '440100', stages: ['preschool'] }
    const { id } = (await call('POST', '/api/v1/institutions', institution)).json()
    const input = {
      institutionId: id,
      title: '拼音课',
      streamUrls: ['http://media.example/a.flv'],
      region: '440100',
      stage: 'preschool',
    }
    const created = (await call('POST', '/api/v1/rooms', input)).json()
    expect(created).toMatchObject({ title: '拼音课', active: true, institutionName: '乙' })
    const url = `/api/v1/rooms/${created.id}`
    const changed = await call('PUT', url, { ...input, title: '拼音课二' })
    expect(changed.json().title).toBe('拼音课二')
    expect((await call('DELETE', `/api/v1/institutions/${id}`)).statusCode).toBe(409)
    expect((await call('DELETE', url)).statusCode).toBe(204)
    expect((await call('GET', url)).statusCode).toBe(404)
    expect((await call('DELETE', `/api/v1/institutions/${id}`)).statusCode).toBe(204)
    expect((await call('DELETE', '/api/v1/rooms/room-1')).json().code).toBe('conflict')
  })

  it('takes no room without an address or an institution', async () => {
    const call = await asProgram(await start(), 'administrator')
    const input = { institutionId: 'nobody', title: 'x', region: '440100', stage: 'compulsory' }
    const refused = await call('POST', '/api/v1/rooms', input)
    expect(refused.json()).toMatchObject({ code: 'bad-request', where: 'streamUrls' })
    const orphan = await call('POST', '/api/v1/rooms', { ...input, streamUrls: ['http://a/b.flv'] })
    expect(orphan.json()).toMatchObject({ code: 'bad-request', where: 'institutionId' })
  })
})

it('the ledger of no span is that of today, which the answer says', async () => {
  const { call } = await startSeeded()
  expect((await call('GET', '/api/v1/coverage')).json()).toMatchObject({
    from: '2026-10-17T00:00:00+08:00',
    to: '2026-10-18T00:00:00+08:00',
    byRegion: [{ name: '440100', title: { zh: '广东省广州市' } }],
  })
})

describe('the ledger', () => {
  it('counts what was seen, what was not, and what nobody looked at', async () => {
    const { harness, call } = await startSeeded()
    await harness.transactions.run(async (records) => {
      const segment = { roomId: 'room-1', unseenReason: null, looks: 3 }
      await records.coverage.save({
        ...segment,
        state: 'seen-suspect',
        start: at('2026-10-17T08:50:00+08:00'),
        end: at('2026-10-17T09:10:00+08:00'),
      })
      await records.coverage.save({
        ...segment,
        state: 'unseen',
        unseenReason: 'timeout',
        start: at('2026-10-17T09:10:00+08:00'),
        end: at('2026-10-17T09:11:00+08:00'),
      })
      await records.teaching.saveSegment({
        roomId: 'room-1',
        start: at('2026-10-17T08:50:00+08:00'),
        end: at('2026-10-17T09:10:00+08:00'),
        uncertaintySeconds: 7,
        courseId: 'course-1',
        course: '初二数学',
        classId: 'course-1',
        lessonId: 'course-1 2026-10-17 0',
      })
    })
    const { totals, segments } = (await call('GET', `/api/v1/rooms/room-1/coverage?${SPAN}`)).json()
    // It is 09:31: what lies ahead is no gap.
    const expected = {
      seenClean: 0,
      seenPartly: 0,
      seenSuspect: 600,
      unseen: 60,
      offAir: 0,
      missed: 0,
      gap: 1_200,
    }
    expect(totals).toEqual(expected)
    expect(segments[0].start).toBe('2026-10-17T09:00:00+08:00')
    const region = (await call('GET', `/api/v1/coverage?${SPAN}&region=440000`)).json()
    expect(region).toMatchObject({ totals: expected, rooms: [{ roomId: 'room-1' }] })
    const elsewhere = await call('GET', `/api/v1/coverage?${SPAN}&region=110000`)
    expect(elsewhere.json().rooms).toEqual([])
    const timeline = (await call('GET', `/api/v1/rooms/room-1/timeline?${SPAN}`)).json()
    expect(timeline).toMatchObject({
      windows: [{ verdict: 'forbidden', rule: 'CAL-REST' }],
      air: [{ from: '2026-10-17T09:00:00+08:00', to: '2026-10-17T09:10:00+08:00' }],
      teaching: [
        {
          from: '2026-10-17T08:50:00+08:00',
          seconds: 1_200,
          uncertaintySeconds: 7,
          course: '初二数学',
        },
      ],
      violations: [{ ongoing: true }],
      watch: ['looked', 'unseen', 'unwatched', 'ahead'].map((kind) => ({ kind })),
    })
  })

  it('refuses a span that ends before it begins', async () => {
    const { call } = await startSeeded()
    const span = 'from=2026-10-17T10:00:00%2B08:00&to=2026-10-17T09:00:00%2B08:00'
    const refused = await call('GET', `/api/v1/rooms/room-1/coverage?${span}`)
    expect(refused.json()).toMatchObject({ code: 'bad-request', where: 'to' })
  })
})

describe('legal time', () => {
  it('is judged as the command line judges it', async () => {
    const call = await asProgram(await start())
    const line = {
      id: 'a',
      start: '2026-10-17T09:30:00+08:00',
      end: '2026-10-17T09:50:00+08:00',
      region: '440100',
      actor: 'licensed-online-subject',
      stage: 'compulsory',
      content: 'subject',
    }
    const judged = (await call('POST', '/api/v1/policy/judge', line)).json()
    expect(judged).toMatchObject({ id: 'a', verdict: 'forbidden', hits: [{ rule: 'CAL-REST' }] })
    for (const change of [{ region: '990000' }, { profile: 'NOWHERE' }, { end: line.start }]) {
      const refused = await call('POST', '/api/v1/policy/judge', { ...line, ...change })
      expect(refused.statusCode, JSON.stringify(change)).toBe(400)
    }
  })

  it('tells every day and every window', async () => {
    const call = await asProgram(await start())
    const days = await call(
      'GET',
      '/api/v1/calendar/days?from=2026-10-01&to=2026-10-31&region=440100&stage=compulsory',
    )
    const { items } = days.json()
    expect(items).toHaveLength(31)
    expect(items[16]).toMatchObject({ date: '2026-10-17', kind: 'rest-day' })
    const windows = await call(
      'GET',
      '/api/v1/windows?from=2026-10-16T00:00:00%2B08:00&to=2026-10-17T00:00:00%2B08:00&region=440100',
    )
    const tiles = windows.json().items
    expect(tiles[0].start).toBe('2026-10-16T00:00:00+08:00')
    expect(tiles.at(-1).end).toBe('2026-10-17T00:00:00+08:00')
  })

  it('of a place that is named as lists name it', async () => {
    const call = await asProgram(await start())
    const span = 'from=2026-10-16T00:00:00%2B08:00&to=2026-10-17T00:00:00%2B08:00'
    for (const path of ['/calendar/days?from=2026-10-01&to=2026-10-31', `/windows?${span}`]) {
      const whole = (await call('GET', `/api/v1${path}&region=440100`)).json()
      expect((await call('GET', `/api/v1${path}&region=4401`)).json()).toEqual(whole)
      const unknown = await call('GET', `/api/v1${path}&region=4499`)
      expect(unknown.json()).toMatchObject({ code: 'bad-request', where: 'region' })
    }
  })
})

describe('what objects do that is not teaching', () => {
  it('is judged at the same address, which names what is wrong with them', async () => {
    const call = await asProgram(await start())
    const body = {
      id: 'D15',
      region: '440100',
      object: {
        conduct: 'promotes',
        kind: 'third-party-platform',
        on: '2026-02-03',
        acts: ['traffic'],
        stage: 'compulsory',
        content: 'subject',
      },
    }
    const judged = (await call('POST', '/api/v1/policy/judge', body)).json()
    expect(judged).toMatchObject({
      id: 'D15',
      verdict: 'review',
      hits: [{ rule: 'OBJ-TRAFFIC' }],
      keyContents: ['KC3'],
    })
    expect(judged.routes).toContainEqual({
      department: 'CAC',
      measures: ['M07'],
      needs: ['determination'],
      ready: false,
    })
    const wrong = { ...body, object: { ...body.object, on: '2026-02-30' } }
    const refused = await call('POST', '/api/v1/policy/judge', wrong)
    expect(refused.statusCode).toBe(400)
    expect(refused.json().detail).toContain('object.on')
    const nowhere = await call('POST', '/api/v1/policy/judge', { ...body, region: '990000' })
    expect(nowhere.json()).toMatchObject({ code: 'bad-request', where: 'region' })
  })
})

describe('the system', () => {
  it('says what it is and that a drill runs', async () => {
    const call = await asProgram(await start())
    expect((await call('GET', '/api/v1/system')).json()).toMatchObject({
      version: '0.0.0-test',
      now: '2026-10-17T09:31:00+08:00',
      clockShiftSeconds: 3_600,
      rehearsal: true,
      ready: true,
    })
  })
})
