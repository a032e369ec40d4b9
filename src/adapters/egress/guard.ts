import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { EgressRefusal, PinnedAddress } from '../../ports/egress.ts'
import { isPublicAddress, type PrivateHosts } from './private-hosts.ts'

export type Resolve = (host: string) => Promise<readonly string[]>

/** IPv4 first: one address is pinned and no second one tried, and IPv6 is the one that is often announced but dead. */
const resolveBySystem: Resolve = async (host) =>
  (await lookup(host, { all: true, order: 'ipv4first' })).map(({ address }) => address)

const CACHE_MILLISECONDS = 30_000
const CACHE_ENTRIES = 1_000

export type Guard = {
  /** Resolves `host` and picks the first of its addresses that may be reached. */
  pin(host: string): Promise<PinnedAddress | EgressRefusal>
}

const refuse = (reason: EgressRefusal['reason'], detail: string): EgressRefusal => ({
  kind: 'refusal',
  reason,
  detail,
})

function decide(
  host: string,
  addresses: readonly string[],
  privateHosts: PrivateHosts,
): PinnedAddress | EgressRefusal {
  const trusted = privateHosts.permitsHost(host)
  const address = addresses.find(
    (one) => trusted || isPublicAddress(one) || privateHosts.permitsAddress(one),
  )
  if (address !== undefined) {
    return { kind: 'pinned', host, address, family: isIP(address) === 6 ? 6 : 4 }
  }
  const [first] = addresses
  return first === undefined
    ? refuse('dns', `${host} has no address`)
    : refuse('blocked-address', `${host} is ${first}, which is not public`)
}

/**
 * Decides by address, not by name: a public name that points inside is refused. The answer is what gets connected to,
 * so a name that resolves differently the second time gains nothing.
 */
export function createGuard(
  privateHosts: PrivateHosts,
  resolve: Resolve = resolveBySystem,
  monotonic: () => number = () => performance.now(),
): Guard {
  const cache = new Map<string, { readonly until: number; readonly addresses: readonly string[] }>()
  const addressesOf = async (host: string): Promise<readonly string[]> => {
    if (isIP(host) !== 0) return [host]
    const known = cache.get(host)
    if (known !== undefined && known.until > monotonic()) return known.addresses
    const addresses = await resolve(host)
    if (cache.size >= CACHE_ENTRIES) cache.clear()
    cache.set(host, { until: monotonic() + CACHE_MILLISECONDS, addresses })
    return addresses
  }
  return {
    async pin(name) {
      const host = name.toLowerCase().replace(/\.$/, '')
      try {
        return decide(host, await addressesOf(host), privateHosts)
      } catch (error) {
        return refuse('dns', error instanceof Error ? error.message : String(error))
      }
    },
  }
}
