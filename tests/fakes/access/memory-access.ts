import type { Records } from '../../../src/ports/records/records.ts'
import { copyOf, type MemoryTables, put } from '../memory-tables.ts'
import { memoryAccountKeys } from './memory-account-keys.ts'
import { memoryIdentities } from './memory-identities.ts'

const memoryAnswers = (tables: MemoryTables): Records['idempotency'] => ({
  async claim(claim, abandoned) {
    const found = tables.answers.get(claim.key)
    if (found === undefined || (found.status === 0 && found.at < abandoned)) {
      put(tables.answers, claim.key, { ...claim, status: 0, body: '' })
      return null
    }
    const { requestHash, status, body } = found
    return { requestHash, answer: status === 0 ? null : { status, body } }
  },
  async save(answer) {
    const found = tables.answers.get(answer.key)
    if (found === undefined || found.status === 0) put(tables.answers, answer.key, answer)
  },
  async release({ key, at }) {
    const found = tables.answers.get(key)
    if (found?.status === 0 && found.at === at) tables.answers.delete(key)
  },
})

export const memoryAccess = (
  tables: MemoryTables,
): Pick<
  Records,
  'accounts' | 'accountKeys' | 'identities' | 'sessions' | 'tokens' | 'idempotency'
> => ({
  accounts: {
    count: async () => tables.accounts.size,
    all: async () =>
      structuredClone([...tables.accounts.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))),
    findByName: async (name) =>
      copyOf([...tables.accounts.values()].find((one) => one.name === name)),
    find: async (id) => copyOf(tables.accounts.get(id)),
    // Transactions in memory run one after another.
    hold: async (id) => copyOf(tables.accounts.get(id)),
    holdAll: async () => structuredClone([...tables.accounts.values()]),
    async add(account) {
      const taken = [...tables.accounts.values()].some(({ name }) => name === account.name)
      if (!taken) put(tables.accounts, account.id, account)
      return !taken
    },
    async save(account) {
      const other = [...tables.accounts.values()].find((one) => one.name === account.name)
      if (other !== undefined && other.id !== account.id) {
        throw new Error(`the name ${account.name} is taken`)
      }
      put(tables.accounts, account.id, account)
    },
  },
  accountKeys: memoryAccountKeys(tables),
  identities: memoryIdentities(tables),
  sessions: {
    find: async (tokenHash) => copyOf(tables.sessions.get(tokenHash)),
    async noteSeen(tokenHash, seenAt) {
      const session = tables.sessions.get(tokenHash)
      if (session !== undefined) put(tables.sessions, tokenHash, { ...session, seenAt })
      return session !== undefined
    },
    async add(session) {
      if (!tables.accounts.has(session.accountId)) throw new Error('no such account')
      put(tables.sessions, session.tokenHash, session)
    },
    remove: async (tokenHash) => void tables.sessions.delete(tokenHash),
    async removeOf(accountId, except) {
      for (const session of [...tables.sessions.values()]) {
        const kept = session.accountId !== accountId || session.tokenHash === except
        if (!kept) tables.sessions.delete(session.tokenHash)
      }
    },
    ofAccount: async (accountId) =>
      structuredClone(
        [...tables.sessions.values()]
          .filter((session) => session.accountId === accountId)
          .toSorted((a, b) => b.createdAt - a.createdAt),
      ),
  },
  tokens: {
    find: async (tokenHash) => copyOf(tables.tokens.get(tokenHash)),
    async noteUsed(tokenHash, lastUsedAt) {
      const token = tables.tokens.get(tokenHash)
      if (token !== undefined) put(tables.tokens, tokenHash, { ...token, lastUsedAt })
      return token !== undefined
    },
    add: async (token) => put(tables.tokens, token.tokenHash, token),
    all: async () => structuredClone([...tables.tokens.values()]),
    remove: async (tokenHash) => void tables.tokens.delete(tokenHash),
  },
  idempotency: memoryAnswers(tables),
})
