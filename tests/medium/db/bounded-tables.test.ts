import { afterEach, expect, test } from 'vitest'
import { createClosers } from '../../../src/compose/closers.ts'
import { keepDatabaseSmall } from '../../../src/compose/storage/keep-database-small.ts'
import type { HostPace } from '../../../src/core/patrol/politeness.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { plus } from '../../../src/core/time/instant.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { openEmbedded, type TestDatabase } from '../../build/database/database.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { patiently } from '../../build/patience.ts'
import { createHandClock } from '../../fakes/hand-clock.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

const LOOKS = 60
/** A status is a short row: so many fill a page several times. */
const STATUSES_PER_LOOK = 3

const opened: TestDatabase[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

/** As a platform's row is while two dozen of its rooms are looked at. */
const aPace = (look: number): HostPace => ({
  host: 'live.example.cn',
  looksPerMinute: 240,
  nextStartAt: plus(SATURDAY, seconds(look)),
  lastStartAt: plus(SATURDAY, seconds(look)),
  inFlight: Array.from({ length: 24 }, (_, n) => ({
    id: `00000000-0000-4000-8000-${String(look * 100 + n).padStart(12, '0')}`,
    since: SATURDAY,
    until: plus(SATURDAY, seconds(look + 60)),
  })),
  failuresInARow: 0,
  brakesInARow: 0,
  onTrial: false,
  closedUntil: null,
  closedBecause: null,
  paceChangedAt: SATURDAY,
})

/** One transaction is quick, and leaves as many former rows behind as one for each look. */
async function lookAround({ hostPaces, roomBoard }: Records, from: number): Promise<void> {
  for (let look = from; look < from + LOOKS; look += 1) {
    await hostPaces.saveMany([aPace(look)])
    for (let n = 0; n < STATUSES_PER_LOOK; n += 1) {
      await roomBoard.saveStatus({
        roomId: 'room-1',
        state: 'off-air',
        unseenReason: null,
        since: SATURDAY,
        lastLookAt: plus(SATURDAY, seconds(look + n / STATUSES_PER_LOOK)),
      })
    }
  }
}

/** Pages of the rows alone: the maps of free room that a vacuum makes have a size of their own. */
const ROWS = `
  select pg_relation_size('host_paces')::float8 as paces,
    pg_relation_size('room_statuses')::float8 as statuses`

test('rows that every look writes again take more and more room, and no more once it is given back each minute', async () => {
  const embedded = await openEmbedded()
  opened.push(embedded)
  const { database } = embedded
  const connection = database.queueConnection()
  if (connection.kind !== 'pglite') throw new Error('the embedded database was asked for')
  const { engine } = connection
  const { clock, pass, asleep } = createHandClock(SATURDAY)
  const closers = createClosers(silentLogger, clock)
  let looks = 0
  const aMinuteOfLooks = async () => {
    await database.transactions.run((records) => lookAround(records, looks))
    looks += LOOKS
    // Whoever reads the rows tidies their pages, which must not keep the vacuum away.
    await database.transactions.run(async ({ hostPaces, roomBoard }) => {
      await hostPaces.all()
      await roomBoard.statuses()
    })
    // What was counted in the last second is told to nobody yet.
    await engine.query('select pg_stat_force_next_flush()')
    const { rows } = await engine.query<{ paces: number; statuses: number }>(ROWS)
    return rows[0] ?? { paces: Number.NaN, statuses: Number.NaN }
  }
  const aMinutePasses = async () => {
    pass(seconds(60))
    await patiently(() => expect(asleep()).toBe(1))
  }

  const first = await aMinuteOfLooks()
  const second = await aMinuteOfLooks()
  expect(second.paces).toBeGreaterThan(first.paces)
  expect(second.statuses).toBeGreaterThan(first.statuses)

  keepDatabaseSmall({ clock, closers, logger: silentLogger }, database)
  await aMinutePasses()
  await aMinuteOfLooks()
  await aMinutePasses()
  const last = await aMinuteOfLooks()
  await closers.closeAll()
  expect(last.paces).toBeLessThanOrEqual(second.paces)
  expect(last.statuses).toBeLessThanOrEqual(second.statuses)
})
