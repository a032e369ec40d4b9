import { join } from 'node:path'
import type { TickSettings } from '../../adapters/cron/node-cron-ticks.ts'
import { createEgress } from '../../adapters/egress/create-egress.ts'
import { createStampAuthority } from '../../adapters/proofs/stamps/stamp-authority.ts'
import { createStampFile } from '../../adapters/proofs/stamps/stamp-file.ts'
import { createStampReader } from '../../adapters/proofs/stamps/stamp-reader.ts'
import { readStampRoots } from '../../adapters/proofs/stamps/stamp-roots.ts'
import { createStampWatch, type StampWatch } from '../../app/proofs/stamp-watch.ts'
import type { HashBytes } from '../../core/evidence/proof/merkle-tree.ts'
import type { ProofLedger } from '../../ports/proofs/proof-ledger.ts'
import type { StampReader } from '../../ports/proofs/time-stamps.ts'
import type { Foundation } from '../foundation.ts'

/** Behind the signing, in the same minute. */
const STAMPS = '56 * * * * *'

export function stampReader({
  settings,
  clock,
}: Pick<Foundation, 'settings' | 'clock'>): StampReader {
  const { policy, roots } = settings.proofs.stamps
  return createStampReader({
    clock,
    policy,
    roots: async () =>
      roots === null ? { ok: false, why: 'XUNCHA_STAMP_ROOTS is not set' } : readStampRoots(roots),
  })
}

/** For a program that stays; nobody is asked where no authority is set. */
export function openStamps(
  foundation: Foundation,
  ledger: ProofLedger,
  hash: HashBytes,
): StampWatch {
  const { settings, clock, logger, closers } = foundation
  const { anchorFolder, stamps } = settings.proofs
  const folders = [join(settings.storage.dataFolder, 'anchors'), anchorFolder]
  const asked = () => {
    const egress = createEgress({ ...settings.egress, logger })
    closers.add('time stamps', () => egress.close())
    return stamps.authorities.map((address) => createStampAuthority(egress, address))
  }
  return createStampWatch({
    clock,
    ledger,
    hash,
    reader: stampReader(foundation),
    authorities: stamps.authorities.length === 0 ? [] : asked(),
    books: folders.filter((folder) => folder !== null).map(createStampFile),
    every: stamps.every,
    logger,
  })
}

export async function stampTicks(watch: StampWatch): Promise<readonly TickSettings[]> {
  if (watch.state().length === 0) return []
  await watch.begin()
  return [{ name: 'anchors stamped', expression: STAMPS, run: () => watch.stamp() }]
}
