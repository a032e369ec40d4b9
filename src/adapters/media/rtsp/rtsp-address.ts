/** User name and password, as they are sent. Never logged, never kept. */
export type Credentials = { readonly username: string; readonly password: string }

export type RtspAddress = {
  /** Without credentials: what is connected to and what stands in requests. */
  readonly url: string
  readonly credentials: Credentials | null
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A per cent sign that means itself.
    return text
  }
}

/** `null`: not an RTSP address. Paths stay as they are written; cameras compare them letter by letter. */
export function parseRtspAddress(text: string): RtspAddress | null {
  const parts = /^(rtsps?:\/\/)(?:([^/?#]*)@)?([^/?#@\s]+)([/?][^\s#]*)?$/i.exec(text.trim())
  if (parts === null) return null
  const [, scheme = '', user, host = '', path = ''] = parts
  const url = `${scheme.toLowerCase()}${host}${path}`
  if (!URL.canParse(url)) return null
  if (user === undefined || user === '') return { url, credentials: null }
  const colon = user.indexOf(':')
  const username = decoded(colon < 0 ? user : user.slice(0, colon))
  const password = colon < 0 ? '' : decoded(user.slice(colon + 1))
  return { url, credentials: { username, password } }
}

/** Whether two addresses lead to the same server by the same transport; only there may credentials go again. */
export function sameServer(one: string, other: string): boolean {
  const [a, b] = [new URL(one), new URL(other)]
  return a.protocol === b.protocol && a.host.toLowerCase() === b.host.toLowerCase()
}
