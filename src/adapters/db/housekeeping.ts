import { lt } from 'drizzle-orm'
import type { Instant } from '../../core/time/instant.ts'
import type { DrizzleDatabase } from './drizzle-database.ts'
import { idempotentAnswers, signedInSessions, signInLanes } from './schema/accounts.ts'
import { observationMarks } from './schema/violations.ts'

/**
 * Forgets what only guards against repetition and has outlived that: marks of observations, answers to idempotency
 * keys, expired sessions, failures to sign in. Records and evidence are never touched. A job is tried again for less than a day, so anything
 * from a day on is safe.
 */
export async function forgetGuards(database: DrizzleDatabase, before: Instant): Promise<void> {
  await database.delete(observationMarks).where(lt(observationMarks.at, before))
  await database.delete(idempotentAnswers).where(lt(idempotentAnswers.at, before))
  await database.delete(signedInSessions).where(lt(signedInSessions.expiresAt, before))
  await database.delete(signInLanes).where(lt(signInLanes.lastAt, before))
}
