import { fail, type Result, succeed } from '../core/fault.ts'
import { isKnownCity } from '../core/registry/region.ts'
import { isKnownScope, regionPrefix, unknownScopeSentence } from '../core/registry/region-scope.ts'
import { addDays, parseCivilDate } from '../core/time/civil-date.ts'
import { type Instant, startOfDay } from '../core/time/instant.ts'

/** `--region CODE`: in this region and below. Codes of counties that are out of use are codes of their city. */
export function regionOption(region: string | undefined): Result<{ readonly region?: string }> {
  if (region === undefined) return succeed({})
  const city = regionPrefix(region).slice(0, 4).padEnd(6, '0')
  const county = /^\d{6}(\d{3})?$/.test(region) && isKnownCity(city)
  if (county || isKnownScope(region)) return succeed({ region })
  const { zh, en } = unknownScopeSentence(region)
  return fail('bad-request', `--region：${zh} / ${en}`, '--region')
}

/** `--from D --to D`: whole days on the wall calendar of Asia/Shanghai, both included. */
export function daySpan(options: {
  readonly from?: string
  readonly to?: string
}): Result<{ readonly from: Instant; readonly to: Instant }> {
  const first = parseCivilDate(options.from ?? '')
  const last = parseCivilDate(options.to ?? '')
  if (first === null || last === null) {
    const name = first === null ? '--from' : '--to'
    return fail('bad-request', `${name}：应为 YYYY-MM-DD / a date is expected`, name)
  }
  if (last < first) {
    return fail('bad-request', '--to 不得早于 --from / --to lies before --from', '--to')
  }
  return succeed({ from: startOfDay(first), to: startOfDay(addDays(last, 1)) })
}
