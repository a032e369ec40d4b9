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
  waiting: ['evidence_waiting', 'Evidence files kept aside until the evidence store takes them'],
  lost: ['evidence_lost', 'Evidence files for which there was no place at all, since the start'],
  space: ['data_free_bytes', 'Room left on the disk of the embedded database'],
} as const

/** Whether the patrol itself keeps up: clock, age of looks, evidence store. What is not watched is left out. */
export function createPatrolMetrics(
  register: Registry,
): (
  system: Pick<HttpDependencies['system'], 'clockSteps' | 'overdue' | 'evidence' | 'space'>,
) => void {
  const registers = [register]
  const gauge = ([name, help]: readonly [string, string]) =>
    new Gauge({ name: `xuncha_${name}`, help, registers })
  const clockSteps = gauge(NAMES.clockSteps)
  const clockStep = gauge(NAMES.clockStep)
  const roomsDue = gauge(NAMES.roomsDue)
  const oldest = gauge(NAMES.oldest)
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
    for (const one of [roomsDue, oldest]) one.remove()
    overdue.reset()
    if (report !== null) {
      roomsDue.set(report.rooms)
      oldest.set(report.oldestSeconds)
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
