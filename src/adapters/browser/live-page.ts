import type { BrowserContext, Page } from 'puppeteer'
import { createMediaAddresses, type MediaAddresses } from './media-addresses.ts'

export type LivePage = { readonly page: Page; readonly media: MediaAddresses }

const PHONE_WIDTH_IS_ENOUGH = { width: 1280, height: 800 }

/** Opens a tab that listens for media, answers no dialog, keeps no popup, and looks like a usual browser. */
export async function openLivePage(profile: BrowserContext): Promise<LivePage> {
  const page = await profile.newPage()
  const media = createMediaAddresses()
  profile.on('targetcreated', (target) => {
    if (target.type() !== 'page') return
    void target.page().then(
      (opened) => (opened === null || opened === page ? null : opened.close()),
      () => null,
    )
  })
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
  page.on('request', (request) => media.saw(request.url(), ''))
  page.on('response', (response) => {
    if (response.status() < 400) {
      media.saw(response.url(), response.headers()['content-type'] ?? '')
    }
  })
  // A page that throws is the page's business; without a listener nothing of it is kept either.
  const session = await page.createCDPSession()
  await session.send('Network.enable')
  session.on('Network.webSocketCreated', ({ url }) => media.saw(url, ''))
  await page.setViewport(PHONE_WIDTH_IS_ENOUGH)
  const agent = await profile.browser().userAgent()
  await page.setUserAgent({ userAgent: agent.replace('HeadlessChrome', 'Chrome') })
  return { page, media }
}
