import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from '../memory-tables.ts'

export function memoryIdentities({ identities }: MemoryTables): Records['identities'] {
  const ofPerson = (issuer: string, subject: string) =>
    [...identities.values()].find((one) => one.issuer === issuer && one.subject === subject)
  return {
    find: async (issuer, subject) => copyOf(ofPerson(issuer, subject)),
    ofAccount: async (accountId) => copyOf(identities.get(accountId)),
    all: async () => structuredClone([...identities.values()]),
    async bind(identity) {
      const { accountId, issuer, subject } = identity
      if (identities.has(accountId) || ofPerson(issuer, subject) !== undefined) return false
      put(identities, accountId, identity)
      return true
    },
    unbind: async (accountId) => identities.delete(accountId),
  }
}
