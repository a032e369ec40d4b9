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
  /**
   * The page at `path` as somebody sees it who was never here, and everything that it asked of other hosts or complained
   * about. Whatever was visited before is left.
   */
  visit(path: string, how?: Visit): Promise<{ readonly page: Page; readonly complaints: string[] }>
  /** Ends the visit: the page no longer runs, and what it kept is gone. */
  leave(): Promise<void>
  close(): Promise<void>
}

/** Any answer of the server is a document of the same origin in which nothing runs. */
const NOTHING = '/api/v1/session'

type Tab = { readonly page: Page; complaints: string[] }

async function openTab(browser: Browser, url: string): Promise<Tab> {
  const page = await patientPage(await browser.createBrowserContext())
  const tab: Tab = { page, complaints: [] }
  page.on('pageerror', (error) => tab.complaints.push(String(error)))
  page.on('request', (request) => {
    // The browser draws the icons of its own date fields from data addresses.
    const own = request.url().startsWith(url) || request.url().startsWith('data:')
    if (!own) tab.complaints.push(`asked for ${request.url()}`)
  })
  page.on('console', (message) => {
    // A refused request is told to the console by the browser itself; what the page makes of it is tested apart.
    const told = message.text()
    if (message.type() === 'error' && !told.startsWith('Failed to load')) tab.complaints.push(told)
  })
  return tab
}

/** Visits one after the other in one tab: a new one for each takes as much processor as the page itself. */
function createVisitor(browser: Browser, url: string): Pick<OpenDashboard, 'visit' | 'leave'> {
  let shared: Tab | null = null
  let visited: Tab | null = null

  const leave = async (): Promise<void> => {
    const tab = visited
    visited = null
    if (tab === null) return
    if (tab !== shared) return await tab.page.browserContext().close()
    await tab.page.goto(url + NOTHING)
    await tab.page.evaluate('localStorage.clear()')
  }
  return {
    leave,
    async visit(path, how = {}) {
      await leave()
      // A script that runs before the page's own stays with its tab.
      const tab = (how.before === undefined ? shared : null) ?? (await openTab(browser, url))
      if (how.before === undefined) shared = tab
      else await tab.page.evaluateOnNewDocument(how.before)
      visited = tab
      tab.complaints = []
      await tab.page.setViewport({ width: how.width ?? 1440, height: 900 })
      await tab.page.goto(url + path, { waitUntil: 'domcontentloaded' })
      return { page: tab.page, complaints: tab.complaints }
    },
  }
}

/** Serves the dashboard as it ships before the made-up server, and opens a real Chromium. */
export async function openDashboard(): Promise<OpenDashboard> {
  const folder = await builtDashboard()
  const fixture = await startDashboardFixture(folder)
  const browser = await openTestBrowser()
  return {
    fixture,
    browser,
    ...createVisitor(browser, fixture.url),
    close: async () => {
      await browser.close()
      await fixture.close()
    },
  }
}
