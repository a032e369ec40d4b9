import { createServer } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Browser, Page } from 'puppeteer'
import { builtDashboard } from '../../build/dashboard/built-dashboard.ts'
import { scriptsBeforeTheWall } from '../../build/dashboard/every-page/scripts-before-the-wall.ts'
import { openTestBrowser } from '../../build/dashboard/test-browser.ts'
import { wireRoom, wireStatus } from '../../build/dashboard/wire-room.ts'
import { wireViolation } from '../../build/dashboard/wire-violation.ts'
import {
  type DashboardFixture,
  startDashboardFixture,
} from '../../build/dashboard-fixture-server.ts'
import { changeRows, plainPage, WATCH_FRAMES, WATCH_MARKS } from './in-page.ts'
import { spreadOf } from './share-of.ts'

export type WallSize = {
  readonly rooms: number
  readonly leads: number
  readonly eventsPerSecond: number
  readonly seconds: number
  readonly visits: number
}

function fill({ state }: DashboardFixture, { rooms, leads }: WallSize): void {
  state.rooms = Array.from({ length: rooms }, (_, n) =>
    wireRoom({ id: `room-${n}`, title: `直播间 ${n}`, status: wireStatus('clean') }),
  )
  state.violations = Array.from({ length: leads }, (_, n) =>
    wireViolation({ id: `v-${n}`, roomId: `room-${n}`, roomTitle: `直播间 ${n}` }),
  )
}

/** Milliseconds until `ready`, each time by a browser that was never there. */
async function coldTimes(browser: Browser, url: string, ready: string, visits: number) {
  const times: number[] = []
  for (let n = 0; n < visits; n += 1) {
    const profile = await browser.createBrowserContext()
    const page = await profile.newPage()
    const began = performance.now()
    await page.goto(url, { waitUntil: 'domcontentloaded' })
    await page.waitForSelector(ready)
    // A task that waited behind the page's own is done: it can be used.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)))')
    times.push(performance.now() - began)
    await profile.close()
  }
  return spreadOf(times)
}

async function framesOf(page: Page) {
  const watched = (await page.evaluate('watched')) as { gaps: number[]; long: number[] }
  return { frameMilliseconds: spreadOf(watched.gaps), longTaskMilliseconds: spreadOf(watched.long) }
}

/** Changes rooms and leads so many times a second, each with a mark of its own; gives when each was sent. */
async function pushEvents(
  { state }: DashboardFixture,
  size: WallSize,
): Promise<Map<string, number>> {
  const sent = new Map<string, number>()
  const began = performance.now()
  for (let n = 0; n < size.seconds * size.eventsPerSecond; n += 1) {
    await delay(Math.max(0, began + (n * 1_000) / size.eventsPerSecond - performance.now()))
    // Leads stand on the screen; rooms below it are changed without being drawn.
    const lead = state.violations[n % 8]
    const room = state.rooms[n % state.rooms.length]
    if (n % 2 === 0 && lead !== undefined) {
      sent.set(String(n), Date.now())
      state.push('violation.changed', { ...lead, roomTitle: `#${n}#`, version: lead.version + n })
    } else if (room !== undefined) {
      state.push('room.changed', { ...room, status: wireStatus(n % 4 === 1 ? 'suspect' : 'clean') })
    }
  }
  return sent
}

async function underEvents(browser: Browser, fixture: DashboardFixture, size: WallSize) {
  const page = await (await browser.createBrowserContext()).newPage()
  await page.setViewport({ width: 1440, height: 900 })
  await page.goto(fixture.url, { waitUntil: 'domcontentloaded' })
  await page.waitForSelector('[data-testid="connection"][data-state="live"]')
  await page.waitForSelector('[data-testid="violation-card"]')
  await page.evaluate(WATCH_FRAMES)
  await page.evaluate(WATCH_MARKS)
  const sent = await pushEvents(fixture, size)
  await delay(2_000)
  const shown = (await page.evaluate('marks')) as Record<string, number>
  const waits = [...sent].flatMap(([mark, at]) => {
    const seen = shown[mark]
    return seen === undefined ? [] : [seen - at]
  })
  const frames = await framesOf(page)
  await page.browserContext().close()
  // A lead that changed again before a frame was drawn never came on the screen as it was.
  return { eventToScreenMilliseconds: spreadOf(waits), marked: sent.size, ...frames }
}

async function plainTable(browser: Browser, size: WallSize) {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(plainPage(size.rooms))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  const coldMilliseconds = await coldTimes(browser, url, 'tr', size.visits)
  const page = await (await browser.createBrowserContext()).newPage()
  await page.setViewport({ width: 1440, height: 900 })
  await page.goto(url)
  await page.evaluate(WATCH_FRAMES)
  await page.evaluate(changeRows(size.eventsPerSecond))
  await delay(size.seconds * 1_000)
  const frames = await framesOf(page)
  await page.browserContext().close()
  server.close()
  return { coldMilliseconds, ...frames }
}

/** The wall as it ships before a made-up server; the yardstick is a plain page with a table of as many rows. */
export async function measureWall(size: WallSize) {
  const folder = await builtDashboard()
  const scripts = await scriptsBeforeTheWall(folder)
  const total = (of: 'gzip' | 'brotli') => scripts.reduce((sum, one) => sum + one[of], 0)
  const fixture = await startDashboardFixture(folder)
  const browser = await openTestBrowser()
  try {
    fill(fixture, size)
    const ready = '[data-testid="violation-card"]'
    const coldMilliseconds = await coldTimes(browser, fixture.url, ready, size.visits)
    const busy = await underEvents(browser, fixture, size)
    const yardstick = await plainTable(browser, size)
    return {
      size,
      scriptBytes: { gzip: total('gzip'), brotli: total('brotli') },
      coldMilliseconds,
      ...busy,
      yardstick: { name: `a plain page with a table of ${size.rooms} rows`, ...yardstick },
    }
  } finally {
    await browser.close()
    await fixture.close()
  }
}
