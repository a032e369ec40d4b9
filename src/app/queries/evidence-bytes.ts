import { EvidenceStoreAway } from '../../core/evidence/store-away.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'

/** The kept bytes, proven to be those that were kept. Faults: `evidence-missing`, `evidence-altered`, `evidence-away`. */
export async function evidenceBytes(
  store: Pick<EvidenceStore, 'get'>,
  sha256: string,
): Promise<Result<Uint8Array>> {
  let bytes: Uint8Array | null
  try {
    bytes = await store.get(sha256)
  } catch (error) {
    if (error instanceof EvidenceStoreAway) {
      return fail(
        'evidence-away',
        `证据存储 ${error.place} 暂不可用（${error.why}），恢复后再取。The evidence store ${error.place} is away (${error.why}): ask again when it is back.`,
        sha256,
      )
    }
    return fail(
      'evidence-altered',
      `证据文件 ${sha256} 与其指纹不符。Evidence file ${sha256} is not what was kept: ${String(error).slice(0, 200)}`,
      sha256,
    )
  }
  return bytes === null
    ? fail(
        'evidence-missing',
        `证据文件 ${sha256} 缺失。Evidence file ${sha256} is missing.`,
        sha256,
      )
    : succeed(bytes)
}
