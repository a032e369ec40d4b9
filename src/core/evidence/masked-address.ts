import type { JsonValue } from './canonical-json.ts'

const MASK = '***'

/** Parameters by which live clouds and servers are told that one may: `txSecret`, `auth_key`, `sign`, `token` … */
const SECRET_NAME = /secret|key|sign|token|auth|pass|pwd/i

const ADDRESS = /^[a-z][a-z0-9+.-]*:\/\//i

/**
 * Where an institution pushes to, without what it is allowed in by: server and application stay, the stream's name
 * (which is the key where there is no other) and everything behind it do not.
 */
export function maskedPush(address: string): string {
  const found = /^([a-z][a-z\d+.-]{0,30}:\/\/)([^/?#\s]+)(\/[^?#\s]*)?/i.exec(address)
  if (found === null) return MASK
  const [, scheme = '', authority = '', path = '/'] = found
  const host = authority.slice(authority.lastIndexOf('@') + 1)
  return host === '' ? MASK : `${scheme}${host}${path.slice(0, path.lastIndexOf('/') + 1)}${MASK}`
}

/** An address with its password and secret parameters blotted out; any other text as it is. */
function withoutSecrets(text: string): string {
  if (!ADDRESS.test(text)) return text
  const [path = '', query] = text.replace(/^([^/]*\/\/)[^/?#]*@/, `$1${MASK}@`).split(/\?(.*)/s)
  if (query === undefined) return path
  const pairs = query.split('&').map((pair) => {
    const [name = ''] = pair.split('=')
    return SECRET_NAME.test(name) ? `${name}=${MASK}` : pair
  })
  return `${path}?${pairs.join('&')}`
}

function everyText(value: JsonValue, change: (text: string) => string): JsonValue {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one: JsonValue) => everyText(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === 'pushUrls' ? everyText(one, maskedPush) : everyText(one, change),
    ]),
  )
}

/** What stood in a field of a record, as a history may show it to whoever reads there. */
export const maskedField = (field: string, value: JsonValue): JsonValue =>
  everyText(value, field === 'pushUrls' ? maskedPush : withoutSecrets)
