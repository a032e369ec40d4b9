import type { AccountKeys } from '../../../src/ports/records/access/access-records.ts'
import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from '../memory-tables.ts'

export function memoryAccountKeys({ accountKeys }: MemoryTables): Records['accountKeys'] {
  const change = (accountId: string, decide: (keys: AccountKeys) => AccountKeys | null) => {
    const keys = accountKeys.get(accountId)
    const changed = keys === undefined ? null : decide(keys)
    if (changed !== null) put(accountKeys, accountId, changed)
    return changed !== null
  }
  return {
    find: async (accountId) =>
      copyOf(accountKeys.get(accountId)) ?? { accountId, passwordDue: false, secondFactor: null },
    save: async (keys) => put(accountKeys, keys.accountId, keys),
    withSecondFactor: async () =>
      new Set(
        [...accountKeys.values()].flatMap(({ accountId, secondFactor }) =>
          secondFactor === null ? [] : [accountId],
        ),
      ),
    takeStep: async (accountId, step) =>
      change(accountId, (keys) =>
        keys.secondFactor === null || keys.secondFactor.lastStep >= step
          ? null
          : { ...keys, secondFactor: { ...keys.secondFactor, lastStep: step } },
      ),
    replaceRecovery: async (accountId, since, recovery) =>
      change(accountId, (keys) =>
        keys.secondFactor === null || keys.secondFactor.since !== since
          ? null
          : { ...keys, secondFactor: { ...keys.secondFactor, recovery } },
      ),
    takeRecovery: async (accountId, digest) =>
      change(accountId, (keys) => {
        const { secondFactor } = keys
        if (secondFactor === null || !secondFactor.recovery.includes(digest)) return null
        const recovery = secondFactor.recovery.filter((one) => one !== digest)
        return { ...keys, secondFactor: { ...secondFactor, recovery } }
      }),
  }
}
