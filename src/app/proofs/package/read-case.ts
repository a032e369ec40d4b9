import type { CutOrder } from '../../../core/cuts/cut-order.ts'
import { chainedBody } from '../../../core/evidence/hash-chain.ts'
import { type Result, succeed } from '../../../core/fault.ts'
import type { Institution } from '../../../core/registry/institution.ts'
import type { LiveRoom } from '../../../core/registry/live-room.ts'
import type { EvidencePiece } from '../../../core/violations/evidence-piece.ts'
import type { Violation } from '../../../core/violations/violation.ts'
import type { Records } from '../../../ports/records/records.ts'
import { notFound } from '../../commands/command.ts'

/** An entry as it was hashed: the hash of the one before, a line feed, its body. */
type PackedEntry = { readonly sequence: number; readonly text: string }

/** Everything that is on record of a violation. */
export type PackedCase = {
  readonly violation: Violation
  readonly room: LiveRoom | null
  readonly institution: Institution | null
  readonly pieces: readonly EvidencePiece[]
  readonly orders: readonly CutOrder[]
  readonly entries: readonly PackedEntry[]
}

export async function readCase(records: Records, id: string): Promise<Result<PackedCase>> {
  const violation = await records.violations.find(id)
  if (violation === null) return notFound('线索', 'violation')
  const alert = await records.alerts.ofViolation(id)
  const orders = await records.cutOrders.ofViolation(id)
  const about = [id, ...(alert === null ? [] : [alert.id]), ...orders.map((order) => order.id)]
  const events = []
  for (const subject of about) events.push(...(await records.journal.ofSubject(subject)))
  return succeed({
    violation,
    orders,
    room: await records.rooms.find(violation.roomId),
    institution: await records.institutions.find(violation.institutionId),
    pieces: await records.violationEvidence.of(id),
    entries: events
      .sort((a, b) => a.sequence - b.sequence)
      .map((event) => ({
        sequence: event.sequence,
        text: `${event.previousHash}\n${chainedBody(event)}`,
      })),
  })
}
