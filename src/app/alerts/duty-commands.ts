import { type DutyShift, handOverTo, refuseShift, shiftAt } from '../../core/alerts/duty.ts'
import { type DutyOverlap, overlapsOf, sameShift } from '../../core/alerts/duty-overlaps.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { hours } from '../../core/time/duration.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import type { Records } from '../../ports/records/records.ts'
import { audit, type Commanded, conflict, notFound } from '../commands/command.ts'
import type { OutwardDeps } from './alert-deps.ts'

type DutyDeps = Pick<OutwardDeps, 'clock' | 'identifiers' | 'transactions'>
export type ShiftDraft = Pick<DutyShift, 'from' | 'to' | 'steps'>

/** Shifts that ended are shown for so long. */
const SHOWN_FOR = hours(24 * 30)

const write = (
  records: Records,
  deps: DutyDeps,
  command: Commanded,
  shift: Pick<DutyShift, 'id'> & Partial<DutyShift>,
) =>
  audit(records, deps.clock, command, {
    type: 'system.changed',
    subjectKind: 'system',
    subjectId: shift.id,
    data: { dutyShift: shift },
  })

async function checked(
  { channels, duty }: Records,
  now: Instant,
  draft: ShiftDraft,
  id?: string,
): Promise<Result<ShiftDraft>> {
  if (draft.to <= draft.from) {
    return fail('bad-request', 'to 须晚于 from。to must lie after from.', 'to')
  }
  const refused = refuseShift(draft, now)
  if (refused !== null) return refused
  const same = sameShift(await duty.endingAfter(draft.from), {
    ...draft,
    ...(id === undefined ? {} : { id }),
  })
  if (same !== null) {
    return fail(
      'conflict',
      '同一人在同一时间已有一个班次，请修改那一个。The same person has a shift at the same time: change that one.',
      'steps',
    )
  }
  const known = new Set((await channels.all()).map(({ id }) => id))
  const strange = draft.steps.flatMap(({ channelIds }) => channelIds).find((id) => !known.has(id))
  return strange === undefined
    ? succeed(draft)
    : fail('bad-request', `没有渠道 ${strange}。There is no channel ${strange}.`, 'steps')
}

async function keep(
  records: Records,
  deps: DutyDeps,
  command: Commanded,
  shift: DutyShift,
): Promise<Result<DutyShift>> {
  if (!(await records.duty.save(shift))) return conflict()
  await write(records, deps, command, shift)
  return succeed(shift)
}

export const createShift = (
  deps: DutyDeps,
  command: Commanded & { readonly draft: ShiftDraft },
): Promise<Result<DutyShift>> =>
  deps.transactions.run(async (records) => {
    const draft = await checked(records, deps.clock.now(), command.draft)
    if (!draft.ok) return draft
    const id = deps.identifiers.next()
    return await keep(records, deps, command, { ...draft.value, id, handOver: null, version: 1 })
  })

export const changeShift = (
  deps: DutyDeps,
  command: Commanded & {
    readonly id: string
    readonly version: number
    readonly draft: ShiftDraft
  },
): Promise<Result<DutyShift>> =>
  deps.transactions.run(async (records) => {
    const before = await records.duty.find(command.id)
    if (before === null) return notFound('该班次', 'shift')
    if (before.version !== command.version) return conflict()
    const draft = await checked(records, deps.clock.now(), command.draft, command.id)
    if (!draft.ok) return draft
    const next = { ...before, ...draft.value, version: before.version + 1 }
    return await keep(records, deps, command, next)
  })

export const removeShift = (
  deps: DutyDeps,
  command: Commanded & { readonly id: string },
): Promise<Result<null>> =>
  deps.transactions.run(async (records) => {
    if (!(await records.duty.remove(command.id))) return notFound('该班次', 'shift')
    await write(records, deps, command, { id: command.id })
    return succeed(null)
  })

/** What this shift leaves word of for the next (交接); said again, the last word stands. */
export const handOver = (
  deps: DutyDeps,
  command: Commanded & { readonly id: string; readonly note: string },
): Promise<Result<DutyShift>> =>
  deps.transactions.run(async (records) => {
    const before = await records.duty.find(command.id)
    if (before === null) return notFound('该班次', 'shift')
    const said = { note: command.note, by: command.who, at: deps.clock.now() }
    const next = { ...before, handOver: said, version: before.version + 1 }
    return await keep(records, deps, command, next)
  })

export type DutyView = {
  readonly shifts: readonly DutyShift[]
  readonly current: DutyShift | null
  /** What the shift before the current one left word of. */
  readonly handedOver: DutyShift['handOver']
  readonly overlaps: readonly DutyOverlap[]
}

export async function dutyNow({ clock, transactions }: DutyDeps): Promise<DutyView> {
  const now = clock.now()
  const shifts = await transactions.run(({ duty }) => duty.endingAfter(minus(now, SHOWN_FOR)))
  const current = shiftAt(shifts, now)
  const handedOver = current === null ? null : handOverTo(shifts, current)
  const ahead = shifts.filter(({ to }) => to > now)
  return { shifts, current, handedOver, overlaps: overlapsOf(ahead) }
}
