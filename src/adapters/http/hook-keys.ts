import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import type { ServerPlatform } from '../../core/registry/cut-target.ts'
import { type MediaServerName, mediaServerName } from '../../core/registry/media-server.ts'

/** How media servers show who they are when they ask whether a stream may publish. */
export type HookKeys = {
  readonly servers: readonly {
    readonly platform: ServerPlatform
    readonly server: MediaServerName
    readonly token: string
  }[]
  /** The one token from before servers had their own: still let in, so that an upgrade closes no lesson. */
  readonly shared: string
}

type HookCall = {
  /** What kind of server asks in this way; a server of another kind is none that could be meant. */
  readonly platform: ServerPlatform | undefined
  /** As given in the query; anything but a text is none. */
  readonly token: unknown
  readonly server: unknown
  /** Of the connection. */
  readonly address: string
}

export type HookCaller =
  | { readonly kind: 'server'; readonly server: MediaServerName }
  /** It showed the shared token, and nothing tells which of several servers it is. */
  | { readonly kind: 'some-server' }
  | { readonly kind: 'refused'; readonly where: 'token' | 'server' }

export function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(digest(a), digest(b))
}

const withoutMapping = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

/** The only server, or the only one whose address is written as the number that calls. */
function byAddress({ servers }: HookKeys, address: string): HookCaller {
  const [only] = servers
  if (servers.length === 1 && only !== undefined) return { kind: 'server', server: only.server }
  const host = withoutMapping(address)
  const there = servers.filter(({ server }) => {
    const written = new URL(server).hostname.replace(/^\[|\]$/g, '')
    return isIP(written) !== 0 && written === host
  })
  const [one] = there
  return there.length === 1 && one !== undefined
    ? { kind: 'server', server: one.server }
    : { kind: 'some-server' }
}

/** Which media server asks. A server's own token names it; the name in the address must then be its. */
export function hookCaller(all: HookKeys, call: HookCall): HookCaller {
  const { platform, token, server: named } = call
  const keys = { ...all, servers: all.servers.filter((one) => one.platform === platform) }
  if (typeof token !== 'string') return { kind: 'refused', where: 'token' }
  const server = named === undefined ? null : mediaServerName(String(named))
  const owner = keys.servers.find((one) => sameSecret(token, one.token))
  if (owner !== undefined) {
    return named === undefined || server === owner.server
      ? { kind: 'server', server: owner.server }
      : { kind: 'refused', where: 'server' }
  }
  if (!sameSecret(token, keys.shared)) return { kind: 'refused', where: 'token' }
  if (named === undefined) return byAddress(keys, call.address)
  const known = keys.servers.find((one) => one.server === server)
  return known === undefined
    ? { kind: 'refused', where: 'server' }
    : { kind: 'server', server: known.server }
}
