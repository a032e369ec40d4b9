import puppeteer, { type Browser } from 'puppeteer'
import { unpackChromium } from '../../../src/adapters/browser/chromium/unpack-chromium.ts'

/** A real Chromium that visits our own loopback pages and nothing else. */
export async function openTestBrowser(): Promise<Browser> {
  const asRoot = process.getuid?.() === 0
  return puppeteer.launch({
    executablePath: await unpackChromium(),
    headless: 'shell',
    pipe: true,
    args: [
      ...(asRoot ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
      '--font-render-hinting=none',
      '--lang=zh-CN',
    ],
  })
}
