import { and, desc, eq, exists, gt, isNull, lt, notExists } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Instant } from '../../core/time/instant.ts'
import type { DrizzleDatabase } from './drizzle-database.ts'
import { cronTicks } from './schema/patrol.ts'

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

export function createTickLedger(database: DrizzleDatabase): TickLedger {
  return {
    async claim(tick) {
      const claimed = await database
        .insert(cronTicks)
        .values(tick)
        .onConflictDoNothing()
        .returning({ name: cronTicks.name })
      return claimed.length > 0
    },
    async finish({ name, at, doneAt }) {
      await database
        .update(cronTicks)
        .set({ doneAt })
        .where(and(eq(cronTicks.name, name), eq(cronTicks.at, at)))
    },
    async takeOver(name, { claimedBefore, claimedAt }) {
      const newer = alias(cronTicks, 'newer')
      const ofSame = and(eq(newer.name, cronTicks.name), gt(newer.at, cronTicks.at))
      const [taken] = await database
        .update(cronTicks)
        .set({ claimedAt, backfilled: true })
        .where(
          and(
            eq(cronTicks.name, name),
            isNull(cronTicks.doneAt),
            lt(cronTicks.claimedAt, claimedBefore),
            notExists(database.select({ at: newer.at }).from(newer).where(ofSame)),
          ),
        )
        .returning({ at: cronTicks.at })
      return taken?.at ?? null
    },
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
