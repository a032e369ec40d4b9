import type { CalledTarget } from './cut-target.ts'

/**
 * The one name of a media server: scheme, host and port of its administration address, in lower case and without the
 * scheme's own port. Bans, hook tokens, credentials and cut targets go by it, because two servers may well have
 * a stream of the same name.
 */
export type MediaServerName = string

const ADDRESS =
  /^(https?):\/\/(?:[^/?#@]*@)?(\[[0-9a-f:.]+\]|[^/?#:@\s]+)(?::(\d{1,5}))?(?:[/?#]|$)/i
const OWN_PORT: Readonly<Record<string, string>> = { http: '80', https: '443' }

/** `null` for what is no http address. */
export function mediaServerName(apiUrl: string): MediaServerName | null {
  const parts = ADDRESS.exec(apiUrl.trim())
  if (parts === null) return null
  const scheme = (parts[1] ?? '').toLowerCase()
  const host = (parts[2] ?? '').toLowerCase()
  const port = parts[3] === undefined ? undefined : String(Number(parts[3]))
  return port === undefined || port === OWN_PORT[scheme]
    ? `${scheme}://${host}`
    : `${scheme}://${host}:${port}`
}

/** A stream by the server it is on. */
export type ServerStream = {
  readonly server: MediaServerName
  readonly app: string
  readonly stream: string
}

/**
 * A stream by where an order for it goes. A target whose address is none goes by that text, one of a cloud by the
 * cloud and its domain: neither meets a server's name.
 */
export function streamOfTarget(target: CalledTarget): ServerStream {
  const { app, stream } = target
  if ('domain' in target) return { server: `${target.platform}:${target.domain}`, app, stream }
  return { server: mediaServerName(target.apiUrl) ?? target.apiUrl, app, stream }
}
