import type { Address } from './read-address.ts'

/** Ways to the page and back, signatures and clocks; never which room it is. */
const TRACKING =
  /^(utm_|spm|share|from|ref|scene|source|src$|session|launch|track|timestamp|ts$|t$|_+t?$|rand|nonce|sign|sig$|token|auth|expire|txsecret|txtime|wssecret|wstime|vd_source|unique_k|buvid|bbid|plat_|device|client|uid$|user_?id|open_?id|union_?id|mid$|hmsr|gclid|fbclid|msclkid|bd_vid|live_from|hotrank|is_room_feed|broadcast_type|visit_?id|request_?id|enter_|previous_|isappinstalled|nsukey)/i
/** Parameters that say which room, course or lesson: one that only the asked address has makes it another page. */
const IDENTITY =
  /(^|[_-])(id|room|live|course|class|lesson|channel|stream|anchor|code|no)s?($|[_-])|(id|Id|ID|Code|No)$|^(p|q|v|k|s)$/
/** The same site for small screens. */
const SITE_VARIANT = /^(www|m|mobile|wap|h5|3g|touch)\.(?=.+\.)/
const PATH_VARIANT = /^(h5|m|mobile)$/i

/** The host without what only says for which screen it is. */
export const siteOf = ({ host }: Pick<Address, 'host'>): string => host.replace(SITE_VARIANT, '')

function placeOf({ segments, route }: Address): string {
  const [first = '', ...rest] = segments
  const parts = rest.length > 0 && PATH_VARIANT.test(first) ? rest : segments
  const last = parts.at(-1) ?? ''
  const kept = /^index\.html?$/i.test(last) ? parts.slice(0, -1) : parts
  return `${kept.join('/')}${route}`
}

/** To look a page up by; equal keys still have to pass `pageMatch`. */
export const pageKeyOf = (page: Address): string => `page ${siteOf(page)}/${placeOf(page)}`

type Parameters = ReadonlyMap<string, string>

const telling = ({ query }: Address): Parameters =>
  new Map(query.filter(([name]) => !TRACKING.test(name)))

const holds = (all: Parameters, some: Parameters): boolean =>
  [...some].every(([name, value]) => all.get(name) === value)

function sameLetters(a: Address, b: Address): boolean {
  const [one, other] = [telling(a), telling(b)]
  return (
    a.host === b.host &&
    a.segments.join('/') === b.segments.join('/') &&
    one.size === other.size &&
    holds(one, other)
  )
}

/**
 * Whether an address is the registered page: to the letter, or seen through tracking parameters and the site for
 * phones. `null`: another page, also when it names a room that the registered address does not name.
 */
export function pageMatch(asked: Address, registered: Address): 'exact' | 'same-page' | null {
  const isThere =
    asked.family === 'web' &&
    siteOf(asked) === siteOf(registered) &&
    asked.port === registered.port &&
    placeOf(asked) === placeOf(registered)
  if (!isThere) return null
  const [has, needs] = [telling(asked), telling(registered)]
  if (!holds(has, needs)) return null
  const names = [...has.keys()].filter((name) => !needs.has(name))
  if (names.some((name) => IDENTITY.test(name))) return null
  return sameLetters(asked, registered) ? 'exact' : 'same-page'
}

/** Numbers and names by which people call the room of a page: the end of its path, or what its query says. */
export function roomIdsOf(page: Address): readonly string[] {
  const end = page.segments.at(-1)
  const inQuery = page.query.filter(([name]) => IDENTITY.test(name)).map(([, value]) => value)
  const inRoute = page.route === '' ? [] : [page.route.slice(page.route.lastIndexOf('/') + 1)]
  return [...(end === undefined ? [] : [end]), ...inQuery, ...inRoute]
}
