import type { BrowserContext, HTTPResponse, Page } from 'puppeteer'
import { type PlatformRule, ruleForHost } from '../../core/patrol/platform-rule.ts'
import type { PlatformTrial } from '../../core/patrol/platform-trial.ts'
import type { UnseenReason } from '../../core/patrol/unseen-reason.ts'
import { isBlack } from '../../core/picture/is-black.ts'
import { type Duration, milliseconds, seconds } from '../../core/time/duration.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Egress, PageCookie } from '../../ports/egress.ts'
import type { PageVisit } from '../../ports/sight/page-visitor.ts'
import type { SampledFrame, Unseen } from '../../ports/sight/stream-viewer.ts'
import { type Device, emulate } from './device.ts'
import { REFUSAL_HEADER } from './filtering-proxy-header.ts'
import { openLivePage, type Trouble } from './live-page.ts'
import { reasonOfNavigation, reasonOfProxy, reasonOfStatus } from './navigation-reason.ts'
import { cookiesOf } from './page-cookies.ts'
import { type CollectedFacts, collectFacts, NO_FACTS } from './page-facts.ts'
import { type Traffic, type TrafficLimits, watchTraffic } from './traffic/traffic.ts'
import { tryRule } from './try-rule.ts'
import { type ShownPicture, takeMovingPicture } from './video-picture.ts'
import { waitForMedia } from './wait-for-media.ts'
import { hasSign, recogniseWall } from './wall.ts'

export type VisitNeeds = {
  readonly egress: Egress
  readonly clock: Clock
  readonly rules: () => readonly PlatformRule[]
  readonly limits: TrafficLimits
  /** It is the player that is looked at, whatever addresses the page gives. */
  readonly player: boolean
  /** What it shows is to be kept as a picture. */
  readonly screenshot: boolean
  readonly tried?: ((trial: PlatformTrial) => void) | undefined
}

export const unseen = (
  reason: UnseenReason,
  detail: string,
  httpStatus: number | null = null,
): Unseen => ({ kind: 'unseen', reason, httpStatus, detail: detail.slice(0, 200) })

export const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''

/** A page that computes without end is never drawn. */
const DRAWN_WITHIN: Duration = seconds(5)
/** For reading the page once its address is known. */
const LAST_WORDS: Duration = seconds(3)
/** A second opening as a phone is worth it only with this much of the budget left. */
const PHONE_NEEDS: Duration = seconds(4)

const UNSEEN_OF_TROUBLE: Readonly<Record<Trouble['kind'], Unseen>> = {
  crashed: unseen('browser-failed', 'the tab crashed or ran out of memory'),
  gone: unseen('browser-failed', 'the tab was closed'),
  'turns-in-circles': unseen('redirect-loop', 'the page sends us on and on by itself'),
}

/** One visit as it goes on; what was found so far is kept, so that a page that then hangs is not lost. */
type Visit = {
  readonly needs: VisitNeeds
  readonly until: Duration
  readonly page: Page
  readonly traffic: Traffic
  /** Of the address that the page is at: a link that is shared leads to a platform's own. */
  rule: PlatformRule
  ruledBy: string
  facts: CollectedFacts
  cookies: readonly PageCookie[]
  over: boolean
}

const ruleOf = (url: string, rules: readonly PlatformRule[]): PlatformRule =>
  ruleForHost(rules, URL.canParse(url) ? new URL(url).hostname : '')

async function failedNavigation(
  error: unknown,
  url: string,
  { needs, traffic }: Visit,
): Promise<Unseen | null> {
  // Loading was stopped by us: what has come so far may be enough.
  if (traffic.exceeded() !== null) return null
  const reason = reasonOfNavigation(error)
  if (reason !== 'refused') return unseen(reason, firstLine(error))
  // Behind a proxy every failed https connection looks the same to the browser; the guard knows more.
  const checked = await needs.egress.check(url)
  return unseen(checked.kind === 'refusal' ? checked.reason : reason, firstLine(error))
}

