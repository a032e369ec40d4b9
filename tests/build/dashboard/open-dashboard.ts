import type { Browser, Page } from 'puppeteer'
import { type DashboardFixture, startDashboardFixture } from '../dashboard-fixture-server.ts'
import { patientPage } from '../pages/patient-page.ts'
import { builtDashboard } from './built-dashboard.ts'
import { openTestBrowser } from './test-browser.ts'

export type Visit = {
  readonly width?: number
  /** Script that runs in the page before the page's own. */
  readonly before?: string
}

export type OpenDashboard = {
  readonly fixture: DashboardFixture
  readonly browser: Browser
  /** A fresh profile at `path`, and everything that its page asked of other hosts or complained about. */
  visit(path: string, how?: Visit): Promise<{ readonly page: Page; readonly complaints: string[] }>
  close(): Promise<void>
}

async function visit(browser: Browser, url: string, path: string, how: Visit) {
  const profile = await browser.createBrowserContext()
  const page = await patientPage(profile)
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => {
    // The browser draws the icons of its own date fields from data addresses.
    const own = request.url().startsWith(url) || request.url().startsWith('data:')
    if (!own) complaints.push(`asked for ${request.url()}`)
  })
  page.on('console', (message) => {
    // A refused request is told to the console by the browser itself; what the page makes of it is tested apart.
    const told = message.text()
    if (message.type() === 'error' && !told.startsWith('Failed to load')) complaints.push(told)
  })
  await page.setViewport({ width: how.width ?? 1440, height: 900 })
  if (how.before !== undefined) await page.evaluateOnNewDocument(how.before)
  await page.goto(url + path, { waitUntil: 'domcontentloaded' })
  return { page, complaints }
}

/** Serves the dashboard as it ships before the made-up server, and opens a real Chromium. */
export async function openDashboard(): Promise<OpenDashboard> {
  const folder = await builtDashboard()
  const fixture = await startDashboardFixture(folder)
  const browser = await openTestBrowser()
  return {
    fixture,
    browser,
    visit: (path, how = {}) => visit(browser, fixture.url, path, how),
    close: async () => {
      await browser.close()
      await fixture.close()
    },
  }
}
