import type { Violation } from '../../../src/core/violations/violation.ts'
import type { Transactions } from '../../../src/ports/records/records.ts'
import { aStoredViolation } from '../../build/database/database-rows.ts'

/** A violation that no other test knows. */
export const aViolationOf = (
  unique: (prefix: string) => string,
  change: Partial<Violation> = {},
): Violation => aStoredViolation({ id: unique('violation'), roomId: unique('room'), ...change })

export const saveIn = (transactions: Transactions, violation: Violation): Promise<boolean> =>
  transactions.run(({ violations }) => violations.save(violation))
