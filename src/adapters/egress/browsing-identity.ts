import { CookieJar } from 'tough-cookie'
import type { PageCookie, PagePass } from '../../ports/egress.ts'

/** As whom a look goes: the cookies it was given on its way, and what a page's browser had been told. */
export type BrowsingIdentity = {
  /** Header fields for exactly this address. */
  headersFor(url: URL): Readonly<Record<string, string>>
  /** `Set-Cookie` fields of an answer from this address. */
  learn(url: URL, fields: readonly string[]): void
  cookiesFor(url: URL): string
}

const COOKIES_OF_ONE_ANSWER = 50
/** RFC 6265bis §5.6: name and value of a cookie that browsers keep. */
const LONGEST_COOKIE = 4_096
const LONGEST_FIELD = 16_384

/** What the sampler answers for itself, or what would make a server answer with less than the media. */
const OWN = [
  'host',
  'connection',
  'cookie',
  'range',
  'accept-encoding',
  'content-length',
  'content-type',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'expect',
  'keep-alive',
]
const isOwn = (name: string): boolean =>
  OWN.includes(name) || /^(:|if-|proxy-|sec-websocket-)/.test(name)
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/

const usable = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([written, value]) => {
      const name = written.toLowerCase()
      const fits = TOKEN.test(name) && !isOwn(name) && !/[\r\n\0]/.test(value)
      return fits ? [[name, value] as const] : []
    }),
  )

function hand(jar: CookieJar, { name, value, domain, path, secure, hostOnly }: PageCookie): void {
  const host = domain.replace(/^\./, '')
  const attributes = [
    hostOnly ? '' : `; Domain=${host}`,
    `; Path=${path}`,
    secure ? '; Secure' : '',
  ]
  const url = `${secure ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}${path}`
  jar.setCookieSync(`${name}=${value}${attributes.join('')}`, url, { ignoreError: true })
}

/** One identity for one look: cookies reach the sites that set them and end with it (RFC 6265 §5.4). */
export function createIdentity(pass?: PagePass): BrowsingIdentity {
  const jar = new CookieJar(undefined, { looseMode: true, rejectPublicSuffixes: true })
  const quietly = <T>(run: () => T, otherwise: T): T => {
    try {
      return run()
    } catch {
      // An address or cookie that the jar cannot make sense of has no part in it.
      return otherwise
    }
  }
  for (const cookie of pass?.cookies() ?? []) quietly(() => hand(jar, cookie), undefined)
  return {
    headersFor: ({ href }) =>
      pass === undefined
        ? {}
        : { ...usable(pass.headersFor(href)), 'accept-encoding': 'gzip, deflate, br, zstd' },
    learn(url, fields) {
      for (const field of fields.slice(0, COOKIES_OF_ONE_ANSWER)) {
        if (field.length > LONGEST_COOKIE) continue
        quietly(() => void jar.setCookieSync(field, url.href, { ignoreError: true }), undefined)
      }
    },
    cookiesFor: ({ href }) =>
      quietly(() => jar.getCookieStringSync(href), '').slice(0, LONGEST_FIELD),
  }
}
