import {
  type ShadowDeps,
  type ShadowRun,
  type ShadowSpan,
  shadowRun,
} from '../../app/queries/replay/shadow-run.ts'
import type { KeptModel } from '../../core/detection/kept-model.ts'
import { type Result, succeed } from '../../core/fault.ts'
import { judgeTaught } from '../../core/policy/classes/judge-taught.ts'
import type { Foundation } from '../foundation.ts'
import { openLegalTime } from '../law/legal-time.ts'
import { classifierOf } from '../models.ts'
import { openKept } from './open-kept.ts'

/** What `xuncha shadow` needs: what was kept and the law, no reader and no network. */
export async function openShadow(
  foundation: Foundation,
  model: KeptModel,
): Promise<Result<(span: ShadowSpan) => Promise<ShadowRun>>> {
  const legal = await openLegalTime(foundation.settings.storage.schedulesFolder)
  if (!legal.ok) return legal
  const kept = await openKept(foundation)
  if (!kept.ok) return kept
  const { law } = legal.value.schedules
  const { transactions, evidenceStore } = kept.value
  const deps: ShadowDeps = {
    transactions,
    evidenceStore,
    classifier: classifierOf(model),
    judge: legal.value.judge,
    judgeTaught: (taught, context, facts) => judgeTaught(taught, context, law(), facts),
  }
  return succeed((span) => shadowRun(deps, span))
}
