import type { CutCheck, CutOrder } from '../../../core/cuts/cut-order.ts'
import { maskSecrets } from '../../../core/cuts/proof/mask-secrets.ts'
import {
  type AnswerFile,
  answerFile,
  type CheckEvidence,
} from '../../../core/cuts/proof/raw-answer.ts'
import type { EvidenceStore } from '../../../ports/evidence-store.ts'
import type { Look } from './witness.ts'

export type KeepLooksDeps = { readonly evidenceStore: Pick<EvidenceStore, 'put'> }

type Kept = CheckEvidence | { readonly why: string }

async function keepFile(
  { evidenceStore }: KeepLooksDeps,
  { roomId }: CutOrder,
  { kind, url, mediaType, content }: AnswerFile,
): Promise<Kept> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  try {
    const { sha256, lost } = await evidenceStore.put(bytes, mediaType, roomId)
    return lost === true
      ? { why: 'no place takes it 没有可写的证据存储' }
      : { kind, sha256, url, bytes: bytes.byteLength }
  } catch (error) {
    return {
      why: maskSecrets(error instanceof Error ? error.message : String(error)).slice(0, 200),
    }
  }
}

async function keepLook(
  deps: KeepLooksDeps,
  order: CutOrder,
  { check, answers }: Look,
  round: number,
): Promise<CutCheck> {
  const all = await Promise.all(answers.map((answer) => keepFile(deps, order, answerFile(answer))))
  const evidence = all.filter((one) => 'sha256' in one)
  const different = [...new Map(evidence.map((one) => [one.sha256, one])).values()]
  const why = all.find((one) => 'why' in one)?.why
  return {
    ...check,
    round,
    ...(different.length === 0 ? {} : { evidence: different }),
    ...(why === undefined ? {} : { notKept: why }),
  }
}

/**
 * One round of looks with what they were answered kept beside them: equal answers are one file, however often they came. A
 * proof does not fail with the store: what could not be kept is said.
 */
export async function keepLooks(
  deps: KeepLooksDeps,
  order: CutOrder,
  looks: readonly Look[],
): Promise<readonly CutCheck[]> {
  const round = 1 + Math.max(0, ...order.checks.map((check) => check.round ?? 0))
  return await Promise.all(looks.map((look) => keepLook(deps, order, look, round)))
}
