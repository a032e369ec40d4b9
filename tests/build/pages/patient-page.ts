import type { BrowserContext, Page } from 'puppeteer'
import { PATIENCE } from '../patience.ts'

/** A new page whose waits last as long as tests wait for anything. */
export async function patientPage(profile: BrowserContext): Promise<Page> {
  const page = await profile.newPage()
  page.setDefaultTimeout(PATIENCE.timeout)
  return page
}
