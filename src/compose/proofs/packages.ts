import { stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import type { OpenDatabase } from '../../adapters/db/database.ts'
import { createLetterWriter } from '../../adapters/letters/letter-writer.ts'
import { isSigned, publicKeyPem } from '../../adapters/proofs/anchor-key.ts'
import { openPackage, PackageTrouble } from '../../adapters/proofs/open-package.ts'
import { createOutgoingFolder } from '../../adapters/proofs/outgoing-folder.ts'
import { createPackageWriter } from '../../adapters/proofs/package-writer.ts'
import { sha256 } from '../../adapters/system/sha256.ts'
import {
  type ExportOrder,
  exportPackage,
  type PackageSummary,
} from '../../app/proofs/package/export-package.ts'
import { type HandOutPackage, handOutPackage } from '../../app/proofs/package/hand-out-package.ts'
import { errorCode } from '../../core/error-code.ts'
import type { PackageTools } from '../../core/evidence/package/check-list.ts'
import { checkPackage, refusedPackage } from '../../core/evidence/package/check-package.ts'
import type { PackageReport } from '../../core/evidence/package/package-check.ts'
import { EvidenceStoreAway } from '../../core/evidence/store-away.ts'
import { fail, type Result } from '../../core/fault.ts'
import type { EvidenceStore } from '../../ports/evidence-store.ts'
import type { Foundation } from '../foundation.ts'
import type { Storage } from '../storage/storage.ts'
import { VERSION } from '../version.ts'
import { hashBytes, proofParts } from './open-proofs.ts'

/** The key may be no key at all in a package that was altered. */
function pemOf(key: string): string {
  try {
    return publicKeyPem(key)
  } catch {
    return ''
  }
}

const tools: PackageTools = { hash: hashBytes, isSigned, sha256, pemOf }

/** What a place that takes no more says (errno(3)); anything else is our fault. */
const TAKES_NO_MORE = [
  'ENOSPC',
  'EDQUOT',
  'EIO',
  'EFBIG',
  'EROFS',
  'EACCES',
  'EPERM',
  'ENOENT',
  'ENOTDIR',
  'ESTALE',
]

function whyNot(error: unknown, file: string): Result<never> {
  if (error instanceof EvidenceStoreAway) {
    return fail(
      'evidence-away',
      `证据库读不到（${error.place}），证据包没有写完，写了的已删除。The evidence store cannot be read (${error.place}): the package was not finished, and what was written of it is deleted.`,
    )
  }
  const code = errorCode(error)
  if (code === 'EEXIST') return inTheWay(file)
  if (code === null || !TAKES_NO_MORE.includes(code)) throw error
  return fail(
    'wrong-state',
    `${file} 写不下去（${code}，磁盘满了？），证据包没有写完，写了的已删除。It takes no more (${code}; is the disk full?): the package was not finished, and what was written of it is deleted.`,
    'file',
  )
}

const inTheWay = (file: string): Result<never> =>
  fail(
    'wrong-state',
    `${file} 已存在，请另取名。There is such a file already: name another.`,
    'file',
  )

const isThere = async (file: string): Promise<boolean> =>
  await stat(file).then(
    () => true,
    () => false,
  )

export type ExportPackage = (order: ExportOrder) => Promise<Result<PackageSummary>>

type Needs = Pick<Foundation, 'settings' | 'clock' | 'sha256'>

const partsOf = (
  foundation: Needs,
  storage: {
    readonly database: Pick<OpenDatabase, 'proofs' | 'transactions'>
    readonly evidenceStore: Pick<EvidenceStore, 'get'>
  },
) => ({
  ...proofParts(foundation, storage),
  clock: foundation.clock,
  letterWriter: createLetterWriter(),
  packageWriter: createPackageWriter(),
  packageTools: tools,
  version: VERSION,
})

/** For whoever may read the data folder: it names a file of this machine. */
export function packageExport(
  foundation: Needs,
  storage: Pick<Storage, 'database' | 'transactions' | 'evidenceStore'>,
): ExportPackage {
  const deps = { ...partsOf(foundation, storage), transactions: storage.transactions }
  return async (order) => {
    if (!isAbsolute(order.file) || (await isThere(order.file))) return inTheWay(order.file)
    try {
      return await exportPackage(deps, order)
    } catch (error) {
      return whyNot(error, order.file)
    }
  }
}

/** For whoever is not at this machine. */
export function packageHandOut(
  foundation: Needs,
  storage: Parameters<typeof partsOf>[1],
): HandOutPackage {
  const folder = join(foundation.settings.storage.dataFolder, 'outgoing')
  const deps = { ...partsOf(foundation, storage), outgoing: createOutgoingFolder(folder) }
  return async (transactions, asked) => {
    try {
      return await handOutPackage({ ...deps, transactions }, asked)
    } catch (error) {
      return whyNot(error, folder)
    }
  }
}

/** With no database and no network. `trusted`: the public key (PEM) as it was had elsewhere. */
export async function verifyPackage(file: string, trusted: string | null): Promise<PackageReport> {
  try {
    return checkPackage(await openPackage(file), trusted, tools)
  } catch (error) {
    if (error instanceof PackageTrouble) return refusedPackage(error.zh, error.en)
    throw error
  }
}
