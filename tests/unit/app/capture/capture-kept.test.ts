import { describe, expect, it } from 'vitest'
import { attachCapture } from '../../../../src/app/capture/attach-capture.ts'
import { seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import { captureAmong, clipsAmong } from '../../../../src/core/violations/evidence-piece.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { PATIENCE } from '../../../build/patience.ts'
import { openDesk, settle } from '../../../fakes/capture/open-desk.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

describe('what was captured is not lost', () => {
  it('where no clip can be made of it: the list says so, and the raw media stays', async () => {
    const { desk, disk, look, record, pieces } = openDesk()
    await record()
    disk.refuses = 'clips'
    look('lead')
    await expect.poll(() => disk.kept?.filed, PATIENCE).toBe(true)
    await desk.stop()
    const after = captureAmong(await pieces())?.items.find(({ item }) => item === 'media-after')
    expect(after?.why?.zh).toContain('未能封装')
    expect(disk).toMatchObject({ shelves: 1, released: 1 })
    expect(disk.segments.length).toBeGreaterThan(20)
  })

  it('where the program is stopped while clips are made: nothing is filed, and it all stays', async () => {
    const { desk, disk, look, record, pieces } = openDesk()
    await record()
    disk.refuses = 'clips'
    disk.clipping = () => {
      if (disk.segments.length > 20) void desk.stop()
    }
    look('lead')
    await expect.poll(() => disk.segments.length, PATIENCE).toBeGreaterThan(20)
    await desk.stop()
    expect(captureAmong(await pieces())).toBeNull()
    expect(disk.kept).toMatchObject({ roomId: 'room-1' })
    expect(disk.shelves).toBe(1)
  })

  it('where the disk takes no note: clips are made and filed, and the shelf goes', async () => {
    const { desk, disk, look, record, pieces } = openDesk()
    await record()
    disk.refuses = 'notes'
    look('lead')
    await settle(desk, () => disk.shelves === 0 && disk.connections.length > 0)
    expect(clipsAmong(await pieces()).length).toBeGreaterThan(0)
    expect(captureAmong(await pieces())).not.toBeNull()
  })
})

describe('what was captured is filed once, with all that there is', () => {
  it('where the database is away for longer than a look waits', async () => {
    const transactions = createMemoryTransactions()
    const until = plus(SATURDAY, seconds(900))
    let now = (): Instant => SATURDAY
    const away = {
      ...transactions,
      run: ((work: Parameters<typeof transactions.run>[0]) => {
        const isAway = now() > plus(SATURDAY, seconds(100)) && now() < until
        return isAway ? Promise.reject(new Error('away')) : transactions.run(work)
      }) as typeof transactions.run,
    }
    const { desk, disk, clock, look } = openDesk({ transactions: away })
    now = clock.now
    look('lead')
    await expect.poll(() => disk.released, PATIENCE).toBe(1)
    await desk.stop()
    expect(clock.now(), 'counted from when it answered again').toBeGreaterThan(until)
    expect(disk.shelves, 'nobody knows whether it belongs to a violation').toBe(1)
    expect(clock.now()).toBeLessThan(plus(SATURDAY, seconds(3_600)))
  })

  it('where two had captured it: the second adds nothing', async () => {
    const { deps, clock, record, pieces } = openDesk()
    await record()
    const now = clock.now()
    const kept = {
      roomId: 'room-1',
      suspectSince: now,
      suspectAt: now,
      lead: { at: now, start: now },
      clips: [],
      mediaTroubles: [],
      address: null,
      page: null,
      clock: null,
    }
    const both = [attachCapture(deps, kept), attachCapture(deps, kept)]
    expect((await Promise.all(both)).toSorted()).toEqual(['attached', 'there-already'])
    expect((await pieces()).filter(({ kind }) => kind === 'capture')).toHaveLength(1)
  })

  it('where a lead is told while the room is being let go', async () => {
    const { desk, disk, look, record, pieces, each } = openDesk()
    await record()
    const removed = Promise.withResolvers<void>()
    disk.removing = removed.promise
    each((tick) => {
      if (tick === 3) look('calm')
    })
    look('suspect')
    await expect.poll(() => disk.shelves, PATIENCE).toBe(0)
    look('lead')
    removed.resolve()
    await expect.poll(async () => captureAmong(await pieces()), PATIENCE).not.toBeNull()
    await desk.stop()
  })
})

it('a server that breaks off again and again is connected to anew, less often, for as long as the room is suspect', async () => {
  const { desk, disk, look, each } = openDesk()
  each((tick) => {
    disk.trouble = 'ended'
    if (tick < 700) look('suspect')
  })
  look('suspect')
  await settle(desk, () => disk.shelves === 0 && disk.connections.length > 0)
  expect(disk.connections.length).toBeGreaterThan(8)
  expect(disk.connections.length).toBeLessThan(30)
})
