import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, launch, type Page } from 'puppeteer'
import { unpackChromium } from '../../../src/adapters/browser/chromium/unpack-chromium.ts'
import type { PictureRenderer } from '../../../src/adapters/rehearsal/slides/render-slides.ts'
import { madeOnce } from '../../build/made-once.ts'

type Size = Parameters<PictureRenderer['render']>[1]

async function draw(page: Page, html: string, size: Size): Promise<Uint8Array> {
  await page.setViewport(size)
  await page.setContent(html, { waitUntil: 'load' })
  await page.evaluate('document.fonts.ready.then(() => true)')
  return page.screenshot({ type: 'png' })
}

/**
 * A plain page renderer in real Chromium, without the program's browser adapter. A picture is drawn once for all test
 * files; the browser starts when there is one to draw.
 */
export function openTestRenderer(): PictureRenderer & { readonly close: () => Promise<void> } {
  let started: Promise<readonly [Browser, Page]> | null = null
  let line: Promise<unknown> = Promise.resolve()
  const start = async (): Promise<readonly [Browser, Page]> => {
    const browser = await launch({
      executablePath: await unpackChromium(),
      headless: 'shell',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
    })
    return [browser, await browser.newPage()]
  }
  const render = async (html: string, size: Size): Promise<Uint8Array> => {
    const recipe = JSON.stringify([await unpackChromium(), html, size])
    const folder = await madeOnce('slide', recipe, async (making) => {
      started ??= start()
      const [, page] = await started
      await writeFile(join(making, 'slide.png'), await draw(page, html, size))
    })
    return await readFile(join(folder, 'slide.png'))
  }
  return {
    render: (html, size) => {
      const picture = line.then(() => render(html, size))
      line = picture.catch(() => {})
      return picture
    },
    close: async () => {
      const [browser] = (await started) ?? []
      await browser?.close()
    },
  }
}
