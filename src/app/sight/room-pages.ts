import { addressExpiry } from '../../core/patrol/address-expiry.ts'
import { type Duration, seconds } from '../../core/time/duration.ts'
import type { Instant } from '../../core/time/instant.ts'
import type { Clock } from '../../ports/clock.ts'
import type { PagePass } from '../../ports/egress.ts'
import type { PageVisit, PageVisitor } from '../../ports/sight/page-visitor.ts'
import type { Unseen, ViewOptions } from '../../ports/sight/stream-viewer.ts'

export type OpenedPage = {
  readonly visit: PageVisit | Unseen
  /** Nothing was asked of the platform: this is what an earlier visit found. */
  readonly recalled: boolean
}

/**
 * The pages of live rooms, each opened once: what was found there is kept and used until its media address expires or
 * is given up as spent. Lost with its process, which costs one visit a room.
 */
export type RoomPages = {
  open(pageUrl: string, options: ViewOptions): Promise<OpenedPage>
  /** The page's player itself, for addresses that open nowhere else. From then on the room is looked at that way. */
  openPlayer(pageUrl: string, options: ViewOptions): Promise<PageVisit | Unseen>
  /** What lets the addresses of this page in, as far as it is remembered. */
  passOf(pageUrl: string): PagePass | undefined
  /** The address that the page gave does not work (any more). */
  spent(pageUrl: string, mediaUrl: string): void
  /** Whether the address has run out by what its own signature says. */
  hasExpired(pageUrl: string, mediaUrl: string): boolean
}

/** Two visits of one page are never closer than this, whatever expires. */
const CLOSEST: Duration = seconds(15)
/** A page that showed no stream that lives is not opened again earlier than this. */
const WITHOUT_STREAM: Duration = seconds(60)
/** Rooms in memory; the one opened longest ago gives way. */
const ROOMS_AT_MOST = 2_000

type Known = {
  readonly visit: PageVisit | Unseen
  readonly visitedAt: Duration
  /** Of those addresses that name a time. */
  readonly expiries: ReadonlyMap<string, Instant>
  readonly spent: Set<string>
  /** The page has no address but a picture, and that has to be taken anew each time. */
  readonly hadPicture: boolean
  /** Its addresses open nowhere but in the page. */
  readonly byPlayer: boolean
}

function expiriesOf(visit: PageVisit | Unseen, now: Instant): ReadonlyMap<string, Instant> {
  const urls = visit.kind === 'page' ? visit.mediaUrls : []
  const found = new Map<string, Instant>()
  for (const url of urls) {
    const expiry = addressExpiry(url, now)
    if (expiry !== null) found.set(url, expiry)
  }
  return found
}

/** The first look at a room may take its picture; a later one must not take an old one for now. */
const withoutPicture = (visit: PageVisit | Unseen): PageVisit | Unseen =>
  visit.kind === 'page' ? { ...visit, videoPicture: null } : visit

export function createRoomPages(deps: {
  readonly pages: PageVisitor
  readonly clock: Clock
}): RoomPages {
  const { pages, clock } = deps
  const rooms = new Map<string, Known>()

  const hasRunOut = (known: Known, url: string): boolean => {
    const expiry = known.expiries.get(url)
    return expiry !== undefined && expiry <= clock.now()
  }

  /** What is still good of a former visit; `null`: the page has to be opened. */
  const recall = (known: Known): PageVisit | Unseen | null => {
    const { visit, spent } = known
    if (known.hadPicture) return null
    const age = clock.monotonic() - known.visitedAt
    if (age < CLOSEST) return visit
    const urls = visit.kind === 'page' ? visit.mediaUrls : []
    const good = urls.filter((url) => !spent.has(url) && !hasRunOut(known, url))
    if (visit.kind === 'page' && good.length > 0) return { ...visit, mediaUrls: good }
    const ranOut = urls.some((url) => hasRunOut(known, url))
    return age < WITHOUT_STREAM && !ranOut ? visit : null
  }

  const keep = (pageUrl: string, visit: PageVisit | Unseen, player: boolean): void => {
    const hadPicture = visit.kind === 'page' && visit.videoPicture !== null
    rooms.delete(pageUrl)
    const [oldest] = rooms.keys()
    if (rooms.size >= ROOMS_AT_MOST && oldest !== undefined) rooms.delete(oldest)
    rooms.set(pageUrl, {
      visit: withoutPicture(visit),
      visitedAt: clock.monotonic(),
      expiries: expiriesOf(visit, clock.now()),
      spent: new Set(),
      hadPicture,
      byPlayer: player && hadPicture,
    })
  }

  const visitAnew = async (
    pageUrl: string,
    options: ViewOptions,
    player: boolean,
  ): Promise<PageVisit | Unseen> => {
    const visit = await pages.visit(pageUrl, player ? { ...options, player } : options)
    // What the budget forbade was no visit, and must not stand for one.
    const visited = visit.kind === 'page' || visit.reason !== 'budget'
    if (visited && options.signal?.aborted !== true) keep(pageUrl, visit, player)
    return visit
  }

  return {
    async open(pageUrl, options) {
      const known = rooms.get(pageUrl)
      const recalled = known === undefined ? null : recall(known)
      if (recalled !== null) return { visit: recalled, recalled: true }
      const visit = await visitAnew(pageUrl, options, known?.byPlayer ?? false)
      return { visit, recalled: false }
    },
    openPlayer: (pageUrl, options) => visitAnew(pageUrl, options, true),
    passOf: (pageUrl) => {
      const visit = rooms.get(pageUrl)?.visit
      return visit?.kind === 'page' ? visit.pass : undefined
    },
    spent: (pageUrl, mediaUrl) => void rooms.get(pageUrl)?.spent.add(mediaUrl),
    hasExpired: (pageUrl, mediaUrl) => {
      const known = rooms.get(pageUrl)
      return known !== undefined && hasRunOut(known, mediaUrl)
    },
  }
}
