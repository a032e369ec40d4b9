import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'puppeteer'
import { build } from 'vite'
import { type DashboardFixture, startDashboardFixture } from '../dashboard-fixture-server.ts'
import { madeOnce } from '../made-once.ts'
import { patientPage } from '../pages/patient-page.ts'
import { openTestBrowser } from './test-browser.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))

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

/** Everything that may go into the bundle. */
async function sourcesOf(root: string): Promise<string> {
  const names = await readdir(join(root, 'src'), { recursive: true, withFileTypes: true })
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
  const others = ['package-lock.json', 'vite.config.ts'].map((name) => join(root, name))
  const hash = createHash('sha256')
  for (const file of [...files.toSorted(), ...others]) {
    hash.update(`${relative(root, file)}\0`).update(await readFile(file))
  }
  return hash.digest('hex')
}

async function buildDashboard(folder: string): Promise<void> {
  await build({
    root: join(ROOT, 'src/dashboard'),
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true },
  })
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

/** Builds the dashboard as `npm run prepare` does, serves it before the made-up server, and opens a real Chromium. */
export async function openDashboard(): Promise<OpenDashboard> {
  const folder = await madeOnce('dashboard', await sourcesOf(ROOT), buildDashboard)
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
