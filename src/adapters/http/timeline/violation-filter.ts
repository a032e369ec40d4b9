import type { z } from 'zod'
import type { violationQuery } from '../../../contracts/violation.ts'
import type { SpannedFilter, ViolationFilter } from '../../../ports/records/records.ts'
import { instantIn, placeIn, spanIn } from '../routes/route-kit.ts'

type Query = Omit<z.infer<typeof violationQuery>, 'limit' | 'cursor'>

/** What a list of violations is narrowed by, as its query names it. */
export function violationFilterOf(query: Query): ViolationFilter {
  const { from, to, ongoing, institutionId, roomId, status, rule, subject, text } = query
  return {
    ...(from === undefined ? {} : { from: instantIn(from, 'from') }),
    ...(to === undefined ? {} : { to: instantIn(to, 'to') }),
    ...placeIn(query),
    ...(institutionId === undefined ? {} : { institutionId }),
    ...(roomId === undefined ? {} : { roomId }),
    ...(status === undefined ? {} : { status }),
    ...(rule === undefined ? {} : { rule }),
    ...(subject === undefined ? {} : { subject }),
    ...(text === undefined ? {} : { text }),
    ...(ongoing === undefined ? {} : { ongoing: ongoing === 'true' }),
  }
}

/** The same of a span that has both its ends. */
export function spannedFilterOf(
  query: Query & { readonly from: string; readonly to: string },
): SpannedFilter {
  const { start, end } = spanIn(query)
  return { ...violationFilterOf(query), from: start, to: end }
}
