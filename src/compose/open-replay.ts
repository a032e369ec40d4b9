import { createJudgesOfTheTime } from '../app/judgement/judges.ts'
import { type ReplayEvidenceDeps, replayEvidence } from '../app/queries/replay-evidence.ts'
import { SHIPPED_MODEL } from '../core/detection/classifier-model.ts'
import { createClassifier } from '../core/detection/classify.ts'
import type { EvidenceReplay } from '../core/evidence/compare-replay.ts'
import { type Result, succeed } from '../core/fault.ts'
import { judgeTaught } from '../core/policy/judge-taught.ts'
import { openRecogniser } from './eyes.ts'
import type { Foundation } from './foundation.ts'
import { openLegalTime } from './legal-time.ts'
import { parseModel } from './read-model.ts'
import { openStorage } from './storage.ts'

export type ReplayViolation = (violationId: string) => Promise<Result<EvidenceReplay>>

/** What `xuncha check --from-evidence` needs: what was kept, a reader and the law; no network. */
export async function openReplay(
  foundation: Foundation,
  stop: AbortSignal,
): Promise<Result<ReplayViolation>> {
  const legal = await openLegalTime(foundation.settings.storage.schedulesFolder, foundation.clock)
  if (!legal.ok) return legal
  const storage = await openStorage(foundation)
  if (!storage.ok) return storage
  const { transactions, evidenceStore } = storage.value
  const { law } = legal.value.schedules
  const deps: ReplayEvidenceDeps = {
    transactions,
    evidenceStore,
    recogniser: await openRecogniser(foundation),
    classifier: createClassifier(),
    judgeOfTheTime: createJudgesOfTheTime({
      transactions,
      base: SHIPPED_MODEL,
      modelIn: parseModel,
    }),
    judge: legal.value.judge,
    judgeTaught: (taught, context, facts) => judgeTaught(taught, context, law(), facts),
  }
  return succeed((violationId) => replayEvidence(deps, violationId, stop))
}
