import type { PageCookie, PagePass } from '../../../ports/egress.ts'

type Headers = Readonly<Record<string, string>>

/** What the page's requests carried, by where they went. */
export type SentHeaders = {
  /** `isMedia`: asked for by a script or a player, as opposed to pictures and style sheets. */
  sent(url: string, headers: Headers, isMedia: boolean): void
  passOf(pageUrl: string, cookies: readonly PageCookie[]): PagePass
}

const ADDRESSES_AT_MOST = 500

/** What a browser tells every host about itself; nothing in it was given out by one of them. */
const TOLD_TO_ALL = /^(user-agent|accept|accept-language|sec-ch-ua(-mobile|-platform)?|dnt)$/

/** WebSocket streams are asked for over HTTP. */
const overHttp = (url: string): string => url.replace(/^ws/i, 'http')
const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : '')

const lowered = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

/** What any host is told when a page asks it for media: the page's site, not its path (Referrer Policy §8.3). */
function asFrom(pageUrl: string, url: string): Headers {
  const site = originOf(pageUrl)
  const own = site === originOf(url)
  const fetch = { 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }
  return own
    ? { ...fetch, referer: pageUrl.replace(/#.*$/, ''), 'sec-fetch-site': 'same-origin' }
    : { ...fetch, referer: `${site}/`, origin: site, 'sec-fetch-site': 'cross-site' }
}

export function createSentHeaders(): SentHeaders {
  const byAddress = new Map<string, Headers>()
  const bySite = new Map<string, Headers>()
  let common: Headers = {}
  return {
    sent(written, given, isMedia) {
      const url = overHttp(written)
      const site = originOf(url)
      if (site === '' || site === 'null') return
      const headers = lowered(given)
      const told = Object.entries(headers).filter(([name]) => TOLD_TO_ALL.test(name))
      common = { ...common, ...Object.fromEntries(told) }
      if (!isMedia) return
      if (byAddress.size < ADDRESSES_AT_MOST) {
        byAddress.set(url, { ...byAddress.get(url), ...headers })
      }
      bySite.set(site, { ...bySite.get(site), ...headers })
    },
    passOf: (pageUrl, cookies) => ({
      headersFor: (url) => ({
        ...common,
        ...asFrom(pageUrl, url),
        ...bySite.get(originOf(url)),
        ...byAddress.get(url),
      }),
      cookies: () => cookies,
    }),
  }
}
