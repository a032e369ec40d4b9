import { fail, type Result } from '../../../core/fault.ts'
import type { Transactions } from '../../../ports/records/records.ts'
import type { AskedPackage, HandedOut, HandOutPackage } from './hand-out-package.ts'

export type PackageUseCaseDeps = {
  /** Left out: this program signs nothing, and makes none. */
  readonly handOutPackage?: HandOutPackage
}

const NONE_MADE =
  '本程序不制作证据包，请在主程序上导出。This program makes no evidence packages: export it from the main one.'

/** Packages of what who asks may see. */
export const bindPackages = ({
  transactions,
  handOutPackage,
}: PackageUseCaseDeps & { readonly transactions: Transactions }) => ({
  make: async (asked: AskedPackage): Promise<Result<HandedOut>> =>
    handOutPackage === undefined
      ? fail('wrong-state', NONE_MADE)
      : await handOutPackage(transactions, asked),
})
