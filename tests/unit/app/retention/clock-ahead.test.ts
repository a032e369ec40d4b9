import { expect, test } from 'vitest'
import { forgetOld } from '../../../../src/app/retention/forget-old.ts'
import {
  createLivedTime,
  type KeepLivedTime,
} from '../../../../src/app/retention/keep-lived-time.ts'
import { retentionRules, USUAL_RETENTION } from '../../../../src/core/retention/retention.ts'
import { type Duration, hours } from '../../../../src/core/time/duration.ts'
import { type Instant, minus, plus } from '../../../../src/core/time/instant.ts'
import {
  anEvidenceFrame,
  aStoredViolation,
  SATURDAY,
} from '../../../build/database/database-rows.ts'
import { createFakeClock, type FakeClock } from '../../../fakes/fake-clock.ts'
import { createMemoryTransactions } from '../../../fakes/memory-records.ts'
import { silentLogger } from '../../../fakes/silent-logger.ts'

/** One that runs by a clock of its own. */
type Process = FakeClock & { readonly keepLived: KeepLivedTime }

const days = (count: number): Duration => hours(24 * count)

/** An installation that has run for a day, with the evidence of a suspect of yesterday. */
async function installed() {
  const transactions = createMemoryTransactions()
  function begun(wall: Instant): Process {
    const clock = createFakeClock(wall)
    return { ...clock, keepLived: createLivedTime({ clock, transactions }) }
  }
  const clock = begun(SATURDAY)
  const then = minus(SATURDAY, hours(20))
  const over = { ongoing: false, status: 'suspected', endReason: 'off-air' } as const
  await transactions.run(async ({ violations, violationEvidence }) => {
    const seen = { openedAt: then, lastSeenAt: then, endedAt: then }
    await violations.save(aStoredViolation({ id: 'x', ...over, ...seen }))
    await violationEvidence.add('x', [anEvidenceFrame({ at: then })])
  })
  await clock.keepLived()

  /** A process that starts at what its wall clock shows. */
  async function started(wall: Instant): Promise<Process> {
    const at = begun(wall)
    await at.keepLived()
    return at
  }
  /** A day's housekeeping by the clock of a process, while the patrol goes on and writes what it sees. */
  async function aDay(at: Process): Promise<void> {
    await transactions.run(({ journal }) =>
      journal.append({
        type: 'room.changed',
        subjectKind: 'room',
        subjectId: 'r',
        at: at.now(),
        monotonic: at.monotonic(),
        who: 'system',
        why: 'x',
        ruleVersion: null,
        data: {},
      }),
    )
    await forgetOld({
      clock: at,
      keepLived: at.keepLived,
      transactions,
      evidenceStore: {},
      logger: silentLogger,
      rules: retentionRules(USUAL_RETENTION),
      replayDays: 180,
    })
  }
  async function live(at: Process, count: number): Promise<void> {
    for (let day = 0; day < count; day += 1) {
      at.advance(days(1))
      await aDay(at)
    }
  }
  const isKept = () =>
    transactions.run(async ({ violationEvidence }) => (await violationEvidence.of('x')).length > 0)
  const told = () =>
    transactions.run(async ({ journal }) => (await journal.ofSubject('clock')).length)
  return { clock, started, aDay, live, isKept, told, transactions }
}

test('a clock that is set 90 days ahead while the patrol goes on makes no evidence old; it goes after its days are lived', async () => {
  const { clock, aDay, live, isKept, told } = await installed()
  clock.setWall(plus(SATURDAY, days(90)))
  await aDay(clock)
  await aDay(clock)
  await live(clock, 59)
  expect([await isKept(), await told()]).toEqual([true, 1])
  await live(clock, 1)
  expect(await isKept()).toBe(false)
})

test('a machine that comes back with a clock that is ahead deletes nothing early, nor once it is set right', async () => {
  const { started, aDay, live, isKept } = await installed()
  const wrong = await started(plus(SATURDAY, days(3_650)))
  await aDay(wrong)
  await live(wrong, 20)
  const right = await started(plus(SATURDAY, days(21)))
  await live(right, 38)
  expect(await isKept()).toBe(true)
  await live(right, 1)
  expect(await isKept()).toBe(false)
})

test('a clock that is set far back, and right again weeks later, deletes nothing early', async () => {
  const { clock, live, isKept } = await installed()
  clock.setWall(minus(SATURDAY, days(400)))
  await live(clock, 10)
  clock.setWall(plus(SATURDAY, days(10)))
  await live(clock, 49)
  expect(await isKept()).toBe(true)
})

test.each([1, 2])('restarts and %i days off a week change nothing', async (off) => {
  const { clock, started, live, isKept, told } = await installed()
  await live(clock, 4)
  let now = clock.now()
  for (let week = 0; week < 8; week += 1) {
    const restarted = await started(plus(now, days(off)))
    await live(restarted, 7 - off)
    now = restarted.now()
  }
  expect(await isKept()).toBe(now - SATURDAY < days(60) - hours(20))
  expect(await told()).toBe(0)
})

test('long weekends off are doubted for a week each, and add up to no more', async () => {
  const { started, live, isKept, clock } = await installed()
  let now = clock.now()
  for (let week = 0; week < 8; week += 1) {
    const monday = await started(plus(now, days(3)))
    await live(monday, 4)
    now = monday.now()
  }
  expect(await isKept()).toBe(true)
  const monday = await started(plus(now, days(3)))
  await live(monday, 4)
  expect(await isKept()).toBe(false)
})

test('a record of the time lived that cannot be read is begun anew, and nothing is deleted by it', async () => {
  const { clock, live, isKept, transactions } = await installed()
  const broken = { at: clock.now(), value: { wall: 'yesterday', lived: 5 } }
  await transactions.run(({ patrolMarks }) => patrolMarks.save('lived-time', broken))
  await live(clock, 1)
  expect(await isKept()).toBe(true)
  const mark = await transactions.run(({ patrolMarks }) => patrolMarks.find('lived-time'))
  expect(mark?.value).toMatchObject({ wall: clock.now(), doubts: [] })
})
