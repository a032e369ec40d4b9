import { afterAll, beforeAll, expect, it } from 'vitest'
import { tryStops } from '../build/program/stop-tries.ts'
import { openRehearsalWorld, type RehearsalWorld } from '../medium/rehearsal/rehearsal-world.ts'

/** Named, so that a run that fails can be had again: `node tests/bench/stop.ts 10 SEED`. */
const SEED = 20_261_128
const TRIES = 10
/** Probing, the first pictures, reading them: the busy time. */
const LONGEST_MILLISECONDS = 3_000
/** Ten starts of the whole program on a machine that does other things besides. */
const LIMIT_MILLISECONDS = 1_200_000

let world: RehearsalWorld

beforeAll(async () => {
  world = await openRehearsalWorld()
})

afterAll(async () => {
  await world.close()
})

// The program itself ends with another code when it could not end in ten seconds.
it('a busy patrol that is asked to end does so cleanly, whatever it is doing, and leaves no child behind', {
  timeout: LIMIT_MILLISECONDS,
}, async () => {
  const streams = ['maths', 'painting'].map((title) => ({ title, url: world.flvOf(title) }))
  const tries = await tryStops(streams, TRIES, SEED, LONGEST_MILLISECONDS)
  expect(tries.filter(({ code, leftBehind }) => code !== 0 || leftBehind > 0)).toEqual([])
  expect(tries).toHaveLength(TRIES)
})
