import { heldBy } from '../../core/retention/legal-hold.ts'
import type { Held } from '../../core/retention/retention.ts'
import type { Records } from '../../ports/records/records.ts'

/**
 * What nothing is deleted of: rooms under hold, violations under hold and the rooms of those. It stays so until the
 * transaction ends.
 */
export async function heldNow({
  legalHolds,
  violations,
}: Pick<Records, 'legalHolds' | 'violations'>): Promise<Held> {
  await legalHolds.lock()
  const held = heldBy(await legalHolds.all())
  const named = await violations.findMany([...held.violations])
  return {
    violations: held.violations,
    rooms: new Set([...held.rooms, ...named.map(({ roomId }) => roomId)]),
  }
}
