import type { OpenDatabase } from '../../adapters/db/database.ts'
import { type ForgetOldDeps, forgetOld } from '../../app/retention/forget-old.ts'
import { hours } from '../../core/time/duration.ts'
import { minus } from '../../core/time/instant.ts'
import { surelyNow } from '../../core/time/lived-time.ts'

/** Marks that guard against repeats. */
const GUARDS_FOR = hours(24 * 7)

/** What is worth nothing any more, or may be kept no longer, by its age. */
export async function forgetWhatIsOld(
  needs: ForgetOldDeps & { readonly database: Pick<OpenDatabase, 'forgetGuards'> },
): Promise<void> {
  const now = surelyNow(await needs.keepLived())
  await needs.database.forgetGuards(minus(now, GUARDS_FOR))
  await forgetOld(needs)
}
