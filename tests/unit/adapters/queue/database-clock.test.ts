import { expect, test } from 'vitest'
import { createDueLook } from '../../../../src/adapters/queue/due-jobs.ts'
import { hours, milliseconds, minutes, seconds } from '../../../../src/core/time/duration.ts'
import { at } from '../../../build/violations.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

const STAGES = ['probe', 'watch']

/** A server on another machine, whose clock is set while ours goes on; it takes `answersIn` to answer. */
function serverWithItsOwnClock(answersIn = milliseconds(5)) {
  const ours = createFakeClock(at('2026-10-17T09:30:00+08:00'))
  let wall = 1_000_000_000_000
  let known = ours.monotonic() as number
  const mended: number[] = []
  const store = {
    due: async () => {
      ours.advance(answersIn)
      wall += ours.monotonic() - known
      known = ours.monotonic()
      return { stages: [], wall }
    },
    mendClock: async (by: number) => void mended.push(by),
  }
  const look = createDueLook(store, ours, silentLogger)
  return {
    mended,
    look: () => look(STAGES),
    pass: () => ours.advance(milliseconds(500)),
    setTheirs: (by: number) => {
      wall += by
    },
    setOurs: () => ours.setWall(at('2026-10-16T09:30:00+08:00')),
  }
}

test.each([
  ['back by two seconds', -seconds(2)],
  ['back by 59 minutes', -minutes(59)],
  ['forward by a day', hours(24)],
])(
  "when the database's own clock is set %s, jobs and leases are mended once and every stage looks for work",
  async (_how, by) => {
    const { look, pass, setTheirs, mended } = serverWithItsOwnClock()
    expect(await look()).toEqual([])
    pass()
    setTheirs(by)
    expect(await look()).toEqual(STAGES)
    pass()
    expect(await look()).toEqual([])
    expect(mended).toHaveLength(1)
    expect(Math.sign(mended[0] ?? 0)).toBe(Math.sign(by))
    expect(Math.abs((mended[0] ?? 0) - by)).toBeLessThan(1_000)
  },
)

test('nothing is mended for a slow answer, for a clock that is steered, or for our own clock being set', async () => {
  const { look, pass, setTheirs, setOurs, mended } = serverWithItsOwnClock(seconds(30))
  await look()
  for (const by of [400, -400]) {
    pass()
    setTheirs(by)
    await look()
  }
  setOurs()
  await look()
  expect(mended).toEqual([])
})
