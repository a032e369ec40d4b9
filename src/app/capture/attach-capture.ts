import { canonicalJson } from '../../core/evidence/canonical-json.ts'
import type { CapturedLead } from '../../core/evidence/capture/capture-plan.ts'
import { captureRecord } from '../../core/evidence/capture/capture-record.ts'
import { AROUND, becameOf, clipPiece, pagePieces } from '../../core/evidence/capture/filed-with.ts'
import type { KeptCapture } from '../../core/evidence/capture/kept-capture.ts'
import { formatInstant, type Instant, plus } from '../../core/time/instant.ts'
import type { CaptureItem } from '../../core/violations/captured-item.ts'
import { captureAmong, type EvidencePiece } from '../../core/violations/evidence-piece.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import { ongoingOfTwin } from '../record/twin-rooms.ts'
import type { CaptureDeps } from './capture-deps.ts'

/** `waiting`: the lead was told, and its violation is not written down (yet). */
export type Attached = 'attached' | 'there-already' | 'waiting'

const CAPTURED =
  '取证清单已记录：逐项写明已取得的内容或未取得的原因。The list of what was captured was kept, with the reason for each item that was not.'

type Lead = { readonly roomId: string; readonly lead: CapturedLead }

/** Of a room there are hardly more than this within the minutes around a lead. */
const NEAR_BY = 20

/** The violation that the lead became: it goes on, or has ended since, or stands under a room with the same stream. */
async function violationOf(records: Records, { roomId, lead }: Lead): Promise<Violation | null> {
  const ongoing = await records.violations.ongoingOf(roomId)
  if (ongoing !== null && becameOf(ongoing, lead)) return ongoing
  const page = { limit: NEAR_BY, cursor: null } as const
  const before = { roomId, to: plus(lead.at, AROUND) }
  const { items } = await records.violations.list(before, page)
  const ended = items.find((violation) => becameOf(violation, lead))
  if (ended !== undefined) return ended
  const room = await records.rooms.find(roomId)
  const twin = room === null ? null : await ongoingOfTwin(records, room, undefined)
  return twin !== null && becameOf(twin, lead) ? twin : null
}

const written = ({ at, ...item }: CaptureItem) => ({
  ...item,
  at: at === null ? null : formatInstant(at),
})

async function keepRecord(
  { evidenceStore }: CaptureDeps,
  violation: Violation,
  items: readonly CaptureItem[],
  now: Instant,
): Promise<EvidencePiece> {
  const record = {
    format: 'xuncha-capture-1',
    violationId: violation.id,
    roomId: violation.roomId,
    at: formatInstant(now),
    items: items.map(written),
  }
  const bytes = new TextEncoder().encode(canonicalJson(record))
  const type = 'application/json; charset=utf-8'
  const { sha256 } = await evidenceStore.put(bytes, type, violation.roomId)
  return { kind: 'capture', sha256, at: now, items }
}

/** Whether the room's violation has its list already: another watch, or another worker, captured it. */
export async function isCaptured(
  { transactions }: Pick<CaptureDeps, 'transactions'>,
  roomId: string,
): Promise<boolean> {
  return await transactions.run(async (records) => {
    const [violation] = await records.violations.ongoingIn([roomId])
    if (violation === undefined) return false
    return captureAmong(await records.violationEvidence.of(violation.id)) !== null
  })
}

/**
 * Files what was captured with the violation: clips, page, and the list that says what there is and why the rest is not. One
 * transaction; the files are stored before.
 */
export async function attachCapture(
  deps: CaptureDeps,
  kept: KeptCapture & { readonly lead: CapturedLead },
): Promise<Attached> {
  const { clock, transactions } = deps
  const read = await transactions.run(async (records) => {
    const violation = await violationOf(records, kept)
    if (violation === null) return null
    return { violation, pieces: await records.violationEvidence.of(violation.id) }
  })
  if (read === null) return 'waiting'
  const { violation } = read
  if (captureAmong(read.pieces) !== null) return 'there-already'
  const now = clock.now()
  const page = kept.page ?? { kind: 'unread', detail: 'interrupted' }
  const items = captureRecord({
    ...kept,
    ...read,
    page,
    versions: deps.versions(),
    clock: kept.clock ?? { kind: 'not-asked' },
    now,
  })
  const record = await keepRecord(deps, violation, items, now)
  const pieces = [...kept.clips.map(clipPiece), ...pagePieces(kept.page), record]
  return await transactions.run(async (records) => {
    // Held, so that nobody deletes it meanwhile; and whoever else had captured it may have been faster.
    if ((await records.violations.hold(violation.id)) === null) return 'waiting'
    const there = await records.violationEvidence.of(violation.id)
    if (captureAmong(there) !== null) return 'there-already'
    await records.violationEvidence.add(violation.id, pieces)
    await records.journal.append({
      type: 'violation.changed',
      subjectKind: 'violation',
      subjectId: violation.id,
      at: now,
      monotonic: clock.monotonic(),
      who: 'system',
      why: CAPTURED,
      ruleVersion: violation.judgement.ruleVersion,
      data: {
        captured: record.sha256,
        files: pieces.map(({ sha256 }) => sha256),
        missing: items.filter(({ outcome }) => outcome !== 'captured').map(({ item }) => item),
      },
    })
    return 'attached'
  })
}
