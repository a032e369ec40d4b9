import type { BrowserContext, HTTPResponse, Page } from 'puppeteer'
import { isBlack } from '../../core/detection/is-black.ts'
import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'
import { type Duration, milliseconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress } from '../../ports/egress.ts'
import type { Logger } from '../../ports/logger.ts'
import type { PageVisit, PageVisitor } from '../../ports/page-visitor.ts'
import type { Unseen, ViewOptions } from '../../ports/stream-viewer.ts'
import type { Chromium } from './chromium.ts'
import { REFUSAL_HEADER } from './filtering-proxy-header.ts'
import { openLivePage } from './live-page.ts'
import { reasonOfNavigation, reasonOfProxy, reasonOfStatus } from './navigation-reason.ts'
import { collectFacts, waitForMedia } from './page-facts.ts'
import { takeVideoPicture } from './video-picture.ts'
import { recogniseWall } from './wall.ts'

export type PageVisitorNeeds = {
  readonly chromium: Chromium
  readonly egress: Egress
  readonly clock: Clock
  readonly logger: Logger
}

/** Kept back from the budget for the picture and for closing. */
const RESERVE: Duration = milliseconds(1_500)

const unseen = (
  reason: UnseenReason,
  detail: string,
  httpStatus: number | null = null,
): Unseen => ({ kind: 'unseen', reason, httpStatus, detail: detail.slice(0, 200) })

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''

async function navigate(
  page: Page,
  url: string,
  needs: PageVisitorNeeds,
  budget: Duration,
): Promise<Unseen | null> {
  let response: HTTPResponse | null
  try {
    response = await page.goto(url, { waitUntil: 'domcontentloaded', timeout: budget })
  } catch (error) {
    const reason = reasonOfNavigation(error)
    if (reason !== 'refused') return unseen(reason, firstLine(error))
    // Behind a proxy every failed https connection looks the same to the browser; the guard knows more.
    const checked = await needs.egress.check(url)
    return unseen(checked.kind === 'refusal' ? checked.reason : reason, firstLine(error))
  }
  if (response === null) return null
  const refused = reasonOfProxy(response.headers()[REFUSAL_HEADER])
  if (refused !== null) return unseen(refused, 'refused on the way')
  const status = response.status()
  const reason = reasonOfStatus(status)
  return reason === null ? null : { ...unseen(reason, `HTTP ${status}`, status), reached: true }
}

async function lookAround(
  profile: BrowserContext,
  url: string,
  needs: PageVisitorNeeds,
  until: Duration,
): Promise<PageVisit | Unseen> {
  const { clock } = needs
  const { page, media } = await openLivePage(profile)
  const left = (): Duration => milliseconds(Math.max(1, until - clock.monotonic()))
  const failed = await navigate(page, url, needs, left())
  if (failed !== null) return failed
  await waitForMedia(page, media, clock, until)
  const facts = await collectFacts(page)
  media.held(facts.written, facts.elements)
  const mediaUrls = media.list()
  const { title, text } = facts
  const finalUrl = page.url()
  const pageVisit = {
    kind: 'page' as const,
    url: finalUrl,
    title,
    text,
    texts: [],
    saysOffAir: false,
    cost: { requests: 0, stopped: 0, bytes: 0 },
  }
  if (mediaUrls.length > 0) {
    return { ...pageVisit, mediaUrls, videoPicture: null }
  }
  const wall = recogniseWall({ url: finalUrl, text, asksForPassword: facts.asksForPassword })
  if (wall !== null && !facts.playing) {
    return { ...unseen(wall, 'the page shows a wall and no player'), reached: true }
  }
  const videoPicture = facts.hasPlayer ? await takeVideoPicture(page) : null
  if (videoPicture !== null && isBlack(videoPicture.frame)) {
    return { ...unseen('black', 'the player shows nothing'), reached: true }
  }
  return { ...pageVisit, mediaUrls, videoPicture }
}

/**
 * Opens live-room pages in Chromium, a fresh profile each, all traffic through the filtering proxy. A page that hangs,
 * loops or crashes costs its own budget and is then closed.
 */
export function createPageVisitor(needs: PageVisitorNeeds): PageVisitor {
  const { chromium, egress, clock, logger } = needs

  const visitIn = async (
    profile: BrowserContext,
    url: string,
    options: ViewOptions,
  ): Promise<PageVisit | Unseen> => {
    const done = new AbortController()
    const giveUp = (): void => done.abort()
    options.signal?.addEventListener('abort', giveUp, { once: true })
    if (options.signal?.aborted === true) giveUp()
    const working = milliseconds(Math.max(1, options.budget - RESERVE))
    const until = milliseconds(clock.monotonic() + working)
    const overdue = clock
      .sleep(milliseconds(Math.max(1, options.budget - RESERVE / 2)), done.signal)
      .then(() => unseen('timeout', 'the page did not settle within the budget'))
    const looked = lookAround(profile, url, needs, until).catch((error: unknown) =>
      unseen(reasonOfNavigation(error), firstLine(error)),
    )
    const outcome = await Promise.race([looked, overdue])
    done.abort()
    options.signal?.removeEventListener('abort', giveUp)
    return outcome
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
