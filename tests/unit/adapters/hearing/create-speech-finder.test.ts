import { expect, it } from 'vitest'
import { createSpeechFinder } from '../../../../src/adapters/hearing/create-speech-finder.ts'
import { minutes, seconds } from '../../../../src/core/time/duration.ts'
import type { ChildReader } from '../../../../src/ports/child-readers.ts'
import { SATURDAY_MORNING } from '../../../build/watch/heard.ts'
import { createHandClock } from '../../../fakes/hand-clock.ts'

const SILENT = { speech: 0, music: 0, silence: 1, other: 0 }

/** A finder whose process answers when the test says so. */
function openFinder() {
  const { clock, pass, asleep } = createHandClock(SATURDAY_MORNING)
  const waiting: PromiseWithResolvers<unknown>[] = []
  const reader: ChildReader = {
    warm: () => {},
    ask: () => {
      const answer = Promise.withResolvers<unknown>()
      waiting.push(answer)
      return answer.promise
    },
    stop: async () => {},
  }
  const finder = createSpeechFinder({ readers: { open: () => reader }, clock })
  const answer = (at: number): void => {
    waiting[at]?.resolve({ seconds: 1, shares: SILENT, speech: [] })
  }
  return { finder, pass, asleep, waiting, answer }
}

it('a process that stands still keeps no room waiting beyond its budget, and is not asked for those that went', async () => {
  const { finder, pass, asleep, waiting, answer } = openFinder()
  const budget = seconds(20)
  const given = [1, 2].map(() => finder.listen(new Float32Array(16_000), { budget }))
  const ends = Promise.allSettled(given)
  await expect.poll(asleep).toBe(2)
  pass(minutes(1))
  for (const end of await ends) {
    expect(end).toMatchObject({ reason: { message: 'not listened to within 20 s' } })
  }
  answer(0)
  const next = finder.listen(new Float32Array(16_000), { budget })
  await expect.poll(() => waiting.length).toBe(2)
  answer(1)
  expect(await next).toMatchObject({ shares: SILENT })
})
