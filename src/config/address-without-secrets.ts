/** What stands in place of anything that may be a secret, or that cannot be read as an address. */
const HIDDEN = '***'

/** A key and its secret stand before an `@`, written out or escaped. */
const MAY_HOLD_KEYS = /@|%40/i
const SECRET_NAME = /token|secret|password|passwd|pwd|signature|credential|auth|key/i
/** A user and a password, or a host and a port: a password with a `?` in it looks like the latter. */
const WITH_COLON = /^[^:]*:\/\/[^/?#]*:/

const isAddress = (text: string): boolean => text.includes('//')

/** `null`: an `@` that belongs to no address. */
function shownPair([name, value]: readonly [string, string]): string | null {
  if (MAY_HOLD_KEYS.test(name)) return null
  const isSecret = SECRET_NAME.test(name)
  if (MAY_HOLD_KEYS.test(value) && (isSecret || !isAddress(value))) return null
  if (isSecret) return `${name}=${HIDDEN}`
  const shown = withoutSecrets(value)
  return shown === HIDDEN ? null : `${name}=${shown}`
}

function shownAddress(text: string, url: URL): string {
  const { protocol, username, password, host, pathname, searchParams, hash } = url
  const bare = username === '' && password === ''
  // An `@` where the parser finds no user is most likely one whose password was not escaped.
  if (MAY_HOLD_KEYS.test(`${host}${pathname}${hash}`)) return HIDDEN
  if (bare && WITH_COLON.test(text) && MAY_HOLD_KEYS.test(url.search)) return HIDDEN
  const pairs = [...searchParams].map(shownPair)
  if (pairs.includes(null)) return HIDDEN
  const query = pairs.length === 0 ? '' : `?${pairs.join('&')}`
  return `${protocol}//${bare ? '' : `${HIDDEN}@`}${host}${pathname}${query}${hash}`
}

/** A setting as people may see it: an address without user, password and keys, also of addresses in its query. */
export function withoutSecrets(text: string): string {
  if (!isAddress(text)) return text
  if (!MAY_HOLD_KEYS.test(text) && !text.includes('?')) return text
  const url = URL.parse(text)
  return url === null ? HIDDEN : shownAddress(text, url)
}
