import type { Channel } from '../../core/alerts/channel.ts'
import { composeMessage } from '../../core/alerts/compose-message.ts'
import {
  type AlertCase,
  decideMessages,
  type PlannedMessage,
} from '../../core/alerts/decide-messages.ts'
import type { Delivery } from '../../core/alerts/delivery.ts'
import { type DutyShift, handOverTo, shiftAt } from '../../core/alerts/duty.ts'
import type { Telling } from '../../core/alerts/news.ts'
import { CANARY_INSTITUTION } from '../../core/canary/canary-room.ts'
import { hours } from '../../core/time/duration.ts'
import { type Instant, minus } from '../../core/time/instant.ts'
import type { Alert } from '../../core/violations/alert.ts'
import type { Records } from '../../ports/records/records.ts'
import { casesOf } from './alert-cases.ts'
import type { OutwardDeps } from './alert-deps.ts'
import { lapseAlerts } from './lapse-alerts.ts'

/** No lesson goes on for longer; what is not settled by then is in the lists, and nobody is called for it. */
const LOOK_BACK = hours(48)
const MOST_ALERTS = 2_000
/** Longer than any group's span. */
const DELIVERIES_OF = hours(1)
/** Hand-over notes of shifts that ended since. */
const SHIFTS_OF = hours(72)

type Planning = {
  readonly cases: readonly AlertCase[]
  readonly channels: readonly Channel[]
  readonly shifts: readonly DutyShift[]
  readonly now: Instant
}

async function planned(
  { deliveries }: Records,
  planning: Planning,
): Promise<readonly PlannedMessage[]> {
  const ids = planning.cases.map(({ alert }) => alert.id)
  return decideMessages({
    ...planning,
    tellings: await deliveries.tellings(ids),
    deliveries: await deliveries.since(minus(planning.now, DELIVERIES_OF)),
  })
}

const deliveryOf = (
  { identifiers, publicOrigin }: OutwardDeps,
  message: PlannedMessage,
  { shifts, now }: Planning,
): Delivery => {
  const shift = shiftAt(shifts, now)
  const handOver = shift === null ? null : handOverTo(shifts, shift)
  return {
    id: identifiers.next(),
    channelId: message.channel.id,
    group: message.group,
    alertIds: message.items.map((item) => item.case.alert.id),
    message: composeMessage(message, { publicOrigin, handOver, now }),
    state: 'waiting',
    attempts: 0,
    createdAt: now,
    lastAttemptAt: null,
    nextAttemptAt: now,
    problem: null,
  }
}

const tellingsOf = ({ channel, items }: PlannedMessage, at: Instant): readonly Telling[] =>
  items.map(({ case: { alert }, news }) => ({
    alertId: alert.id,
    channelId: channel.id,
    at,
    level: alert.level,
    news,
  }))

/** Those that nobody settled, and those of whose cut a second person says that it was wrong, settled or not. */
async function alertsToTell(
  { alerts, decidedLeads }: Records,
  now: Instant,
): Promise<readonly Alert[]> {
  const unsettled = await alerts.unsettled(minus(now, LOOK_BACK), MOST_ALERTS)
  const disputes = await decidedLeads.cutDisputed()
  const disputed = await alerts.ofViolations(disputes.map(({ violationId }) => violationId))
  return [...new Map([...unsettled, ...disputed].map((one) => [one.id, one])).values()]
}

/** Writes down the messages that are due of these cases, and resolves with how many there are. */
export async function tellCases(
  deps: OutwardDeps,
  records: Records,
  cases: readonly AlertCase[],
  now: Instant,
): Promise<number> {
  const channels = await records.channels.all()
  if (cases.length === 0 || !channels.some(({ enabled }) => enabled)) return 0
  const shifts = await records.duty.endingAfter(minus(now, SHIFTS_OF))
  const planning = { cases, channels, shifts, now }
  const messages = await planned(records, planning)
  await records.deliveries.add(messages.map((message) => deliveryOf(deps, message, planning)))
  await records.deliveries.tell(messages.flatMap((message) => tellingsOf(message, now)))
  return messages.length
}

/**
 * Lets acknowledgements and silences end whose time is over, and writes down the messages that are due: which alerts by
 * which channel. They are sent from what is written, so that nothing is lost with the process. Once for all machines.
 * Resolves with how many messages came to it.
 */
export async function tellAlerts(deps: OutwardDeps): Promise<number> {
  return await deps.transactions.run(async (records) => {
    const now = deps.clock.now()
    const open = await alertsToTell(records, now)
    if (open.length === 0) return 0
    const all = await casesOf(records, deps.law(), open, now)
    const real = all.filter(({ violation }) => violation.institutionId !== CANARY_INSTITUTION.id)
    const cases = await lapseAlerts(records, deps.clock, real)
    return await tellCases(deps, records, cases, now)
  })
}