async function navigate(visit: Visit, url: string): Promise<Unseen | null> {
  const timeout = Math.max(1, visit.until - visit.needs.clock.monotonic())
  let response: HTTPResponse | null
  try {
    response = await visit.page.goto(url, { waitUntil: 'domcontentloaded', timeout })
  } catch (error) {
    return await failedNavigation(error, url, visit)
  }
  visit.ruledBy = visit.page.url()
  visit.rule = ruleOf(visit.ruledBy, visit.needs.rules())
  if (response === null) return null
  const refused = reasonOfProxy(response.headers()[REFUSAL_HEADER])
  if (refused !== null) return unseen(refused, 'refused on the way')
  const status = response.status()
  const reason = reasonOfStatus(status)
  if (reason === null) return null
  const facts = await collectFacts(visit.page, visit.rule)
  const signs = { ...facts, url: visit.page.url(), status }
  const wall = status === 404 ? null : recogniseWall(signs, visit.rule)
  return { ...unseen(wall ?? reason, `HTTP ${status}`, status), reached: true }
}

/** What is known of the page right now, as a visit; also of one that has crashed or hangs. */
function visitOf(visit: Visit, picture: SampledFrame | null, saysOffAir: boolean): PageVisit {
  const { facts, traffic, page } = visit
  const said = traffic.chat.list().join(' ').slice(0, 4_000)
  const texts = said === '' ? facts.texts : [...facts.texts, { role: 'chat' as const, text: said }]
  return {
    kind: 'page',
    url: page.url(),
    title: facts.title,
    text: facts.text,
    texts,
    mediaUrls: traffic.media.list(),
    videoPicture: picture,
    saysOffAir,
    cost: traffic.cost(),
    pass: traffic.headers.passOf(page.url(), visit.cookies),
  }
}

/** Why what the player shows is no lesson that goes on, if so. */
function noLessonOn({ picture, frozen }: ShownPicture): Unseen | null {
  if (isBlack(picture.frame)) {
    return { ...unseen('black', 'the player shows nothing'), reached: true }
  }
  if (!frozen) return null
  return { ...unseen('frozen', 'the player of the page stands still'), reached: true }
}

/** The picture of a player whose addresses open nowhere else. One that stands still is no lesson that goes on. */
async function playerOf(visit: Visit): Promise<PageVisit | Unseen> {
  const { page, needs, until } = visit
  const shown = await takeMovingPicture(page, needs.clock, until)
  if (shown === null) return visitOf(visit, null, false)
  return noLessonOn(shown) ?? { ...visitOf(visit, shown.picture, false), mediaUrls: [] }
}

/** What there is instead of an address: a wall, a picture, a word that nothing is on air, or nothing. */
async function withoutAddress(visit: Visit): Promise<PageVisit | Unseen> {
  const { facts, rule, page, traffic } = visit
  const wall = recogniseWall({ ...facts, url: page.url(), status: 200 }, rule)
  if (wall !== null && !facts.playing) {
    return { ...unseen(wall, 'the page shows a wall and no player'), reached: true }
  }
  if (facts.askedForKeys && !facts.playing) {
    return { ...unseen('encrypted', 'the player asked for keys (EME)'), reached: true }
  }
  const saysOffAir = !facts.playing && hasSign(rule, 'off-air', facts)
  const shows = facts.hasPlayer && !saysOffAir
  const shown = shows ? await takeMovingPicture(page, visit.needs.clock, visit.until) : null
  const noLesson = shown === null ? null : noLessonOn(shown)
  if (noLesson !== null) return noLesson
  const exceeded = traffic.exceeded()
  if (shown === null && exceeded !== null) return unseen('timeout', `gave up: ${exceeded}`)
  return visitOf(visit, shown?.picture ?? null, saysOffAir)
}

async function open(visit: Visit, url: string, device: Device): Promise<Unseen | null> {
  await emulate(visit.page, device)
  const failed = await navigate(visit, url)
  if (failed !== null) return failed
  await waitForMedia(visit.page, {
    traffic: visit.traffic,
    clock: visit.needs.clock,
    rule: visit.rule,
    until: visit.until,
    player: visit.needs.player,
    keep: (facts) => {
      visit.facts = facts
    },
    isOver: () => visit.over,
  })
  const { clock } = visit.needs
  // A page that has begun to compute without end answers no more; what it gave before that counts.
  const patience = milliseconds(Math.min(LAST_WORDS, Math.max(1, visit.until - clock.monotonic())))
  const done = new AbortController()
  const last = await Promise.race([
    collectFacts(visit.page, visit.rule),
    clock.sleep(patience, done.signal).then(() => null),
  ])
  done.abort()
  visit.facts = last ?? visit.facts
  visit.traffic.media.held(visit.facts.written, visit.facts.elements)
  return null
}

