import type { BrowserContext, Page } from 'puppeteer'
import type { Chromium } from './chromium/chromium.ts'

/** Renders a self-contained HTML document (fonts and pictures as `data:` addresses) to PNG. */
export type PictureRenderer = {
  render(
    html: string,
    size: { readonly width: number; readonly height: number },
  ): Promise<Uint8Array>
  close(): Promise<void>
}

const PATIENCE_MILLISECONDS = 30_000

/** One page that lives on, because rendering slides one after the other needs no new profile each time. */
export function createPictureRenderer(chromium: Chromium): PictureRenderer {
  let profile: BrowserContext | null = null
  let page: Page | null = null
  let line: Promise<unknown> = Promise.resolve()

  const openPage = async (): Promise<Page> => {
    if (page !== null && !page.isClosed()) return page
    profile = await chromium.openProfile()
    page = await profile.newPage()
    return page
  }

  const renderNow: PictureRenderer['render'] = async (html, size) => {
    const canvas = await openPage()
    await canvas.setViewport({ ...size, deviceScaleFactor: 1 })
    await canvas.setContent(html, { waitUntil: 'load', timeout: PATIENCE_MILLISECONDS })
    // Fonts load lazily: without this wait the first slide shows boxes.
    await canvas.evaluate('document.fonts.ready.then(() => true)')
    return canvas.screenshot({ type: 'png', clip: { x: 0, y: 0, ...size } })
  }

  return {
    render(html, size) {
      const done = line.then(() => renderNow(html, size))
      line = done.catch(() => {})
      return done
    },
    async close() {
      await line
      await profile?.close().catch(() => {})
      profile = null
      page = null
    },
  }
}
