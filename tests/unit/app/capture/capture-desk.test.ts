import { describe, expect, it } from 'vitest'
import type { CaptureDeps } from '../../../../src/app/capture/capture-deps.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { minus, plus } from '../../../../src/core/time/instant.ts'
import { captureAmong, clipsAmong } from '../../../../src/core/violations/evidence-piece.ts'
import type { CaptureShelf } from '../../../../src/ports/capture/media-recorder.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { aRoom } from '../../../build/violations.ts'
import { FACTS, openDesk, settle } from '../../../fakes/capture/open-desk.ts'

describe('a room that turns suspect', () => {
  it('has the minute before and the two minutes after filed with its lead, and the list', async () => {
    const { desk, disk, look, record, pieces, each, transactions } = openDesk()
    let told = false
    each(async (tick) => {
      if (tick === 40) {
        await record()
        told = true
      }
      if (tick % 5 === 0) look(told ? 'lead' : 'suspect')
    })
    look('suspect')
    await settle(desk, () => told && disk.shelves === 0)
    const kept = await pieces()
    const list = captureAmong(kept)
    const outcomes = Object.fromEntries(list?.items.map((one) => [one.item, one.outcome]) ?? [])
    expect(outcomes).toMatchObject({
      'media-before': 'captured',
      'media-after': 'captured',
      headers: 'captured',
      certificate: 'missing',
    })
    const clips = clipsAmong(kept)
    expect(clips.length).toBeGreaterThanOrEqual(3)
    for (const [place, clip] of clips.entries()) {
      const before = clips[place - 1]
      if (before === undefined) continue
      expect(clip.startsAt, 'no clip overlaps another, none is missing between').toBe(
        plus(before.startsAt, seconds(before.seconds)),
      )
    }
    const events = await transactions.run(({ journal }) => journal.ofSubject('violation-1'))
    expect(events.map(({ data }) => data)).toEqual([
      expect.objectContaining({ captured: list?.sha256 }),
    ])
  })

  it('leaves nothing when it was nothing', async () => {
    const { desk, disk, look, each, evidenceStore } = openDesk()
    each((tick) => {
      if (tick === 10) look('calm')
    })
    look('suspect')
    await expect.poll(() => disk.connections.length).toBe(1)
    await settle(desk, () => disk.shelves === 0)
    expect(await evidenceStore.count()).toBe(0)
  })

  it('is captured once for a violation, however often it is looked at', async () => {
    const { desk, disk, look, record, each } = openDesk()
    await record()
    each((tick) => {
      if (tick % 5 === 0) look('lead')
    })
    look('lead')
    await expect.poll(() => disk.connections.length).toBe(1)
    await expect.poll(() => disk.shelves).toBe(0)
    look('lead')
    look('lead')
    await desk.stop()
    expect(disk.connections).toHaveLength(1)
  })
})

describe('what cannot be captured is told', () => {
  const whyOf = async (pieces: ReturnType<typeof openDesk>['pieces']) =>
    captureAmong(await pieces())?.items.find(({ item }) => item === 'media-after')?.why?.zh

  it('where the program keeps none', async () => {
    const { desk, disk, look, record, pieces } = openDesk({ rooms: 0 })
    await record()
    look('lead')
    await expect.poll(() => whyOf(pieces)).toContain('设为不留原始媒体')
    await desk.stop()
    expect(disk.connections).toEqual([])
  })

  it('where as many rooms as may be are captured already', async () => {
    const { desk, disk, look, record, pieces } = openDesk({ rooms: 1 })
    await record()
    look('suspect', 'room-2')
    look('lead')
    await expect.poll(() => whyOf(pieces)).toContain('已达上限')
    await desk.stop()
    expect(disk.connections).toHaveLength(1)
  })

  it('where the platform allows no further connection', async () => {
    const until = SATURDAY
    const gate: CaptureDeps['gate'] = {
      ask: async () => ({ kind: 'refused', until, because: 'pace' }),
    }
    const { desk, look, record, pieces } = openDesk({ gate })
    await record()
    look('lead')
    await expect.poll(() => whyOf(pieces)).toContain('访问预算')
    await desk.stop()
    const headers = captureAmong(await pieces())?.items.find(({ item }) => item === 'headers')
    expect(headers?.why?.zh, 'nor is its address asked').toContain('访问预算')
  })

  it('where one thing could not be asked, and the others are there; the platform hears of its refusal', async () => {
    const ends: unknown[] = []
    const { desk, look, record, pieces } = openDesk({
      timeSource: { ask: () => Promise.reject(new Error('no socket')) },
      addresses: {
        read: async () => ({ ...FACTS, at: SATURDAY, answer: { status: 403, headers: {} } }),
      },
      gate: { ask: async () => ({ kind: 'go', done: async (end) => void ends.push(end.kind) }) },
    })
    await record()
    look('lead')
    await expect.poll(async () => captureAmong(await pieces())).not.toBeNull()
    await desk.stop()
    const items = captureAmong(await pieces())?.items ?? []
    expect(items.find(({ item }) => item === 'clock')?.why?.zh).toContain('no socket')
    expect(items.find(({ item }) => item === 'headers')).toMatchObject({ outcome: 'captured' })
    expect(ends).toContain('failed')
  })

  it('where the disk is full, and what there was before is filed', async () => {
    const { desk, disk, look, record, pieces, each } = openDesk()
    await record()
    each((tick) => {
      if (tick === 20) disk.trouble = 'disk-full'
    })
    look('lead')
    await expect.poll(() => whyOf(pieces)).toContain('磁盘空间不足')
    await desk.stop()
    expect(clipsAmong(await pieces()).length).toBeGreaterThan(0)
  })
})

it('what a killed program left whole is filed at the next start, and the list says so', async () => {
  const { desk, disk, clock, record, pieces } = openDesk()
  await record()
  const start = clock.now()
  disk.segments = [-8, -4, 0, 4].map((from) => ({
    name: `${from}`,
    from: plus(start, seconds(from)),
    to: plus(start, seconds(from + 4)),
    bytes: 1_000,
  }))
  disk.shelves = 1
  disk.left = [
    {
      shelf: {} as CaptureShelf,
      kept: {
        roomId: 'room-1',
        suspectSince: minus(start, seconds(8)),
        suspectAt: start,
        lead: { at: start, start },
        clips: [],
        mediaTroubles: [],
        address: null,
        page: null,
        clock: null,
      },
    },
  ]
  clock.advance(seconds(300))
  await desk.recover()
  await settle(desk, () => disk.shelves === 0)
  const kept = await pieces()
  expect(clipsAmong(kept)).toHaveLength(2)
  const after = captureAmong(kept)?.items.find(({ item }) => item === 'media-after')
  expect(after).toMatchObject({ outcome: 'partly' })
  expect(after?.why?.zh).toContain('程序中断')
})

it('a room that shows the stream of another is filed with the one violation of both', async () => {
  const { desk, disk, look, record, pieces, transactions } = openDesk()
  await record()
  await transactions.run(({ rooms }) => rooms.save(aRoom({ id: 'room-twin' })))
  look('lead', 'room-twin')
  await expect.poll(() => disk.connections.length).toBe(1)
  await settle(desk, () => disk.shelves === 0)
  expect(captureAmong(await pieces())).not.toBeNull()
})
