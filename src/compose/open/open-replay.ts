import { parseModelText } from '../../adapters/models/read-model.ts'
import { hearClip } from '../../app/hearing/hear-clip.ts'
import { createJudgesOfTheTime } from '../../app/judgement/judges.ts'
import {
  type ReplayEvidenceDeps,
  replayEvidence,
} from '../../app/queries/replay/replay-evidence.ts'
import type { EvidenceReplay } from '../../core/evidence/compare-replay.ts'
import { type Result, succeed } from '../../core/fault.ts'
import { judgeTaught } from '../../core/policy/classes/judge-taught.ts'
import { openRecogniser } from '../eyes.ts'
import type { Foundation } from '../foundation.ts'
import { openLegalTime } from '../law/legal-time.ts'
import { classifierOf, openModels } from '../models.ts'
import { openFileEars } from './open-file-ears.ts'
import { openKept } from './open-kept.ts'

export type ReplayViolation = (violationId: string) => Promise<Result<EvidenceReplay>>

/**
 * What `xuncha check --from-evidence` needs: what was kept, a reader, the models and the law; no network. `model` names
 * one for all looks in the place of those that judged them.
 */
export async function openReplay(
  foundation: Foundation,
  stop: AbortSignal,
  model?: string,
): Promise<Result<ReplayViolation>> {
  const legal = await openLegalTime(foundation.settings.storage.schedulesFolder)
  if (!legal.ok) return legal
  const models = await openModels(foundation.settings.storage.dataFolder)
  if (!models.ok) return models
  const { judgedWith, named } = models.value
  const other = model === undefined ? null : await named(model)
  if (other !== null && !other.ok) return other
  const kept = await openKept(foundation)
  if (!kept.ok) return kept
  const { transactions, evidenceStore } = kept.value
  const { law } = legal.value.schedules
  const deps: ReplayEvidenceDeps = {
    transactions,
    evidenceStore,
    recogniser: await openRecogniser(foundation),
    async openClipEars() {
      const ears = await openFileEars(foundation)
      return ears.ok ? succeed((bytes, signal) => hearClip(ears.value, bytes, signal)) : ears
    },
    classifierFor:
      other === null
        ? createJudgesOfTheTime({
            transactions,
            base: models.value.shipped,
            modelIn: parseModelText,
            keptModel: judgedWith,
          })
        : async () => succeed(classifierOf(other.value)),
    judge: legal.value.judge,
    judgeTaught: (taught, context, facts) => judgeTaught(taught, context, law(), facts),
  }
  return succeed((violationId) => replayEvidence(deps, violationId, stop))
}
