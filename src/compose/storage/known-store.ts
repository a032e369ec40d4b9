import type { InstallationFacts } from '../../adapters/db/installation-facts.ts'
import {
  createEvidenceStore,
  evidencePlace,
  type OpenEvidenceStore,
} from '../../adapters/evidence/create-evidence-store.ts'
import { createLateStore } from '../../adapters/evidence/late-store.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Logger } from '../../ports/logger.ts'
import { STORE_FACT } from './join-installation.ts'

export type KnownStore = {
  readonly store: OpenEvidenceStore
  /** It does not answer yet, and is opened when it does. */
  readonly late: boolean
}

/** What comes back under the address of a store has to be that store. */
async function openTheSame(
  installation: InstallationFacts,
  evidenceUrl: string,
): Promise<Result<OpenEvidenceStore>> {
  const opened = await createEvidenceStore(evidenceUrl)
  if (!opened.ok) return opened
  const common = await installation.find(STORE_FACT)
  if (common === null || (await opened.value.identity.read()) === common) return opened
  const { place } = opened.value.identity
  return fail(
    'setting-invalid',
    `证据存储 ${place} 不是原来的那个。The evidence store ${place} is not the one it was.`,
    'XUNCHA_EVIDENCE_URL',
  )
}

/**
 * Opens the evidence store. One that this installation has used before may be away: the patrol starts without it. One
 * that never answered is more likely a mistake in a setting, and is the fault.
 */
export async function openKnownStore(
  installation: InstallationFacts,
  evidenceUrl: string,
  logger: Logger,
): Promise<Result<KnownStore>> {
  const place = evidencePlace(evidenceUrl)
  const used = `evidence-used:${place}`
  const opened = await createEvidenceStore(evidenceUrl)
  if (opened.ok) {
    await installation.claim(used, 'yes')
    return succeed({ store: opened.value, late: false })
  }
  if ((await installation.find(used)) === null) return opened
  logger.error({ place, why: opened.fault.message }, 'started without its evidence store')
  const store = createLateStore(place, () => openTheSame(installation, evidenceUrl))
  return succeed({ store, late: true })
}
