import {
  type CalledTarget,
  SERVER_PLATFORMS,
  type ServerPlatform,
  type ServerTarget,
} from './cut-target.ts'

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

/** How SRS and ZLMediaKit name the virtual host of whoever names none. */
export const DEFAULT_VHOST = '__defaultVhost__'

/** A stream as a server of one kind names it, in an order or when it asks whether one may publish. */
export type NamedStream = {
  readonly server: MediaServerName
  readonly vhost?: string | undefined
  readonly app: string
  readonly stream: string
}

/** MediaMTX knows paths only, and where the application ends in one is nobody's to say: all but the last part is it. */
function splitPath(path: string): { readonly app: string; readonly stream: string } {
  const end = path.lastIndexOf('/')
  return end < 0
    ? { app: '', stream: path }
    : { app: path.slice(0, end), stream: path.slice(end + 1) }
}

/** The path of MediaMTX that an application and a stream are. */
export const pathOf = ({ app, stream }: Pick<NamedStream, 'app' | 'stream'>): string =>
  [app, stream]
    .join('/')
    .split('/')
    .filter((part) => part !== '')
    .join('/')

/**
 * The one way a stream is written down by, whoever names it: what is banned and what is asked about have to meet. A
 * virtual host other than the server's own stands with the application, written as SRS lets encoders write it.
 */
export function serverStreamOf(platform: ServerPlatform, named: NamedStream): ServerStream {
  const { server, vhost = DEFAULT_VHOST, app, stream } = named
  if (platform === 'mediamtx') return { server, ...splitPath(pathOf(named)) }
  const hosts = platform === 'srs' || platform === 'zlmediakit'
  const own = !hosts || vhost === '' || vhost === DEFAULT_VHOST
  return { server, app: own ? app : `${app}?vhost=${vhost}`, stream }
}

const isServer = (target: CalledTarget): target is ServerTarget =>
  SERVER_PLATFORMS.some((platform) => platform === target.platform)

/**
 * A stream by where an order for it goes. A target whose address is none goes by that text, one of a cloud by the
 * cloud and its domain: neither meets a server's name.
 */
export function streamOfTarget(target: CalledTarget): ServerStream {
  const { app, stream } = target
  if ('domain' in target) return { server: `${target.platform}:${target.domain}`, app, stream }
  const server = mediaServerName(target.apiUrl) ?? target.apiUrl
  if (!isServer(target)) return { server, app, stream }
  return serverStreamOf(target.platform, { ...target, server })
}

export function isSameStream(one: CalledTarget, other: CalledTarget): boolean {
  const [a, b] = [streamOfTarget(one), streamOfTarget(other)]
  return (
    one.platform === other.platform &&
    a.server === b.server &&
    a.app === b.app &&
    a.stream === b.stream
  )
}
