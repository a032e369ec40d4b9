import type { ViolationView } from '../../../../app/queries/views.ts'
import type { CaptureList } from '../../../../contracts/capture/capture.ts'
import { CAPTURE_NAMES } from '../../../../core/evidence/capture/capture-words.ts'
import { formatInstant } from '../../../../core/time/instant.ts'
import type { CaptureItem } from '../../../../core/violations/captured-item.ts'
import { captureAmong } from '../../../../core/violations/evidence-piece.ts'
import { evidenceUrl } from '../evidence.ts'

const presentItem = (violationId: string, { at, why, ...item }: CaptureItem) => ({
  item: item.item,
  name: { ...CAPTURE_NAMES[item.item] },
  outcome: item.outcome,
  at: at === null ? null : formatInstant(at),
  files: item.files.map((sha256) => ({ sha256, url: evidenceUrl(violationId, sha256) })),
  facts: item.facts.map((fact) => ({ ...fact })),
  why: why && { ...why },
})

/** Left out of lists, which are to stay small. */
export function presentCapture({
  violation,
  evidence,
  findings,
}: Pick<ViolationView, 'violation' | 'evidence' | 'findings'>): { capture?: CaptureList | null } {
  if (findings === null) return {}
  const piece = captureAmong(evidence)
  if (piece === null) return { capture: null }
  const { at, sha256, items } = piece
  const url = evidenceUrl(violation.id, sha256)
  const told = items.map((item) => presentItem(violation.id, item))
  return { capture: { at: formatInstant(at), sha256, url, items: told } }
}
