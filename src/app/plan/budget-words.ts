import type { BudgetWords } from '../../core/patrol/overdue.ts'
import type { HeldRoom } from '../../core/patrol/plan-probes.ts'
import { minutes } from '../../core/time/duration.ts'
import { type Instant, later, minus, plus } from '../../core/time/instant.ts'
import type { Transactions } from '../../ports/records/records.ts'

/** Words that are older are not new to anybody. */
const READ_BACK = minutes(10)

/** When rooms that wait for their platform's budget were last said to, by whoever had them in hand: the ledger alone knows it. */
export async function budgetWords(
  transactions: Transactions,
  rooms: readonly HeldRoom[],
  now: Instant,
): Promise<BudgetWords> {
  const waiting = rooms
    .filter(({ sweep, status }) => sweep !== null && status?.unseenReason === 'budget')
    .map(({ room }) => room.id)
  if (waiting.length === 0) return new Map()
  const told = await transactions.run(({ coverage }) =>
    coverage.ofRooms(waiting, minus(now, READ_BACK), plus(now, READ_BACK)),
  )
  const words = new Map<string, Instant>()
  for (const { roomId, unseenReason, end } of told) {
    if (unseenReason === 'budget') words.set(roomId, later(words.get(roomId) ?? end, end))
  }
  return words
}
