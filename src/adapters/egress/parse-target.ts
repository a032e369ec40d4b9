import { isIPv4, isIPv6 } from 'node:net'
import { domainToASCII } from 'node:url'

export type Target =
  | { readonly kind: 'target'; readonly url: URL; readonly host: string }
  | {
      readonly kind: 'refusal'
      readonly reason: 'bad-address' | 'blocked-address'
      readonly detail: string
    }

/** What may be asked for over the network. `file:`, `data:`, `concat:`, `gopher:` … are not in it. */
const SCHEMES = ['http:', 'https:', 'rtmp:', 'rtmps:', 'rtsp:', 'rtsps:']

/** Numbers that libc reads as an IPv4 address though they are not four decimal parts (inet_aton(3)). */
const NUMERIC_HOST = /^(0x[0-9a-f]*|\d+)(\.(0x[0-9a-f]*|\d+))*\.?$/

const refuse = (reason: 'bad-address' | 'blocked-address', detail: string): Target => ({
  kind: 'refusal',
  reason,
  detail,
})

/** The host as it was written, before a URL parser makes `2130706433` into `127.0.0.1`. */
function writtenHost(text: string): string {
  const authority = /^[a-z][a-z0-9+.-]*:[\\/]{2}([^\\/?#]*)/i.exec(text)?.[1] ?? ''
  const afterUser = authority.slice(authority.lastIndexOf('@') + 1)
  return afterUser.replace(/:\d*$/, '').toLowerCase()
}

/** Lower case, ASCII, without brackets and root dot. URL does this for http but leaves the host of rtmp as it is. */
function hostOf(url: URL): string {
  const bare = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (isIPv6(bare)) return bare
  let decoded = bare
  try {
    decoded = decodeURIComponent(bare)
  } catch {
    return ''
  }
  return domainToASCII(decoded).replace(/\.$/, '')
}

/**
 * Parses an address that is to be fetched. Refused: other schemes, user names and passwords, and hosts that are
 * numbers in any spelling but four decimal parts, because such a spelling exists only to slip past a check.
 */
export function parseTarget(text: string): Target {
  let url: URL
  try {
    url = new URL(text.trim())
  } catch {
    return refuse('bad-address', 'not a URL')
  }
  if (!SCHEMES.includes(url.protocol)) {
    return refuse('blocked-address', `scheme ${url.protocol} is not fetched`)
  }
  if (url.username !== '' || url.password !== '') {
    return refuse('blocked-address', 'credentials in the address')
  }
  const host = hostOf(url)
  if (host === '') return refuse('bad-address', 'no host')
  const written = writtenHost(text.trim())
  const odd = [written, host].some((one) => NUMERIC_HOST.test(one) && !isIPv4(one))
  if (odd || (isIPv4(host) && written !== host)) {
    return refuse('blocked-address', `host written as a number: ${written}`)
  }
  if (host.includes(':') && !isIPv6(host)) return refuse('bad-address', `host ${host}`)
  return { kind: 'target', url, host }
}
