import type { BrowserContext } from 'puppeteer'
import type { PlatformRule } from '../../core/patrol/platform-rule.ts'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'
import type { Logger } from '../../ports/logger.ts'
import type { PageVisit, PageVisitor } from '../../ports/page-visitor.ts'
import type { Unseen, ViewOptions } from '../../ports/stream-viewer.ts'
import type { Chromium } from './chromium.ts'
import type { TrafficLimits } from './traffic.ts'
import { firstLine, unseen, visitPage, within } from './visit-page.ts'

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

/** Kept back from the budget for the picture and for closing. */
const RESERVE: Duration = milliseconds(1_500)

/**
 * Opens live-room pages in Chromium, a fresh profile each, all traffic through the filtering proxy. A page that hangs,
 * loops or crashes costs its own budget of time, requests and bytes and is then closed.
 */
export function createPageVisitor(needs: PageVisitorNeeds): PageVisitor {
  const { chromium, egress, clock, logger, limits = USUAL_LIMITS } = needs
  const visitNeeds = { egress, clock, rules: needs.rules, limits }

  const visitIn = async (
    profile: BrowserContext,
    url: string,
    options: ViewOptions,
  ): Promise<PageVisit | Unseen> => {
    const done = new AbortController()
    const giveUp = (): void => done.abort()
    options.signal?.addEventListener('abort', giveUp, { once: true })
    if (options.signal?.aborted === true) giveUp()
    const until = milliseconds(clock.monotonic() + within(options.budget, RESERVE))
    const overdue = clock
      .sleep(within(options.budget, RESERVE / 2), done.signal)
      .then(() => unseen('timeout', 'the page did not settle within the budget'))
    try {
      return await Promise.race([
        visitPage(profile, url, visitNeeds, until, overdue),
        // Opening the tab itself may hang in a browser that is dying.
        overdue.then(async (late) => {
          await clock.sleep(milliseconds(RESERVE / 4))
          return late
        }),
      ])
    } catch (error) {
      return unseen('browser-failed', firstLine(error))
    } finally {
      done.abort()
      options.signal?.removeEventListener('abort', giveUp)
    }
  }

  /** Unpacking and launching take seconds the first time; a profile that comes too late is closed unused. */
  const openProfile = async (budget: Duration): Promise<BrowserContext | Unseen> => {
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

  return {
    async visit(url, options) {
      const started = clock.monotonic()
      if (!/^https?:/i.test(url.trim())) return unseen('bad-address', 'not a web address')
      const checked = await egress.check(url)
      if (checked.kind === 'refusal') return unseen(checked.reason, checked.detail)
      const profile = await openProfile(options.budget)
      if ('kind' in profile) return profile
      try {
        const budget = milliseconds(options.budget - (clock.monotonic() - started))
        return await visitIn(profile, url.trim(), { ...options, budget })
      } finally {
        const closed = profile.close().catch(() => {})
        await Promise.race([closed, clock.sleep(milliseconds(RESERVE / 2))])
      }
    },
  }
}
