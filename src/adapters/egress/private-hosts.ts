import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** What `XUNCHA_ALLOW_PRIVATE_HOSTS` permits although it is private. */
export type PrivateHosts = {
  permitsHost(host: string): boolean
  permitsAddress(address: string): boolean
}

const unmapped = (address: Address): Address =>
  address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress()
    ? address.toIPv4Address()
    : address

function parseNetwork(entry: string): [Address, number] | null {
  if (ipaddr.isValidCIDR(entry)) return ipaddr.parseCIDR(entry)
  if (!ipaddr.IPv4.isValidFourPartDecimal(entry) && !ipaddr.IPv6.isValid(entry)) return null
  const address = ipaddr.parse(entry)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** Entries are host names (exact, or `.example` for a whole domain), addresses, or networks in CIDR form. */
export function parsePrivateHosts(entries: readonly string[]): PrivateHosts {
  const trimmed = entries.map((entry) =>
    entry
      .trim()
      .toLowerCase()
      .replace(/^\[|\]$/g, ''),
  )
  const networks = trimmed.flatMap((entry) => {
    const network = parseNetwork(entry)
    return network === null ? [] : [network]
  })
  const names = trimmed.filter((entry) => entry !== '' && parseNetwork(entry) === null)
  return {
    permitsHost: (host) =>
      names.some((name) => (name.startsWith('.') ? host.endsWith(name) : host === name)),
    permitsAddress(address) {
      const parsed = unmapped(ipaddr.parse(address))
      return networks.some(
        ([network, bits]) => network.kind() === parsed.kind() && parsed.match([network, bits]),
      )
    },
  }
}

/** The only IPv6 block that IANA gives out for the public internet. `::a.b.c.d` for one lies outside of it. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Addresses of the public internet. All else (loopback, private, link-local with the clouds' metadata service,
 * carrier-grade NAT, multicast, documentation, and IPv6 forms that carry an IPv4 address) is not, so an address
 * family or a special range that this program has never heard of is refused rather than trusted.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = unmapped(ipaddr.parse(address))
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL_UNICAST)
}
