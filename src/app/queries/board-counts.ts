import type { RoomState } from '../../core/patrol/coverage.ts'
import type { Transactions } from '../../ports/records/records.ts'

export type BoardCounts = {
  readonly rooms: Readonly<Partial<Record<RoomState, number>>>
  readonly ongoingViolations: number
}

/** For the metrics: how many rooms are in which state, how many violations go on. */
export async function countBoard(transactions: Transactions): Promise<BoardCounts> {
  return await transactions.run(async (records) => {
    const rooms: Partial<Record<RoomState, number>> = {}
    for (const { state } of await records.roomBoard.statuses()) {
      rooms[state] = (rooms[state] ?? 0) + 1
    }
    return { rooms, ongoingViolations: await records.violations.countOngoing() }
  })
}
