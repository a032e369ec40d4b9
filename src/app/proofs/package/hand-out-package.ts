import { type Result, succeed } from '../../../core/fault.ts'
import type { OutgoingFile, OutgoingFolder } from '../../../ports/proofs/outgoing-folder.ts'
import type { Transactions } from '../../../ports/records/records.ts'
import {
  type ExportOrder,
  exportPackage,
  type PackageDeps,
  type PackageSummary,
} from './export-package.ts'

export type AskedPackage = Required<Omit<ExportOrder, 'file'>>

export type HandedOut = Omit<PackageSummary, 'file'> & OutgoingFile

/** Makes a package of what `transactions` may see, for somebody who is not at this machine. */
export type HandOutPackage = (
  transactions: Transactions,
  asked: AskedPackage,
) => Promise<Result<HandedOut>>

/** Nothing is handed out before the whole package is on the disk, so that none is cut short by what it could not read. */
export async function handOutPackage(
  deps: PackageDeps & { readonly outgoing: OutgoingFolder },
  asked: AskedPackage,
): Promise<Result<HandedOut>> {
  const file = await deps.outgoing.draft()
  try {
    const made = await exportPackage(deps, { ...asked, file })
    if (!made.ok) {
      await deps.outgoing.drop(file)
      return made
    }
    const { file: _, ...summary } = made.value
    return succeed({ ...summary, ...(await deps.outgoing.take(file)) })
  } catch (error) {
    await deps.outgoing.drop(file)
    throw error
  }
}