async function lookAround(visit: Visit, url: string): Promise<PageVisit | Unseen> {
  const { rule, needs, traffic } = visit
  const failed = await open(visit, url, rule.device === 'phone' ? 'phone' : 'desktop')
  if (failed !== null) return failed
  const left = (): number => visit.until - needs.clock.monotonic()
  const wantsPhone = rule.device === 'auto' && hasSign(rule, 'phone-only', visit.facts)
  if (traffic.media.list().length === 0 && wantsPhone && left() > PHONE_NEEDS) {
    const again = await open(visit, url, 'phone')
    if (again !== null) return again
  }
  visit.cookies = await cookiesOf(visit.page)
  if (needs.player) return await playerOf(visit)
  if (traffic.media.list().length > 0) return visitOf(visit, null, false)
  return await withoutAddress(visit)
}

/** As far as it can be had; a visit is not lost to it. */
async function withScreenshot(
  { page, needs, until }: Visit,
  visited: PageVisit,
): Promise<PageVisit> {
  const { clock } = needs
  const patience = Math.min(DRAWN_WITHIN, Math.max(1, until - clock.monotonic()))
  const done = new AbortController()
  const shot = await Promise.race([
    page.screenshot({ type: 'png' }).catch(() => null),
    clock.sleep(milliseconds(patience), done.signal).then(() => null),
  ])
  done.abort()
  return shot === null ? visited : { ...visited, screenshot: shot }
}

async function lookAndTry(visit: Visit, url: string): Promise<PageVisit | Unseen> {
  const looked = await lookAround(visit, url)
  const { page, rule, traffic, needs } = visit
  const shown = needs.screenshot && looked.kind === 'page'
  const outcome = shown ? await withScreenshot(visit, looked) : looked
  if (needs.tried === undefined || (outcome.kind === 'unseen' && outcome.reached !== true)) {
    return outcome
  }
  const facts = await collectFacts(page, rule)
  needs.tried({ ...(await tryRule(page, rule, facts, traffic)), ruledBy: visit.ruledBy })
  return outcome
}

/**
 * Visits one page in a profile of its own. Ends by `until`; a page that crashes, hangs or turns in circles after it gave
 * its media address is still a page that gave it.
 */
export async function visitPage(
  profile: BrowserContext,
  url: string,
  needs: VisitNeeds,
  until: Duration,
  overdue: Promise<Unseen>,
): Promise<PageVisit | Unseen> {
  const { page, trouble } = await openLivePage(profile)
  let visit: Visit | null = null
  const rule = ruleOf(url, needs.rules())
  const traffic = await watchTraffic(page, () => visit?.rule ?? rule, needs.limits)
  visit = {
    needs,
    until,
    page,
    traffic,
    rule,
    ruledBy: url,
    facts: NO_FACTS,
    cookies: [],
    over: false,
  }
  const looked = lookAndTry(visit, url).catch((error: unknown) =>
    unseen(reasonOfNavigation(error), firstLine(error)),
  )
  const troubled = trouble.then(({ kind }) => UNSEEN_OF_TROUBLE[kind])
  const outcome = await Promise.race([looked, overdue, troubled])
  visit.over = true
  if (outcome.kind === 'page' || !isSalvageable(outcome)) return outcome
  return traffic.media.list().length > 0 ? visitOf(visit, null, false) : outcome
}

/** Trouble of the page or of the browser; a refusal or a wall stands whatever else the page did. */
const isSalvageable = ({ reason, httpStatus }: Unseen): boolean =>
  httpStatus === null &&
  (reason === 'timeout' || reason === 'browser-failed' || reason === 'redirect-loop')

/** Time that a visit may use of what is left. */
export const within = (budget: number, kept: number): Duration =>
  milliseconds(Math.max(1, budget - kept))
