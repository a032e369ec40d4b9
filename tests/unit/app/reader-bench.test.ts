import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createReaderBench } from '../../../src/app/readers/reader-bench.ts'
import { benchNotices } from '../../../src/compose/roles/crew-words.ts'
import { isLookedAfter, somebodyReads } from '../../../src/core/patrol/crew/lacks.ts'
import { RecognitionTrouble } from '../../../src/core/reading/recognition-trouble.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import type { TextRecogniser } from '../../../src/ports/sight/text-recogniser.ts'
import { at } from '../../build/violations.ts'
import { createFakeClock } from '../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../fakes/memory-records.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const TRIAL = new Uint8Array([1])
const OF_A_ROOM = new Uint8Array([2])

/** A reader that fails over the pictures that it is told to. */
function opened() {
  const clock = createFakeClock(at('2026-10-17T09:30:00+08:00'))
  const transactions = createMemoryTransactions()
  let fails: (picture: Uint8Array) => boolean = () => false
  const recogniser: TextRecogniser = {
    engine: 'fake',
    async recognise(picture) {
      if (fails(picture)) throw new RecognitionTrouble('engine-failed', 'no memory')
      return { engine: 'fake', lines: [], linesReused: 0, took: milliseconds(1) }
    },
    trouble: () => null,
    close: async () => undefined,
  }
  const trialPicture = async () => TRIAL
  const bench = createReaderBench({
    recogniser,
    trialPicture,
    clock,
    logger: silentLogger,
    transactions,
  })
  const read = () => bench.recogniser.recognise(OF_A_ROOM).catch(() => undefined)
  /** Words to others, so many, each with time for a trial. */
  const reviews = async (count: number, othersRead: boolean) => {
    const changes: boolean[] = []
    for (let n = 0; n < count; n += 1) {
      changes.push(bench.review({ name: 'one 1', othersRead }))
      await setImmediate()
      await clock.sleep(seconds(15))
    }
    return changes.filter(Boolean).length
  }
  const journal = async () =>
    (await transactions.run((records) => records.journal.after(0, 10))).map(
      ({ data }) => (data as { readonly change: string }).change,
    )
  const failOver = (which: typeof fails) => {
    fails = which
  }
  return { bench, read, reviews, journal, failOver }
}

const codes = (bench: Parameters<typeof benchNotices>[0]) =>
  benchNotices(bench).map(({ code }) => code)

it('a worker that cannot read leaves its rooms to one that can, says so, and takes them again once it reads', async () => {
  const { bench, read, reviews, journal, failOver } = opened()
  failOver(() => true)
  for (const _ of [1, 2, 3]) await read()
  expect(await reviews(4, true)).toBe(1)
  expect([bench.reads(), bench.isBenched()]).toEqual([false, true])
  expect(codes(bench)).toEqual(['reader-benched'])

  failOver(() => false)
  expect(await reviews(3, true)).toBe(1)
  expect([bench.reads(), bench.isBenched(), codes(bench)]).toEqual([true, false, []])
  expect(await journal()).toEqual(['reader-benched', 'reader-back'])
})

it('rooms that send pictures which break readers take no worker off the rooms: a picture of ours decides', async () => {
  const { bench, read, reviews, journal, failOver } = opened()
  failOver((picture) => picture === OF_A_ROOM)
  for (const _ of [1, 2, 3, 4, 5, 6, 7, 8]) {
    await read()
    await reviews(1, true)
  }
  expect([bench.reads(), bench.isBenched(), codes(bench)]).toEqual([true, false, []])
  expect(await journal()).toEqual([])
})

it('where nobody else reads it goes on, loudly, and is benched as soon as somebody does', async () => {
  const { bench, read, reviews, failOver } = opened()
  failOver(() => true)
  for (const _ of [1, 2, 3]) await read()
  expect(await reviews(4, false)).toBe(0)
  expect([bench.isBenched(), codes(bench)]).toEqual([false, ['reader-blind']])
  await reviews(1, true)
  expect(bench.isBenched()).toBe(true)
  await reviews(1, false)
  expect(bench.isBenched()).toBe(false)
})

it('those who count as able to read take the stage and have not said that they cannot', () => {
  const able = { roles: ['worker'], abilities: { browser: null }, work: { watch: 16 } }
  const unable = { ...able, abilities: { browser: null, reads: false } }
  expect(somebodyReads([able], 'watch')).toBe(true)
  expect(somebodyReads([unable, { ...able, abilities: null }], 'watch')).toBe(false)
  expect(somebodyReads([{ ...able, work: { probe: 4 } }], 'watch')).toBe(false)
})

it('the heartbeat is silent while nobody watches, and is not for want of a browser or a planner', () => {
  expect(isLookedAfter([{ kind: 'worker' }])).toBe(false)
  expect(isLookedAfter([{ kind: 'stage', stage: 'watch' }])).toBe(false)
  expect(isLookedAfter([{ kind: 'browser' }, { kind: 'stage', stage: 'cut' }])).toBe(true)
})
