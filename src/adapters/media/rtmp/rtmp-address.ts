/** What an RTMP address asks for. */
export type RtmpAddress = {
  /** As it goes into the guard: scheme, host, port. */
  readonly url: string
  readonly app: string
  /** With its query, as servers expect their keys there. */
  readonly stream: string
  /** By which the server learns the virtual host. */
  readonly tcUrl: string
}

/**
 * The application is the first path segment, or the first two of three and more; with a query inside the path
 * (`/live?vhost=a/room`, the older way to name a virtual host) all up to the last slash. Names go to the server as
 * they are written, because that is how they were published. `null`: no stream is named.
 */
export function parseRtmpAddress(text: string): RtmpAddress | null {
  const address = text.trim()
  const parts = /^(rtmps?:\/\/[^/?#]+)\/([^?]*)(\?.*)?$/i.exec(address)
  if (parts === null || !URL.canParse(address)) return null
  const [, origin = '', path = '', query = ''] = parts
  const segments = path.split('/').filter((segment) => segment !== '')
  const slash = query.lastIndexOf('/')
  if (segments.length === 1 && slash > 0) {
    const app = `${segments[0]}${query.slice(0, slash)}`
    const stream = query.slice(slash + 1)
    return stream === '' ? null : { url: address, app, stream, tcUrl: `${origin}/${app}` }
  }
  const inApp = segments.length >= 3 ? 2 : 1
  const stream = segments.slice(inApp).join('/')
  if (stream === '') return null
  const app = segments.slice(0, inApp).join('/')
  return { url: address, app, stream: `${stream}${query}`, tcUrl: `${origin}/${app}` }
}
