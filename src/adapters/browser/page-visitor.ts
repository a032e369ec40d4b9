import type { BrowserContext } from 'puppeteer'
import type { PlatformRule } from '../../core/patrol/platform-rule.ts'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'
import type { Logger } from '../../ports/logger.ts'
import type { PageVisit, PageVisitor, VisitOptions } from '../../ports/sight/page-visitor.ts'
import type { Unseen, ViewOptions } from '../../ports/sight/stream-viewer.ts'
import type { Chromium } from './chromium/chromium.ts'
import { createSlots, type Slots } from './slots.ts'
import type { TrafficLimits } from './traffic/traffic.ts'
import { firstLine, unseen, type VisitNeeds, visitPage, within } from './visit-page.ts'

export type PageVisitorNeeds = {
  readonly chromium: Chromium
  readonly egress: Egress
  readonly clock: Clock
  readonly logger: Logger
  /** How pages are read, by host (schedules/platforms); asked at each visit. */
  readonly rules: () => readonly PlatformRule[]
  /** What one visit may fetch; the default when absent. */
  readonly limits?: TrafficLimits
}

/** A usual live-room page asks for 30 to 200 files and 1 to 8 MB until its player starts. */
export const USUAL_LIMITS: TrafficLimits = { requests: 500, bytes: 30_000_000, frugal: true }

/** A tab that starts a player holds a core and some 200 MB. */
const TABS_AT_ONCE = 4

/** Kept back from the budget for the picture and for closing. */
const RESERVE: Duration = milliseconds(1_500)

async function visitIn(
  profile: BrowserContext,
  url: string,
  options: VisitOptions,
  needs: VisitNeeds,
): Promise<PageVisit | Unseen> {
  const { clock } = needs
  const { player = false, screenshot = false, tried } = options
  const asked = { ...needs, player, screenshot, tried, limits: { ...needs.limits, plays: player } }
  const done = new AbortController()
  const giveUp = (): void => done.abort()
  options.signal?.addEventListener('abort', giveUp, { once: true })
  if (options.signal?.aborted === true) giveUp()
  const until = milliseconds(clock.monotonic() + within(options.budget, RESERVE))
  const overdue = clock
    .sleep(within(options.budget, RESERVE / 2), done.signal)
    .then(() => unseen('timeout', 'the page did not settle within the budget'))
  // Opening the tab itself may hang in a browser that is dying.
  const stuck = overdue.then(async (late) => {
    await clock.sleep(milliseconds(RESERVE / 4))
    return late
  })
  try {
    return await Promise.race([visitPage(profile, url, asked, until, overdue), stuck])
  } catch (error) {
    return unseen('browser-failed', firstLine(error))
  } finally {
    done.abort()
    options.signal?.removeEventListener('abort', giveUp)
  }
}

/** Unpacking and launching take seconds the first time; a profile that comes too late is closed unused. */
async function openProfile(
  { chromium, clock, logger }: PageVisitorNeeds,
  budget: Duration,
): Promise<BrowserContext | Unseen> {
  const done = new AbortController()
  const late = clock.sleep(budget, done.signal).then(() => null)
  const opening = chromium.openProfile()
  try {
    const opened = await Promise.race([opening, late])
    if (opened !== null) return opened
    void opening.then((profile) => profile.close()).catch(() => {})
    return unseen('browser-failed', 'the browser did not start within the budget')
  } catch (error) {
    logger.error({ error: firstLine(error) }, 'the browser does not start')
    return unseen('browser-failed', firstLine(error))
  } finally {
    done.abort()
  }
}

/** `null` when none came free in time or the visit was given up. */
async function takeSlot(
  slots: Slots,
  clock: Clock,
  { budget, signal }: ViewOptions,
): Promise<(() => void) | null> {
  const late = new AbortController()
  const had = new AbortController()
  void clock.sleep(within(budget, RESERVE), had.signal).then(() => late.abort())
  const signals = signal === undefined ? [late.signal] : [late.signal, signal]
  const slot = await slots.take(AbortSignal.any(signals))
  had.abort()
  return slot
}

/**
 * Opens live-room pages in Chromium, a fresh profile each, a few at once, all traffic through the filtering proxy. A
 * page that hangs, loops or crashes costs its own budget of time, requests and bytes and is then closed.
 */
export function createPageVisitor(needs: PageVisitorNeeds): PageVisitor {
  const { egress, clock, rules, limits = USUAL_LIMITS } = needs
  const slots = createSlots(TABS_AT_ONCE)
  const visitNeeds: VisitNeeds = { egress, clock, rules, limits, player: false, screenshot: false }

  const visitWithTab = async (
    url: string,
    options: VisitOptions,
    started: Duration,
  ): Promise<PageVisit | Unseen> => {
    const left = (): Duration => within(options.budget, clock.monotonic() - started)
    const profile = await openProfile(needs, left())
    if ('kind' in profile) return profile
    try {
      return await visitIn(profile, url, { ...options, budget: left() }, visitNeeds)
    } finally {
      const closed = profile.close().catch(() => {})
      await Promise.race([closed, clock.sleep(milliseconds(RESERVE / 2))])
    }
  }

  return {
    async visit(address, options) {
      const started = clock.monotonic()
      const url = address.trim()
      if (!/^https?:/i.test(url)) return unseen('bad-address', 'not a web address')
      const checked = await egress.check(url)
      if (checked.kind === 'refusal') return unseen(checked.reason, checked.detail)
      const giveBack = await takeSlot(slots, clock, options)
      if (giveBack === null) return unseen('browser-failed', 'no tab was free within the budget')
      try {
        return await visitWithTab(url, options, started)
      } finally {
        giveBack()
      }
    },
  }
}
