import { type Browser, launch } from 'puppeteer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unpackChromium } from '../../../src/adapters/browser/chromium/unpack-chromium.ts'
import { PATIENCE } from '../../build/patience.ts'
import { openRehearsalWorld, type RehearsalWorld } from './rehearsal-world.ts'

let world: RehearsalWorld
let browser: Browser
beforeAll(async () => {
  world = await openRehearsalWorld()
  browser = await launch({
    executablePath: await unpackChromium(),
    headless: 'shell',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  })
})
afterAll(async () => {
  await browser.close()
  await world.close()
})

/** `HTMLMediaElement.readyState` 2 and more: there is a picture. */
const pictureState =
  "(() => { const video = document.querySelector('video'); return video === null ? -1 : video.readyState })()"

describe('the public pages of the rehearsal in a real browser', () => {
  it.each(['maths', 'painting'])('%s plays', async (name) => {
    const { siteUrl } = world.rehearsal.addresses
    await expect.poll(async () => (await fetch(world.hlsOf(name))).status, PATIENCE).toBe(200)
    const page = await browser.newPage()
    await page.goto(`${siteUrl}/rooms/${name}`, { waitUntil: 'domcontentloaded' })
    await expect.poll(() => page.evaluate(pictureState), PATIENCE).toBeGreaterThanOrEqual(2)
    expect(await page.title()).toMatch(/数学|水彩/)
    await page.close()
  })

  it('the off-air room shows no player', async () => {
    const page = await browser.newPage()
    await page.goto(`${world.rehearsal.addresses.siteUrl}/rooms/evening`)
    expect(await page.evaluate(pictureState)).toBe(-1)
    expect(await page.evaluate('document.body.innerText')).toContain('暂未开播')
    await page.close()
  })
})
