import type { Page } from 'puppeteer'
import type { PageCookie } from '../../ports/egress.ts'

const COOKIES_AT_MOST = 300

/** The cookies that the page and all it asked were given; none when the browser does not say. */
export async function cookiesOf(page: Page): Promise<readonly PageCookie[]> {
  const kept = await page
    .browserContext()
    .cookies()
    .catch(() => [])
  return kept.slice(0, COOKIES_AT_MOST).map(({ name, value, domain, path, secure }) => ({
    name,
    value,
    domain,
    path: path ?? '/',
    secure: secure ?? false,
    // Written with a dot where it holds for the hosts below it as well (CDP `Network.Cookie`).
    hostOnly: !domain.startsWith('.'),
  }))
}
