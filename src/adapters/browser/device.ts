import type { Page } from 'puppeteer'

export type Device = 'desktop' | 'phone'

const DESKTOP = { width: 1280, height: 800 }
const PHONE = { width: 412, height: 915, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

/** Looks like a usual Chrome of the browser's own version, on a desktop or on an Android phone. */
export async function emulate(page: Page, device: Device): Promise<void> {
  const own = (await page.browser().userAgent()).replace('HeadlessChrome', 'Chrome')
  if (device === 'desktop') {
    await page.setViewport(DESKTOP)
    await page.setUserAgent({ userAgent: own })
    return
  }
  const version = /Chrome\/(\d+)/.exec(own)?.[1] ?? '140'
  await page.setViewport(PHONE)
  await page.setUserAgent({
    userAgent: `Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Mobile Safari/537.36`,
    userAgentMetadata: {
      brands: [{ brand: 'Chromium', version }],
      platform: 'Android',
      platformVersion: '14.0.0',
      architecture: '',
      model: 'Pixel 8',
      mobile: true,
    },
  })
}
