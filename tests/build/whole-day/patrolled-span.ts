import { loadSchedules } from '../../../src/adapters/schedules/load-schedules.ts'
import { judge } from '../../../src/core/policy/judge.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import { type Instant, plus } from '../../../src/core/time/instant.ts'
import { SCHEDULES_FOLDER } from '../law.ts'
import { heldAgainstScript } from './held-against-script.ts'
import type { Script } from './scripted-rooms.ts'
import { openWholeDay } from './whole-day.ts'

export type Span = { readonly from: Instant; readonly to: Instant }

/** The shipped sweeps, each at so slow a cadence that a day is gone through quickly, and no look leaves a gap to the next. */
async function shipped() {
  const loaded = await loadSchedules(SCHEDULES_FOLDER)
  if (!loaded.ok) throw new Error(loaded.fault.message)
  const { law, sweeps } = loaded.value
  const cadence = { probeSeconds: 30, watchSeconds: 20 }
  return { law, sweeps: sweeps.map((sweep) => ({ ...sweep, cadence, tierCadence: {} })) }
}

/** Patrols the rooms of a script through a span, with nobody there during `out`; tells how the ledger stands to the script. */
export async function patrolledSpan(script: Script, span: Span, out: Span) {
  const { law, sweeps } = await shipped()
  const day = await openWholeDay({ law, sweeps, start: span.from, script })
  const patrol = async (until: Instant): Promise<void> => {
    const stop = await day.begin()
    await day.clock.runUntil(until)
    const stopped = stop()
    await day.clock.runUntil(until)
    await stopped
  }
  await patrol(out.from)
  await day.clock.runUntil(out.to)
  // Looks are told late, and what was missed is accounted for later still.
  await patrol(plus(span.to, seconds(600)))
  const isForbidden = (at: Instant): boolean => {
    const session = {
      start: at,
      end: plus(at, seconds(1)),
      region: '440100',
      actor: 'licensed-online-subject',
      stage: 'compulsory',
      content: 'subject',
    } as const
    return judge(session, law).verdict === 'forbidden'
  }
  const isOut = (at: Instant) => at >= out.from && at < out.to
  const rooms = await day.transactions.run(({ coverage }) =>
    Promise.all(
      [...script].map(async ([roomId, doing]) => {
        const segments = await coverage.between(roomId, span.from, plus(span.to, seconds(600)))
        const held = { roomId, segments, doing, isForbidden, isOut }
        return [roomId, heldAgainstScript(held, span.from, span.to)] as const
      }),
    ),
  )
  const { items: violations } = await day.transactions.run((records) =>
    records.violations.list({}, { limit: 50, cursor: null }),
  )
  return { rooms: new Map(rooms), violations }
}
