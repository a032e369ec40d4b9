import { expect, it } from 'vitest'
import { keepSpeech, recallSpeech } from '../../../../src/app/watch/follow-speech.ts'
import { newRoomMemory, type RoomMemory } from '../../../../src/app/watch/memory/room-memory.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { Transactions } from '../../../../src/ports/records/records.ts'
import { SATURDAY_MORNING } from '../../../build/watch/heard.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'

/** A room in which somebody has spoken for four minutes, and whether its records can be reached. */
function spokenRoom() {
  const clock = createFakeClock(SATURDAY_MORNING)
  const fresh = newRoomMemory({ wall: clock.now(), monotonic: clock.monotonic() })
  const since = clock.monotonic()
  clock.advance(minutes(4))
  const speech = { since, last: clock.monotonic(), listenings: 5 }
  const hearing = { ...fresh.hearing, speech, listenedAt: clock.monotonic() }
  const kept = createMemoryTransactions()
  let [away, writes] = [false, 0]
  const transactions: Transactions = {
    run: async (work) => {
      if (away) throw new Error('away')
      writes += 1
      return await kept.run(work)
    },
  }
  const deps = { clock, transactions }
  return {
    deps,
    fresh,
    spoken: { ...fresh, hearing } satisfies RoomMemory,
    row: () => kept.run((records) => records.speech.of('room-1')),
    writes: () => writes,
    goAway: (is: boolean) => {
      away = is
    },
  }
}

it('is written down once for as long as it stays the same, and not at all where nothing was heard', async () => {
  const { deps, fresh, spoken, row, writes } = spokenRoom()
  await keepSpeech(deps, fresh, 'room-1')
  expect(writes()).toBe(0)
  const { saved } = await keepSpeech(deps, spoken, 'room-1')
  deps.clock.advance(seconds(5))
  await keepSpeech(deps, { ...spoken, hearing: { ...spoken.hearing, saved } }, 'room-1')
  expect(writes()).toBe(1)
  const last = plus(SATURDAY_MORNING, minutes(4))
  expect(await row()).toMatchObject({ since: SATURDAY_MORNING, last, listenings: 5 })
})

it('what could not be written down is written down the next time', async () => {
  const { deps, spoken, row, goAway } = spokenRoom()
  goAway(true)
  await expect(keepSpeech(deps, spoken, 'room-1')).rejects.toThrow('away')
  goAway(false)
  deps.clock.advance(seconds(5))
  await keepSpeech(deps, spoken, 'room-1')
  expect(await row()).toMatchObject({ since: SATURDAY_MORNING, listenings: 5 })
})

it('a row of before a clock was set back is written anew, so that it never comes true', async () => {
  const { deps, fresh, spoken, row } = spokenRoom()
  await keepSpeech(deps, spoken, 'room-1')
  deps.clock.setWall(plus(SATURDAY_MORNING, minutes(-60)))
  const clock = { wall: deps.clock.now(), monotonic: deps.clock.monotonic() }
  const recalled = await recallSpeech(deps, { ...fresh, clock }, 'room-1')
  await keepSpeech(deps, { ...fresh, ...recalled }, 'room-1')
  expect(await row()).toMatchObject({ since: null, last: null, listenings: 0, listenedAt: null })
})
