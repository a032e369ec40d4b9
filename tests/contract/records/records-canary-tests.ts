import { expect, test } from 'vitest'
import type { CanaryRun } from '../../../src/core/canary/canary-run.ts'
import { begunCanary, canaryRhythm, nextCanary } from '../../../src/core/canary/follow-canary.ts'
import { randomFrom } from '../../../src/core/seeded-random.ts'
import { hours, minutes, seconds } from '../../../src/core/time/duration.ts'
import { type Instant, minus, plus } from '../../../src/core/time/instant.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import type { RecordsTestContext } from './records-suite.ts'

const RHYTHM = canaryRhythm(minutes(30))

export function canaryTests({ transactions, unique }: RecordsTestContext): void {
  const waiting = (): CanaryRun =>
    nextCanary(unique('canary'), null, SATURDAY, randomFrom(5), RHYTHM)

  test('a canary is written again as it goes on, and one that is not over comes before all that are', async () => {
    const first = { ...waiting(), dueAt: SATURDAY }
    const second = { ...waiting(), dueAt: plus(SATURDAY, hours(1)) }
    const begun = begunCanary(second, second.dueAt, RHYTHM)
    const found: CanaryRun = {
      ...begun,
      state: 'found',
      alertedAt: plus(second.dueAt, seconds(20)),
      endedAt: plus(second.dueAt, seconds(25)),
      reached: 'alert',
    }
    const [waits, known] = await transactions().run(async ({ canaries }) => {
      for (const run of [second, first, begun, found]) await canaries.save(run)
      return [
        await canaries.newest(found.dueAt, 'seen'),
        await canaries.since(SATURDAY, 10),
      ] as const
    })
    expect(waits).toEqual(first)
    expect(known).toEqual([found, first])
    const later = await transactions().run(({ canaries }) =>
      canaries.since(plus(SATURDAY, minutes(1)), 10),
    )
    expect(later).toEqual([found])
  })

  test('canaries that were over long ago are forgotten, one that goes on never', async () => {
    const old: CanaryRun = { ...waiting(), state: 'quiet', endedAt: minus(SATURDAY, hours(2)) }
    const open = { ...waiting(), dueAt: minus(SATURDAY, hours(3)) }
    const gone = await transactions().run(async ({ canaries }) => {
      await canaries.save(old)
      await canaries.save(open)
      return await canaries.forget(minus(SATURDAY, hours(1)))
    })
    expect(gone).toBe(1)
    const kept = await transactions().run(({ canaries }) =>
      canaries.since(minus(SATURDAY, hours(9)), 10),
    )
    expect(kept.map(({ id }) => id)).toContain(open.id)
    expect(kept.map(({ id }) => id)).not.toContain(old.id)
  })

  test('what was over in the future, before the clock was set back, is not what was over last', async () => {
    const over = (at: Instant): CanaryRun => ({
      ...waiting(),
      dueAt: at,
      state: 'quiet',
      endedAt: at,
    })
    const [past, ahead] = [over(SATURDAY), over(plus(SATURDAY, hours(8)))]
    const newest = await transactions().run(async ({ canaries }) => {
      for (const run of await canaries.open()) {
        await canaries.save({ ...run, endedAt: minus(SATURDAY, hours(9)) })
      }
      for (const run of [past, ahead]) await canaries.save(run)
      return [await canaries.newest(SATURDAY, 'seen'), await canaries.newest(ahead.dueAt, 'seen')]
    })
    expect(newest).toEqual([past, ahead])
  })
}

export function canaryReachTests({ transactions, unique }: RecordsTestContext): void {
  const waiting = (): CanaryRun =>
    nextCanary(unique('canary'), null, SATURDAY, randomFrom(5), RHYTHM)

  test('that nobody was asked to find one is written down while it is on air, and not afterwards', async () => {
    const begun = begunCanary(waiting(), SATURDAY, RHYTHM)
    const over: CanaryRun = { ...waiting(), state: 'quiet', reached: 'read', endedAt: SATURDAY }
    const known = await transactions().run(async ({ canaries }) => {
      for (const run of [begun, over]) await canaries.save(run)
      for (const { id } of [begun, over]) await canaries.letGo(id)
      return await canaries.since(minus(SATURDAY, hours(9)), 100)
    })
    const reached = ({ id }: CanaryRun) => known.find((run) => run.id === id)?.reached
    expect([begun, over].map(reached)).toEqual(['let-go', 'read'])
  })

  test('one that is spoken is known by itself, with its voice, and that words came of it', async () => {
    const hearing = { voice: 'espeak-ng', recogniser: 'audio/transcriptions made' }
    const spoken = nextCanary(unique('canary'), null, SATURDAY, randomFrom(5), RHYTHM, hearing)
    const begun = begunCanary(spoken, SATURDAY, RHYTHM)
    const known = await transactions().run(async ({ canaries }) => {
      for (const run of await canaries.open()) await canaries.save({ ...run, endedAt: SATURDAY })
      await canaries.save(waiting())
      await canaries.save(begun)
      await canaries.heard(begun.id)
      return await canaries.newest(SATURDAY, 'heard')
    })
    expect(known).toEqual({ ...begun, reached: 'heard' })
  })
}
