import { sql } from 'drizzle-orm'
import type { ProofLedger } from '../../../ports/proofs/proof-ledger.ts'
import type { DrizzleDatabase } from '../drizzle-database.ts'

type InTurn = ProofLedger['inTurn']

/** Any number that no other advisory lock of this database uses; here the letters `anch`. */
const SIGNING_LOCK = 0x61_6e_63_68

/** Of this process, which is all there is with the embedded database: a transaction of it would wait for itself. */
export function turnsHere(): InTurn {
  let before: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = before.then(work)
    before = done.catch(() => undefined)
    return done
  }
}

/**
 * Of all processes of a server. In line here first: who waits there holds a connection that the one whose turn it is may
 * need. Its own transaction idles meanwhile, for long where years of a journal are signed for the first time.
 */
export function turnsOnServer(database: DrizzleDatabase): InTurn {
  const here = turnsHere()
  return (work) =>
    here(() =>
      database.transaction(async (transaction) => {
        await transaction.execute(sql`set local idle_in_transaction_session_timeout = '30min'`)
        await transaction.execute(sql`select pg_advisory_xact_lock(${SIGNING_LOCK}::bigint)`)
        return await work()
      }),
    )
}
