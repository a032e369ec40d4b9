import { and, desc, eq, lt, ne, sql } from 'drizzle-orm'
import type {
  ProgramTokens,
  SignedInSession,
  SignedInSessions,
} from '../../../../ports/records/access/access-records.ts'
import type { IdempotencyLedger } from '../../../../ports/records/access/idempotency.ts'
import type { DrizzleDatabase } from '../../drizzle-database.ts'
import { idempotentAnswers, programTokens, signedInSessions } from '../../schema/accounts.ts'

type SessionRow = typeof signedInSessions.$inferSelect

function toSession({ vouchSealed, vouchFactor, ...session }: SessionRow): SignedInSession {
  return vouchSealed === null
    ? session
    : { ...session, vouched: { sealed: vouchSealed, factor: vouchFactor === true } }
}

function toSessionRow({ vouched, ...session }: SignedInSession): SessionRow {
  return {
    ...session,
    owes: [...session.owes],
    vouchSealed: vouched?.sealed ?? null,
    vouchFactor: vouched?.factor ?? null,
  }
}

export function createSessionRepository(database: DrizzleDatabase): SignedInSessions {
  return {
    async find(tokenHash) {
      const [row] = await database
        .select()
        .from(signedInSessions)
        .where(eq(signedInSessions.tokenHash, tokenHash))
      return row === undefined ? null : toSession(row)
    },
    async add(session) {
      await database.insert(signedInSessions).values(toSessionRow(session))
    },
    // Never an upsert: what was ended meanwhile would be open again.
    async noteSeen(tokenHash, seenAt) {
      const noted = await database
        .update(signedInSessions)
        .set({ seenAt })
        .where(eq(signedInSessions.tokenHash, tokenHash))
        .returning({ tokenHash: signedInSessions.tokenHash })
      return noted.length > 0
    },
    async remove(tokenHash) {
      await database.delete(signedInSessions).where(eq(signedInSessions.tokenHash, tokenHash))
    },
    async removeOf(accountId, except) {
      const { accountId: owner, tokenHash } = signedInSessions
      const others = except === undefined ? undefined : ne(tokenHash, except)
      await database.delete(signedInSessions).where(and(eq(owner, accountId), others))
    },
    async ofAccount(accountId) {
      const rows = await database
        .select()
        .from(signedInSessions)
        .where(eq(signedInSessions.accountId, accountId))
        .orderBy(desc(signedInSessions.createdAt), desc(signedInSessions.tokenHash))
      return rows.map(toSession)
    },
  }
}

export function createTokenRepository(database: DrizzleDatabase): ProgramTokens {
  return {
    async find(tokenHash) {
      const [row] = await database
        .select()
        .from(programTokens)
        .where(eq(programTokens.tokenHash, tokenHash))
      return row ?? null
    },
    async add(token) {
      const scopes = token.scopes === null ? null : [...token.scopes]
      const row = { ...token, regions: [...token.regions], scopes }
      await database.insert(programTokens).values(row)
    },
    async noteUsed(tokenHash, lastUsedAt) {
      const noted = await database
        .update(programTokens)
        .set({ lastUsedAt })
        .where(eq(programTokens.tokenHash, tokenHash))
        .returning({ tokenHash: programTokens.tokenHash })
      return noted.length > 0
    },
    all: async () =>
      await database
        .select()
        .from(programTokens)
        .orderBy(programTokens.createdAt, programTokens.tokenHash),
    async remove(tokenHash) {
      await database.delete(programTokens).where(eq(programTokens.tokenHash, tokenHash))
    },
  }
}

/** `status` of a key whose request is worked on. */
const UNDER_WAY = 0
const isUnderWay = eq(idempotentAnswers.status, UNDER_WAY)

export function createIdempotencyRepository(database: DrizzleDatabase): IdempotencyLedger {
  return {
    async claim({ key, requestHash, at }, abandoned) {
      const taken = await database
        .insert(idempotentAnswers)
        .values({ key, requestHash, at, status: UNDER_WAY, body: '' })
        .onConflictDoUpdate({
          target: idempotentAnswers.key,
          set: { requestHash, at },
          setWhere: sql`${isUnderWay} and ${lt(idempotentAnswers.at, abandoned)}`,
        })
        .returning({ key: idempotentAnswers.key })
      if (taken.length > 0) return null
      const [row] = await database
        .select()
        .from(idempotentAnswers)
        .where(eq(idempotentAnswers.key, key))
      // Given back between the two statements: whoever comes again finds it free.
      if (row === undefined) return { requestHash, answer: null }
      const { status, body } = row
      return {
        requestHash: row.requestHash,
        answer: status === UNDER_WAY ? null : { status, body },
      }
    },
    async save(answer) {
      // The first answer stands: a key is never given a second one.
      const { requestHash, status, body, at } = answer
      await database.insert(idempotentAnswers).values(answer).onConflictDoUpdate({
        target: idempotentAnswers.key,
        set: { requestHash, status, body, at },
        setWhere: isUnderWay,
      })
    },
    async release({ key, at }) {
      await database
        .delete(idempotentAnswers)
        .where(and(eq(idempotentAnswers.key, key), eq(idempotentAnswers.at, at), isUnderWay))
    },
  }
}
