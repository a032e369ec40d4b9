import { and, desc, eq, exists, gt, isNull, lt, notExists, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Instant } from '../../../core/time/instant.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'
import { isOneOf } from '../repositories/conditions.ts'
import { cronTicks } from '../schema/patrol.ts'
import { together } from './together.ts'

export type TickClaim = {
  /** The schedule's name. */
  readonly name: string
  /** The instant the schedule names. */
  readonly at: Instant
  readonly claimedAt: Instant
  readonly backfilled: boolean
}

/** Which ticks of which schedule were taken, by whichever machine was first. */
export type TickLedger = {
  /** `true` for the one caller that may run this tick, `false` for everybody after it. */
  claim(tick: TickClaim): Promise<boolean>
  /** What the tick asked for is handed over. */
  finish(tick: {
    readonly name: string
    readonly at: Instant
    readonly doneAt: Instant
  }): Promise<void>
  /** The latest tick of this schedule, claimed anew when it was claimed before that and is not finished; else `null`. */
  takeOver(
    name: string,
    claim: { readonly claimedBefore: Instant; readonly claimedAt: Instant },
  ): Promise<Instant | null>
  /** The latest tick of this schedule that was taken; `null` when none ever was. */
  last(name: string): Promise<Instant | null>
  /** Forgets the ticks of this schedule after that instant: the clock was set back, and they come again. */
  forgetAfter(name: string, at: Instant): Promise<void>
  /** Forgets the ticks of before that instant, but the last of each schedule: it says from where to go on. */
  prune(before: Instant): Promise<void>
}

type Finished = Parameters<TickLedger['finish']>[0]
type TakenOver = { readonly name: string } & Parameters<TickLedger['takeOver']>[1]

const keyOf = ({ name, at }: { readonly name: string; readonly at: Instant }): string =>
  JSON.stringify([name, at])

async function claimAll(
  database: DrizzleDatabase,
  ticks: readonly TickClaim[],
): Promise<readonly boolean[]> {
  const claimed = await database
    .insert(cronTicks)
    .values([...ticks])
    .onConflictDoNothing()
    .returning({ name: cronTicks.name, at: cronTicks.at })
  const mine = new Set(claimed.map(keyOf))
  // The first of two who ask for the same one at once.
  return ticks.map((tick) => mine.delete(keyOf(tick)))
}

async function finishAll(
  database: DrizzleDatabase,
  ticks: readonly Finished[],
): Promise<readonly null[]> {
  await database.execute(sql`
    update ${cronTicks} set done_at = done."doneAt"
    from json_to_recordset(${JSON.stringify(ticks)}::text::json) as done(name text, at bigint, "doneAt" bigint)
    where ${cronTicks.name} = done.name and ${cronTicks.at} = done.at`)
  return ticks.map(() => null)
}

async function takeOverOf(
  database: DrizzleDatabase,
  names: readonly string[],
  { claimedBefore, claimedAt }: TakenOver,
): Promise<ReadonlyMap<string, Instant>> {
  const newer = alias(cronTicks, 'newer')
  const ofSame = and(eq(newer.name, cronTicks.name), gt(newer.at, cronTicks.at))
  const taken = await database
    .update(cronTicks)
    .set({ claimedAt, backfilled: true })
    .where(
      and(
        isOneOf(cronTicks.name, names),
        isNull(cronTicks.doneAt),
        lt(cronTicks.claimedAt, claimedBefore),
        notExists(database.select({ at: newer.at }).from(newer).where(ofSame)),
      ),
    )
    .returning({ name: cronTicks.name, at: cronTicks.at })
  return new Map(taken.map(({ name, at }) => [name, at]))
}

async function takeOverAll(
  database: DrizzleDatabase,
  asked: readonly TakenOver[],
): Promise<readonly (Instant | null)[]> {
  const found = new Map<TakenOver, Instant>()
  const alike = Map.groupBy(
    asked,
    ({ claimedBefore, claimedAt }) => `${claimedBefore} ${claimedAt}`,
  )
  for (const group of alike.values()) {
    const [first] = group
    if (first === undefined) continue
    const names = group.map(({ name }) => name)
    for (const [name, at] of await takeOverOf(database, names, first)) {
      // The first of two who ask for the same one at once.
      const taker = group.find((one) => one.name === name)
      if (taker !== undefined) found.set(taker, at)
    }
  }
  return asked.map((one) => found.get(one) ?? null)
}

/** Schedules tick at the same seconds: what is asked of the ledger in one breath is one statement. */
export function createTickLedger(database: DrizzleDatabase): TickLedger {
  const claims = together((ticks: readonly TickClaim[]) => claimAll(database, ticks))
  const ends = together((ticks: readonly Finished[]) => finishAll(database, ticks))
  const takings = together((asked: readonly TakenOver[]) => takeOverAll(database, asked))
  return {
    claim: claims,
    async finish(tick) {
      await ends(tick)
    },
    takeOver: (name, claim) => takings({ name, ...claim }),
    async last(name) {
      const [row] = await database
        .select({ at: cronTicks.at })
        .from(cronTicks)
        .where(eq(cronTicks.name, name))
        .orderBy(desc(cronTicks.at))
        .limit(1)
      return row?.at ?? null
    },
    async forgetAfter(name, at) {
      await database.delete(cronTicks).where(and(eq(cronTicks.name, name), gt(cronTicks.at, at)))
    },
    async prune(before) {
      const newer = alias(cronTicks, 'newer')
      const ofSame = and(eq(newer.name, cronTicks.name), gt(newer.at, cronTicks.at))
      const hasNewer = exists(database.select({ at: newer.at }).from(newer).where(ofSame))
      await database.delete(cronTicks).where(and(lt(cronTicks.at, before), hasNewer))
    },
  }
}
