import type { OpenDatabase } from '../../adapters/db/database.ts'
import { type ForgetOldDeps, forgetOld } from '../../app/retention/forget-old.ts'
import { hours } from '../../core/time/duration.ts'
import { minus } from '../../core/time/instant.ts'

/** Marks that guard against repeats. */
const GUARDS_FOR = hours(24 * 7)

/** What is worth nothing any more, or may be kept no longer, by its age. */
export async function forgetWhatIsOld(
  needs: ForgetOldDeps & { readonly database: Pick<OpenDatabase, 'forgetGuards'> },
): Promise<void> {
  await needs.database.forgetGuards(minus(needs.clock.now(), GUARDS_FOR))
  await forgetOld(needs)
}
