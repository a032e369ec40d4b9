import type { BrowserContext, Page } from 'puppeteer'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { busyMorning } from '../../build/dashboard/busy-morning.ts'
import { byTestId } from '../../build/dashboard/look.ts'
import { type OpenDashboard, openDashboard } from '../../build/dashboard/open-dashboard.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'
import { patientPage } from '../../build/pages/patient-page.ts'
import { PATIENCE } from '../../build/patience.ts'

const TABS = 9
const LIVE = `${byTestId('connection')}[data-state="live"]`

let dashboard: OpenDashboard
let profile: BrowserContext

beforeAll(async () => {
  dashboard = await openDashboard()
})
afterAll(() => dashboard.close())

beforeEach(async () => {
  Object.assign(dashboard.fixture.state, { signedIn: true, accountId: 'a-1' })
  await busyMorning(dashboard.fixture, dashboard.browser)
  profile = await dashboard.browser.createBrowserContext()
})
afterEach(() => profile.close())

async function openTab(before?: string): Promise<Page> {
  const page = await patientPage(profile)
  if (before !== undefined) await page.evaluateOnNewDocument(before)
  await page.goto(dashboard.fixture.url, { waitUntil: 'domcontentloaded', ...PATIENCE })
  await page.waitForSelector(LIVE, PATIENCE)
  await page.waitForSelector(byTestId('room-card'), PATIENCE)
  return page
}

const push = (id: string): void =>
  dashboard.fixture.state.push('violation.opened', wireViolation({ id, roomTitle: id }))

const shows = (id: string) => (page: Page) =>
  page.waitForSelector(`[data-violation-id="${id}"]`, PATIENCE)

const connections = () => dashboard.fixture.state.openStreams()

test('nine tabs load over plain HTTP/1.1 and are told everything, whichever of them goes', async () => {
  const tabs: Page[] = []
  for (let opened = 0; opened < TABS; opened += 1) tabs.push(await openTab())
  expect(connections()).toBe(1)
  push('for-all')
  await Promise.all(tabs.map(shows('for-all')))

  const [first, second, third, ...rest] = tabs
  if (first === undefined || second === undefined || third === undefined) return
  await first.close()
  const frozen = await second.createCDPSession()
  await frozen.send('Page.setWebLifecycleState', { state: 'frozen' })
  const crash = await third.createCDPSession()
  // It never answers: the tab is gone.
  void crash.send('Page.crash').catch(() => {})
  push('for-the-rest')
  await Promise.all(rest.map(shows('for-the-rest')))
  expect(connections()).toBe(1)

  await frozen.send('Page.setWebLifecycleState', { state: 'active' })
  await shows('for-the-rest')(second)
  for (const page of rest) await page.close()
  await second.close()
  await third.close().catch(() => {})
  await expect.poll(connections, PATIENCE).toBe(0)
})

test('a browser that ends the shared part of the tabs does not make them deaf', async () => {
  const tabs = [await openTab(), await openTab()]
  const session = await dashboard.browser.target().createCDPSession()
  // Puppeteer keeps the identifier of a target to itself; the browser tells it by type.
  const { targetInfos } = await session.send('Target.getTargets')
  const target = targetInfos.find(({ type }) => type === 'shared_worker')
  await session.send('Target.closeTarget', { targetId: target?.targetId ?? '' })
  await expect.poll(connections, PATIENCE).toBe(0)
  await expect.poll(connections, PATIENCE).toBe(1)
  await Promise.all(tabs.map((page) => page.waitForSelector(LIVE, PATIENCE)))
  push('after-the-end')
  await Promise.all(tabs.map(shows('after-the-end')))
})

test('a browser without shared workers has live tabs all the same', async () => {
  const page = await openTab('delete globalThis.SharedWorker')
  push('without')
  await shows('without')(page)
})

test('who signs in as another in one tab leaves no tab with what was the first one’s', async () => {
  const first = await openTab()
  dashboard.fixture.state.accountId = 'a-2'
  const second = await openTab()
  await first.waitForSelector(LIVE, PATIENCE)
  push('for-the-second')
  await Promise.all([first, second].map(shows('for-the-second')))
  dashboard.fixture.state.signedIn = false
  dashboard.fixture.state.severStreams()
  await Promise.all(
    [first, second].map((page) => page.waitForSelector(byTestId('sign-in-again'), PATIENCE)),
  )
})
