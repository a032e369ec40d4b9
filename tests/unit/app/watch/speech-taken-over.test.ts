import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { createHearing } from '../../../../src/app/hearing/hearing.ts'
import { soundOf } from '../../../../src/core/hearing/sound.ts'
import { milliseconds, minutes, seconds } from '../../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../../src/core/time/instant.ts'
import { clipsAmong } from '../../../../src/core/violations/evidence-piece.ts'
import type { Violation } from '../../../../src/core/violations/violation.ts'
import { loadedLaw } from '../../../build/law.ts'
import { SATURDAY_MORNING } from '../../../build/watch/heard.ts'
import type { Screenplay } from '../../../build/watch/scripted-eyes.ts'
import { openWatchedRoom } from '../../../build/watch/watched-room.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryEvidenceStore } from '../../../fakes/memory-evidence-store.ts'

const law = await loadedLaw()

/** A teacher's name in the corner, nothing to read besides. */
const head: Screenplay = () => ['张老师']
const spoken = () => soundOf(new Float32Array(16_000).fill(0.1), 'aac')
const after = (count: number): Instant => plus(SATURDAY_MORNING, minutes(count))

/** A room in which somebody speaks all the time, and workers each of which begins with a steady clock of its own. */
async function spokenRoom(shows: Screenplay = head) {
  const clock = createFakeClock(SATURDAY_MORNING)
  let up = 0
  const restarted = { ...clock, monotonic: () => milliseconds(clock.monotonic() - up) }
  const clipped: Instant[] = []
  const hearing = createHearing({
    clock,
    finder: {
      engine: 'made',
      listen: async () => ({
        seconds: 1,
        shares: { speech: 0.9, music: 0, silence: 0.1, other: 0 },
        speech: [{ start: 0, end: 0.9 }],
      }),
      close: async () => {},
    },
    transcriber: null,
    clips: {
      make: async () => {
        clipped.push(clock.now())
        const bytes = new TextEncoder().encode(`clip ${clipped.length}`)
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        return { kind: 'clip', bytes, sha256, mediaType: 'audio/mp4', seconds: 1 }
      },
    },
    lot: () => 1,
  })
  const room = await openWatchedRoom(law, SATURDAY_MORNING, shows, {
    clock: restarted,
    cadence: seconds(15),
    parts: { hearing, evidenceStore: createMemoryEvidenceStore() },
    sounds: spoken,
  })
  return {
    room,
    clock,
    clipped,
    clips: async (id: string) => clipsAmong(await room.pieces(id)),
    /** The worker is killed at that moment, and another process takes the room over. */
    async takenOverAt(end: Instant) {
      await room.killedAt(end)
      up = clock.monotonic()
    },
  }
}

const cameAt = ([first]: readonly Violation[]): number =>
  ((first?.openedAt ?? Number.NaN) - SATURDAY_MORNING) / minutes(1)

/** When it comes where nobody is killed. */
async function undisturbed(): Promise<number> {
  const { room } = await spokenRoom()
  await room.watchUntil(after(20))
  return cameAt(await room.violations())
}

it.for([3, 6, 9, 11])(
  'a worker that takes over after %i minutes goes on counting: the review comes as if nothing had been',
  async (minute) => {
    const { room, takenOverAt, clips } = await spokenRoom()
    await takenOverAt(after(minute))
    await room.watchUntil(after(20))
    const violations = await room.violations()
    expect(violations).toMatchObject([
      { verdict: 'review', ongoing: true, judgement: { reason: 'speech-without-text' } },
    ])
    expect(cameAt(violations)).toBeGreaterThanOrEqual(12)
    expect(cameAt(violations)).toBeLessThanOrEqual((await undisturbed()) + 1)
    expect(await clips(violations[0]?.id ?? '')).not.toEqual([])
  },
)

it('a room whose worker is started anew every four minutes comes to a person all the same', async () => {
  const { room, takenOverAt } = await spokenRoom()
  for (const minute of [4, 8, 12]) await takenOverAt(after(minute))
  await room.watchUntil(after(16))
  expect(cameAt(await room.violations())).toBeLessThanOrEqual((await undisturbed()) + 1)
})

it('a clip is not made twice: the one that waits for its case is handed on to whoever takes over', async () => {
  const { room, clipped, clips, takenOverAt } = await spokenRoom()
  await takenOverAt(after(11.8))
  expect(clipped).toHaveLength(1)
  expect(await room.violations()).toEqual([])
  await room.watchUntil(after(15))
  const [violation] = await room.violations()
  const [first, second] = await clips(violation?.id ?? '')
  expect(first?.at).toBe(clipped[0])
  expect(second?.at ?? after(22)).toBeGreaterThanOrEqual((first?.at ?? 0) + minutes(10))
})

it('words that were read begin the count anew, also for whoever takes over', async () => {
  const words = '今天我们一起来看看湖边的风景,先画远处的山,再画近处的水,最后画天上的云和飞鸟'
  const shows: Screenplay = (at) => (at > after(6) && at < after(7) ? [words] : ['张老师'])
  const { room, takenOverAt } = await spokenRoom(shows)
  await takenOverAt(after(8))
  await room.watchUntil(after(17))
  expect(await room.violations()).toEqual([])
  await room.watchUntil(after(22))
  expect(cameAt(await room.violations())).toBeGreaterThan(19)
})

it('a clock that is set back while nobody watches makes no speech of what has not been', async () => {
  const { room, clock, takenOverAt } = await spokenRoom()
  await takenOverAt(after(9))
  clock.setWall(after(-60))
  await room.watchUntil(after(-50))
  expect(await room.violations()).toEqual([])
  await room.watchUntil(after(-44))
  expect(await room.violations()).toHaveLength(1)
})

it('a clock that is set under a watch takes nothing from the count of whoever takes over', async () => {
  let isSet = false
  const { room, clock, takenOverAt } = await spokenRoom((at) => {
    if (!isSet && at >= after(6)) {
      isSet = true
      clock.setWall(after(66))
    }
    return ['张老师']
  })
  // Before anything was listened to by the new time.
  await takenOverAt(after(66.4))
  await room.watchUntil(after(80))
  expect(cameAt(await room.violations())).toBeLessThanOrEqual(60 + (await undisturbed()) + 1)
})
