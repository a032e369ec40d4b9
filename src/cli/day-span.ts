import { fail, type Result, succeed } from '../core/fault.ts'
import { addDays, parseCivilDate } from '../core/time/civil-date.ts'
import { type Instant, startOfDay } from '../core/time/instant.ts'

/** `--from D --to D`: whole days on the wall calendar of Asia/Shanghai, both included. */
export function daySpan(options: {
  readonly from?: string
  readonly to?: string
}): Result<{ readonly from: Instant; readonly to: Instant }> {
  const first = parseCivilDate(options.from ?? '')
  const last = parseCivilDate(options.to ?? '')
  if (first === null || last === null) {
    const name = first === null ? '--from' : '--to'
    return fail('bad-request', `${name}:应为 YYYY-MM-DD / a date is expected`, name)
  }
  if (last < first) {
    return fail('bad-request', '--to 不得早于 --from / --to lies before --from', '--to')
  }
  return succeed({ from: startOfDay(first), to: startOfDay(addDays(last, 1)) })
}
