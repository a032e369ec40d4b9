import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import chromium from '@sparticuz/chromium'
import puppeteer, { type Browser } from 'puppeteer'
import type { MadeSlide } from './made-slides.ts'

/** Renders slides with Chromium and the npm-shipped Chinese font; hands each PNG to `use` with its slide. */
export async function renderSlides(
  slides: readonly MadeSlide[],
  scratchFolder: string,
  use: (slide: MadeSlide, png: Uint8Array) => Promise<void>,
): Promise<void> {
  const browser = await puppeteer.launch({
    executablePath: process.env['CHROME_PATH'] ?? (await chromium.executablePath()),
    headless: 'shell',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
  try {
    for (const slide of slides) await use(slide, await renderOne(browser, slide, scratchFolder))
  } finally {
    await browser.close()
  }
}

async function renderOne(browser: Browser, slide: MadeSlide, folder: string): Promise<Uint8Array> {
  const require = createRequire(import.meta.url)
  const fonts = dirname(require.resolve('@fontsource/noto-sans-sc/package.json'))
  const sheet = (name: string): string =>
    `<link rel="stylesheet" href="${pathToFileURL(join(fonts, name)).href}">`
  const file = join(folder, 'slide.html')
  await writeFile(
    file,
    `<!doctype html><meta charset="utf-8">${sheet('chinese-simplified-400.css')}${sheet('latin-400.css')}<style>*{font-family:"Noto Sans SC"}</style>${slide.html}`,
  )
  const page = await browser.newPage()
  try {
    await page.setViewport({ width: slide.width, height: slide.height })
    await page.goto(pathToFileURL(file).href)
    await page.evaluate('document.fonts.ready.then(() => true)')
    return await page.screenshot({ type: 'png' })
  } finally {
    await page.close()
  }
}
