import { and, desc, eq, isNull, lt, or } from 'drizzle-orm'
import type { SweepRun } from '../../../../core/patrol/sweeps/sweep-run.ts'
import type { SweepRuns } from '../../../../ports/records/sweep-runs.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { sweepRuns } from '../../schema/sweeps.ts'
import { decodeCursor, pageOf } from '../page-cursor.ts'

const toRun = ({ opened: _, ...run }: typeof sweepRuns.$inferSelect): SweepRun => run

export function createSweepRunRepository(database: DrizzleDatabase): SweepRuns {
  return {
    async open(run) {
      const opened = await database
        .insert(sweepRuns)
        .values(run)
        .onConflictDoNothing()
        .returning({ id: sweepRuns.id })
      return opened.length > 0
    },
    async find(id) {
      const [row] = await database.select().from(sweepRuns).where(eq(sweepRuns.id, id))
      return row === undefined ? null : toRun(row)
    },
    async current(day) {
      const rows = await database
        .select()
        .from(sweepRuns)
        .where(
          or(
            isNull(sweepRuns.endedAt),
            and(eq(sweepRuns.day, day), eq(sweepRuns.kind, 'scheduled')),
          ),
        )
        .orderBy(sweepRuns.opened)
      return rows.map(toRun)
    },
    async list({ sweep, state }, request) {
      const after = decodeCursor(request.cursor)
      const rows = await database
        .select()
        .from(sweepRuns)
        .where(
          and(
            sweep === undefined ? undefined : eq(sweepRuns.sweep, sweep),
            state === undefined ? undefined : eq(sweepRuns.state, state),
            after === null ? undefined : lt(sweepRuns.opened, after.value),
          ),
        )
        .orderBy(desc(sweepRuns.opened))
        .limit(request.limit + 1)
      return pageOf(rows, request, ({ opened, id }) => ({ value: opened, id }), toRun)
    },
    async progress(id, to) {
      await database.update(sweepRuns).set(to).where(eq(sweepRuns.id, id))
    },
    async change(id, from, to) {
      const changed = await database
        .update(sweepRuns)
        .set(to)
        .where(and(eq(sweepRuns.id, id), eq(sweepRuns.state, from)))
        .returning({ id: sweepRuns.id })
      return changed.length > 0
    },
    async forget(before) {
      const gone = await database
        .delete(sweepRuns)
        .where(lt(sweepRuns.endedAt, before))
        .returning({ id: sweepRuns.id })
      return gone.length
    },
  }
}
