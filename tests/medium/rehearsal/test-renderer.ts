import chromium from '@sparticuz/chromium'
import { launch } from 'puppeteer'
import type { PictureRenderer } from '../../../src/adapters/rehearsal/slides/render-slides.ts'

/** A plain page renderer in real Chromium, without the program's browser adapter. */
export async function openTestRenderer(): Promise<
  PictureRenderer & { readonly close: () => Promise<void> }
> {
  const browser = await launch({
    executablePath: await chromium.executablePath(),
    headless: 'shell',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
  const page = await browser.newPage()
  let line: Promise<unknown> = Promise.resolve()
  const render: PictureRenderer['render'] = async (html, size) => {
    await page.setViewport(size)
    await page.setContent(html, { waitUntil: 'load' })
    await page.evaluate('document.fonts.ready.then(() => true)')
    return page.screenshot({ type: 'png' })
  }
  return {
    render: (html, size) => {
      const picture = line.then(() => render(html, size))
      line = picture.catch(() => {})
      return picture
    },
    close: () => browser.close(),
  }
}
