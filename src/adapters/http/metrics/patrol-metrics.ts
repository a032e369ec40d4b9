import { Gauge, type Registry } from 'prom-client'
import type { HttpDependencies } from '../dependencies.ts'

const NAMES = {
  clockSteps: ['clock_steps', 'How often the wall clock was set while this process ran'],
  clockStep: [
    'clock_last_step_seconds',
    'By how much the wall clock was set last: forward is positive, 0 when it never was',
  ],
  roomsDue: ['rooms_due', 'Rooms that a sweep has to look at now'],
  oldest: ['oldest_look_seconds', 'Age of the oldest last look of these rooms'],
  load: [
    'patrol_load_rung',
    'How much the patrol does with less: 0 nothing, 1 and 2 calm rooms more rarely, 3 smaller pictures, 4 fewer lines, 5 the lowest tier is shed',
  ],
  missed: [
    'rooms_missed',
    'Rooms scheduled and not looked at when the ledger was accounted for last',
  ],
  waiting: ['evidence_waiting', 'Evidence files kept aside until the evidence store takes them'],
  lost: ['evidence_lost', 'Evidence files for which there was no place at all, since the start'],
  space: ['data_free_bytes', 'Room left on the disk of the embedded database'],
} as const

/** What this process does not know it leaves out: 0 would be an answer. */
function known(gauge: Gauge, value: number | null | undefined): void {
  gauge.remove()
  if (value !== null && value !== undefined) gauge.set(value)
}

/** Whether the patrol itself keeps up: clock, age of looks, evidence store. What is not watched is left out. */
export function createPatrolMetrics(
  register: Registry,
): (
  system: Pick<
    HttpDependencies['system'],
    'clockSteps' | 'overdue' | 'loadRung' | 'missed' | 'evidence' | 'space'
  >,
) => void {
  const registers = [register]
  const gauge = ([name, help]: readonly [string, string]) =>
    new Gauge({ name: `xuncha_${name}`, help, registers })
  const clockSteps = gauge(NAMES.clockSteps)
  const clockStep = gauge(NAMES.clockStep)
  const roomsDue = gauge(NAMES.roomsDue)
  const oldest = gauge(NAMES.oldest)
  const load = gauge(NAMES.load)
  const missed = gauge(NAMES.missed)
  const waiting = gauge(NAMES.waiting)
  const lost = gauge(NAMES.lost)
  const space = gauge(NAMES.space)
  const overdue = new Gauge({
    name: 'xuncha_rooms_overdue',
    help: 'Rooms not looked at for much longer than their sweep says: late, or by the budget of their platform',
    labelNames: ['reason'],
    registers,
  })
  return (system) => {
    const clock = system.clockSteps?.()
    clockSteps.set(clock?.steps ?? 0)
    clockStep.set(clock?.lastStepSeconds ?? 0)
    const report = system.overdue?.() ?? null
    known(roomsDue, report?.rooms)
    known(oldest, report?.oldestSeconds)
    known(load, system.loadRung?.())
    known(missed, system.missed?.())
    overdue.reset()
    if (report !== null) {
      overdue.set({ reason: 'late' }, report.late)
      overdue.set({ reason: 'budget' }, report.budget)
    }
    const evidence = system.evidence?.()
    waiting.set(evidence?.waiting ?? 0)
    lost.set(evidence?.lost ?? 0)
    space.remove()
    const left = system.space?.() ?? null
    if (left !== null && Number.isFinite(left.freeBytes)) space.set(left.freeBytes)
  }
}
