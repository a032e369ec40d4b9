import { randomUUID } from 'node:crypto'
import type { InstallationFacts } from '../../adapters/db/installation-facts.ts'
import {
  createEvidenceStore,
  evidencePlace,
  type OpenEvidenceStore,
} from '../../adapters/evidence/create-evidence-store.ts'
import { createLateStore } from '../../adapters/evidence/late-store.ts'
import type { StoreIdentity } from '../../adapters/evidence/store-identity.ts'
import { fail, type Result, succeed } from '../../core/fault.ts'
import type { Logger } from '../../ports/logger.ts'
import { STORE_FACT } from './join-installation.ts'

export type KnownStore = {
  readonly store: OpenEvidenceStore
  /** It does not answer yet, and is opened when it does. */
  readonly late: boolean
}

type KnownNeeds = {
  readonly installation: InstallationFacts
  readonly evidenceUrl: string
  readonly logger: Logger
  /** No other machine uses this database: the identity of the store is seen to here, not where nodes are compared. */
  readonly alone: boolean
}

/** One machine may be told to use another place, which then has an identity of its own; several have one place. */
const factOf = ({ alone, evidenceUrl }: KnownNeeds): string =>
  alone ? `${STORE_FACT}:${evidencePlace(evidenceUrl)}` : STORE_FACT

const notTheSame = (place: string): Result<never> =>
  fail(
    'setting-invalid',
    `证据存储 ${place} 不可用：不是原来的那个（若证据已整体迁来，执行一次 xuncha migrate --adopt）。The evidence store ${place} cannot be used: it is not the one it was (if the evidence was moved here, run xuncha migrate --adopt once).`,
    'XUNCHA_EVIDENCE_URL',
  )

/** What comes back under the address of a store has to be that store. */
async function openTheSame(needs: KnownNeeds): Promise<Result<OpenEvidenceStore>> {
  const opened = await createEvidenceStore(needs.evidenceUrl, { make: false })
  if (!opened.ok) return opened
  const { identity } = opened.value
  const common = await needs.installation.find(factOf(needs))
  return common === null || (await identity.read()) === common ? opened : notTheSame(identity.place)
}

/** Gives a store its identity, written before it is remembered: one that could not be written is asked for by nobody. */
async function nameStore(
  { installation, logger }: KnownNeeds,
  identity: StoreIdentity,
  fact: string,
): Promise<void> {
  try {
    const present = await identity.read()
    const own = present ?? randomUUID()
    if (present === null) await identity.write(own)
    await installation.claim(fact, own)
  } catch (error) {
    logger.warn({ place: identity.place, why: String(error) }, 'evidence store has no identity yet')
  }
}

/** Whether it is the store that this machine has used under this address. */
async function isTheSame(needs: KnownNeeds, identity: StoreIdentity): Promise<boolean> {
  const fact = factOf(needs)
  const common = await needs.installation.find(fact)
  if (common !== null) return (await identity.read()) === common
  await nameStore(needs, identity, fact)
  return true
}

/**
 * Opens the evidence store. One that this installation has used before may be away, or another may be in its place (an
 * empty folder where its disk is not mounted): the patrol starts without it. One that never answered is more likely a
 * mistake in a setting, and is the fault.
 */
export async function openKnownStore(needs: KnownNeeds): Promise<Result<KnownStore>> {
  const { installation, evidenceUrl, logger, alone } = needs
  const place = evidencePlace(evidenceUrl)
  const fact = `evidence-used:${place}`
  const used = (await installation.find(fact)) !== null
  const opened = await createEvidenceStore(evidenceUrl, { make: !used })
  if (!opened.ok && !used) return opened
  if (opened.ok && (!alone || (await isTheSame(needs, opened.value.identity)))) {
    await installation.claim(fact, 'yes')
    return succeed({ store: opened.value, late: false })
  }
  const why = opened.ok ? 'another store is in its place' : opened.fault.message
  logger.error({ place, why }, 'started without its evidence store')
  return succeed({ store: createLateStore(place, () => openTheSame(needs)), late: true })
}
