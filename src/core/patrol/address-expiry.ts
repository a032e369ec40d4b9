import { type Instant, instantOfEpochMilliseconds, parseInstant } from '../time/instant.ts'

/**
 * Names under which signed media addresses carry a time, with the name that must stand beside them where the name
 * alone is too common. Tencent Cloud: `txSecret` with `txTime` (hexadecimal); Alibaba Cloud: `auth_key` begins with the
 * time; Wangsu: `wsSecret` with `wsTime`; Volcano Engine: `volcSecret` with `volcTime`; Akamai: `hdnts` holds `exp=`;
 * object stores: `Expires` or `X-Amz-Date` with `X-Amz-Expires`, which name a signature beside them.
 */
const TIMES: readonly (readonly [name: string, beside: string | null])[] = [
  ['txtime', null],
  ['wstime', null],
  ['volctime', null],
  ['auth_key', null],
  ['expires', null],
  ['expire', null],
  ['expires_at', null],
  ['expire_time', null],
  ['exp', null],
  ['deadline', null],
  ['x-expires', null],
  ['validtime', null],
  ['hdnts', null],
  ['hdnea', null],
  ['e', 'token'],
  ['t', 'sign'],
]

/** 2015 to 2100: outside of it a number is no time. */
const EARLIEST_SECONDS = 1_420_070_400
const LATEST_SECONDS = 4_102_444_800

function plausible(secondsSinceEpoch: number): number | null {
  if (secondsSinceEpoch >= EARLIEST_SECONDS && secondsSinceEpoch < LATEST_SECONDS) {
    return secondsSinceEpoch * 1_000
  }
  const inMilliseconds = secondsSinceEpoch / 1_000
  return inMilliseconds >= EARLIEST_SECONDS && inMilliseconds < LATEST_SECONDS
    ? secondsSinceEpoch
    : null
}

/** Decimal seconds or milliseconds, or eight hexadecimal digits; also inside `exp=…~` and before the first hyphen. */
function timeIn(value: string): number | null {
  const [head = ''] = (/(?:^|~)exp=(\d+)/.exec(value)?.[1] ?? value).split('-')
  if (/^\d{10}$|^\d{13}$/.test(head)) return plausible(Number(head))
  return /^[0-9a-f]{8}$/i.test(head) ? plausible(Number.parseInt(head, 16)) : null
}

function parametersOf(address: string): Map<string, string> {
  const query = address.split('#')[0]?.split('?').slice(1).join('?') ?? ''
  const pairs = query.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=')
    return at < 0 ? [pair.toLowerCase(), ''] : [pair.slice(0, at).toLowerCase(), pair.slice(at + 1)]
  })
  return new Map(pairs)
}

function amazonExpiry(parameters: ReadonlyMap<string, string>): number | null {
  const began = (parameters.get('x-amz-date') ?? '').replace(
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/,
    '$1-$2-$3T$4:$5:$6Z',
  )
  const from = parseInstant(began)
  const lasts = Number(parameters.get('x-amz-expires'))
  return from === null || !(lasts > 0) ? null : from + lasts * 1_000
}

/**
 * When the signature of a media address runs out: the earliest time it names that still lies ahead of `now`. `null`
 * when it names none. A time that lies behind (some clouds write down when the address was signed) says nothing; the
 * server's refusal then does.
 */
export function addressExpiry(address: string, now: Instant): Instant | null {
  const parameters = parametersOf(address)
  const named = TIMES.flatMap(([name, beside]) => {
    const value = parameters.get(name)
    if (value === undefined || (beside !== null && !parameters.has(beside))) return []
    const time = timeIn(value)
    return time === null ? [] : [time]
  })
  const amazon = amazonExpiry(parameters)
  const ahead = [...named, ...(amazon === null ? [] : [amazon])].filter((time) => time > now)
  return ahead.length === 0 ? null : instantOfEpochMilliseconds(Math.min(...ahead))
}
