import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import type { OpenDatabase } from '../../adapters/db/database.ts'
import { createAnchorFile } from '../../adapters/proofs/anchor-file.ts'
import { createAnchorKey, isSigned } from '../../adapters/proofs/anchor-key.ts'
import type { AnchorDeps } from '../../app/proofs/anchor-tick.ts'
import { createProofWatch, type ProofWatch } from '../../app/proofs/proof-watch.ts'
import type { StampWatch } from '../../app/proofs/stamp-watch.ts'
import type { VerifyDeps } from '../../app/proofs/verify-journal.ts'
import type { HashBytes } from '../../core/evidence/proof/merkle-tree.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { AnchorKey } from '../../ports/proofs/anchor-book.ts'
import type { Foundation } from '../foundation.ts'
import { openStamps, stampReader, stampTicks } from './open-stamps.ts'

/** Every minute, between the seconds of the others. */
const ANCHORS = '50 * * * * *'

/** The hour that says: not by the clock. */
const NEVER = 24

type Kept = {
  readonly database: Pick<OpenDatabase, 'proofs' | 'transactions'>
  readonly evidenceStore: Pick<EvidenceStore, 'get'>
}

export type ProofParts = AnchorDeps & Omit<VerifyDeps, 'signer'> & { readonly verifyKey: AnchorKey }

export const hashBytes: HashBytes = (bytes) => createHash('sha256').update(bytes).digest()

/** What signs and what checks. Who only checks makes no key. */
export function proofParts(
  { settings, clock, sha256 }: Pick<Foundation, 'settings' | 'clock' | 'sha256'>,
  { database, evidenceStore }: Kept,
): ProofParts {
  const { keyFile, anchorFolder } = settings.proofs
  const folders = [join(settings.storage.dataFolder, 'anchors'), anchorFolder]
  return {
    clock,
    sha256,
    evidenceStore,
    ledger: database.proofs,
    books: folders.filter((folder) => folder !== null).map(createAnchorFile),
    key: createAnchorKey(keyFile, true),
    verifyKey: createAnchorKey(keyFile, false),
    tools: { hash: hashBytes, isSigned },
    stamps: {
      reader: stampReader({ settings, clock }),
      authorities: settings.proofs.stamps.authorities,
    },
  }
}

export type OpenProofs = ProofWatch & { readonly stamps: StampWatch }

/** For a program that stays. */
export function openProofs(foundation: Foundation, kept: Kept): OpenProofs {
  const { clock, logger, closers, settings } = foundation
  const parts = proofParts(foundation, kept)
  const watch = createProofWatch({
    ...parts,
    clock,
    logger,
    nightly: settings.proofs.verifyHour !== NEVER,
    transactions: kept.database.transactions,
  })
  closers.add('check of the journal', () => watch.stop())
  return { ...watch, stamps: openStamps(foundation, parts.ledger, parts.tools.hash) }
}

/** What is done by the clock: signing each minute, checking each night. */
export async function proofTicks(
  { settings, logger }: Pick<Foundation, 'settings' | 'logger'>,
  watch: OpenProofs,
): Promise<readonly TickSettings[]> {
  await watch.begin()
  const { role, mayAlter } = watch.state().powers ?? { role: null, mayAlter: false }
  if (role !== null && mayAlter) {
    logger.warn({ role }, 'this role could alter the journal: see docs/evidence.md')
  }
  const { verifyHour, filesPerSecond } = settings.proofs
  const nightly: TickSettings = {
    name: 'journal verified',
    expression: `0 7 ${verifyHour} * * *`,
    // It takes as long as it takes: the tick is done once it has begun.
    run: async () => {
      void watch.verify({ who: 'system', filesPerSecond }).catch((error: unknown) => {
        logger.error({ error: String(error) }, 'the journal could not be checked')
      })
    },
  }
  return [
    { name: 'journal anchored', expression: ANCHORS, run: () => watch.anchor() },
    ...(await stampTicks(watch.stamps)),
    ...(verifyHour === NEVER ? [] : [nightly]),
  ]
}
