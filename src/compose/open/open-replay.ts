import {
  type ReplayEvidenceDeps,
  replayEvidence,
} from '../../app/queries/replay/replay-evidence.ts'
import { createClassifier } from '../../core/detection/classify.ts'
import type { EvidenceReplay } from '../../core/evidence/compare-replay.ts'
import { type Result, succeed } from '../../core/fault.ts'
import { judgeTaught } from '../../core/policy/classes/judge-taught.ts'
import { openRecogniser } from '../eyes.ts'
import type { Foundation } from '../foundation.ts'
import { openLegalTime } from '../law/legal-time.ts'
import { shippedLexicons } from '../lexicons.ts'
import { openStorage } from '../storage/storage.ts'

export type ReplayViolation = (violationId: string) => Promise<Result<EvidenceReplay>>

/** What `xuncha check --from-evidence` needs: what was kept, a reader and the law; no network. */
export async function openReplay(
  foundation: Foundation,
  stop: AbortSignal,
): Promise<Result<ReplayViolation>> {
  const legal = await openLegalTime(foundation.settings.storage.schedulesFolder, foundation.clock)
  if (!legal.ok) return legal
  const lexicons = await shippedLexicons()
  if (!lexicons.ok) return lexicons
  const storage = await openStorage(foundation)
  if (!storage.ok) return storage
  const { transactions, evidenceStore } = storage.value
  const { law } = legal.value.schedules
  const deps: ReplayEvidenceDeps = {
    transactions,
    evidenceStore,
    recogniser: await openRecogniser(foundation),
    classifier: createClassifier(lexicons.value),
    judge: legal.value.judge,
    judgeTaught: (taught, context, facts) => judgeTaught(taught, context, law(), facts),
  }
  return succeed((violationId) => replayEvidence(deps, violationId, stop))
}
