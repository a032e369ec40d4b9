import type { BrowserContext, Page } from 'puppeteer'
import { PATIENCE } from '../patience.ts'

/**
 * A new page whose waits last as long as tests wait for anything, for somebody who wants no motion: what pulses for ever
 * is drawn sixty times a second, without a graphics card by ten times the processor that all else of the page takes.
 */
export async function patientPage(profile: BrowserContext): Promise<Page> {
  const page = await profile.newPage()
  page.setDefaultTimeout(PATIENCE.timeout)
  await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }])
  return page
}
