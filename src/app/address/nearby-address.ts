/** Networks that no stranger reaches: this machine, private and carrier networks, what needs no router. */
const NEARBY_IPV4 =
  /^(0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./
const NEARBY_IPV6 = /^\[(::1?|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*|::ffff:.*)\]$/
const NEARBY_NAME =
  /^localhost$|\.(localhost|local|lan|internal|intranet|home|corp|test|invalid)$|^[^.[]+$/

/**
 * The host, when an address names this machine or a network of its own (127.0.0.1, 192.168.…, localhost, a bare machine name):
 * registered by mistake mostly, since the public cannot watch there. Odd spellings of numbers are seen through. `null`: it names none of these.
 */
export function nearbyHostOf(address: string): string | null {
  const asHttp = address.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, 'http://')
  if (!URL.canParse(asHttp)) return null
  const host = new URL(asHttp).hostname.toLowerCase().replace(/\.$/, '')
  const isNearby = NEARBY_IPV4.test(host) || NEARBY_IPV6.test(host) || NEARBY_NAME.test(host)
  return isNearby ? host.replace(/^\[|\]$/g, '') : null
}
