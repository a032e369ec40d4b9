import { createHmac } from 'node:crypto'
import type { HookKeys } from '../../adapters/http/hook-keys.ts'
import { SERVER_PLATFORMS, type ServerPlatform } from '../../core/registry/cut-target.ts'
import { mediaServerName } from '../../core/registry/media-server.ts'

/**
 * The hook token of a server that has none in the secret file yet: worked out of the one token there was, so that all
 * nodes with the same secret file come to the same.
 */
export const derivedHookToken = (sharedToken: string, server: string): string =>
  createHmac('sha256', sharedToken).update(`hook of ${server}`, 'utf8').digest('hex').slice(0, 32)

type Servers = Readonly<Record<string, { readonly hookToken?: string | undefined }>>
export type ServersByPlatform = Readonly<Partial<Record<ServerPlatform, Servers>>>

/** By which token which media server is known when it asks whether a stream may publish. */
export function hookKeysOf(shared: string, servers: ServersByPlatform): HookKeys {
  return {
    shared,
    servers: SERVER_PLATFORMS.flatMap((platform) =>
      Object.entries(servers[platform] ?? {}).map(([apiUrl, { hookToken }]) => {
        const server = mediaServerName(apiUrl) ?? apiUrl
        return { platform, server, token: hookToken ?? derivedHookToken(shared, server) }
      }),
    ),
  }
}

/** What is set at a media server as the address that it asks; one that no key names is a node-media-server. */
export function hookUrlOf(programUrl: string, keys: HookKeys, apiUrl: string): string {
  const server = mediaServerName(apiUrl) ?? apiUrl
  const { platform, token } = keys.servers.find((one) => one.server === server) ?? {
    platform: 'node-media-server',
    token: keys.shared,
  }
  const query = new URLSearchParams({ server, token })
  return `${programUrl}/hooks/${platform}?${query}`
}
