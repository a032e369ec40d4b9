import { hasAllOf, hasRegion, type Jurisdiction, jurisdictionOf } from '../access/jurisdiction.ts'
import { type AccountRole, mayDo } from '../access/rights.ts'
import { seconds } from '../time/duration.ts'
import { formatInstant, type Instant, plus } from '../time/instant.ts'
import { placesOfSearch, type SavedSearch } from '../violations/search/saved-search.ts'
import type { Violation } from '../violations/violation.ts'
import { type Channel, MESSAGES_PER_MINUTE } from './channel.ts'
import { askedLately } from './decide-messages.ts'
import type { Delivery } from './delivery.ts'
import { levelRank } from './news.ts'
import type { MessageEntry, OutwardMessage } from './outward-message.ts'
import { plainLine } from './plain-text.ts'
import { isQuiet } from './quiet-hours.ts'

/** From one message about what a search found to the next by the same channel, at least: what comes meanwhile is one. Ours. */
const NEWS_PAUSE_SECONDS = 600
/** Longer lists are not read in a chat; the program shows all. */
const LISTED = 8

const placesOf = ({ region }: Pick<Channel, 'region'>): Jurisdiction =>
  jurisdictionOf(region === null ? [] : [region])

/** Since when a channel has not been told of what a search finds. */
export const untoldSince = ({ told, savedAt }: SavedSearch, channelId: string): Instant =>
  told[channelId] ?? savedAt

type Facts = {
  readonly channels: readonly Channel[]
  /** Of the last hour, and all that wait. */
  readonly deliveries: readonly Delivery[]
  readonly ownerRole: AccountRole
  /** Where its owner may look now. */
  readonly ownerPlaces: Jurisdiction
  readonly now: Instant
}

/** Messages about one search, by channel. */
export const attentionGroup = ({ id }: Pick<SavedSearch, 'id'>): string => `search ${id}`

function hasRoom(channel: Channel, { deliveries, now }: Facts): boolean {
  const waiting = deliveries.filter(
    ({ channelId, state, attempts }) =>
      channelId === channel.id && state === 'waiting' && attempts === 0,
  ).length
  const asked = askedLately(deliveries, channel.id, now)
  // Half of what the other side takes is left for alerts.
  return asked + waiting < MESSAGES_PER_MINUTE[channel.settings.kind] / 2
}

function takesIt(channel: Channel, search: SavedSearch, facts: Facts): boolean {
  const { now } = facts
  const { lastFoundAt, told } = search
  const since = untoldSince(search, channel.id)
  if (lastFoundAt === null || lastFoundAt <= since) return false
  const before = told[channel.id]
  const pause = seconds(Math.max(NEWS_PAUSE_SECONDS, channel.groupSeconds))
  return (before === undefined || plus(before, pause) <= now) && hasRoom(channel, facts)
}

/**
 * By which channels is told `now` what a search found. Those that everybody reads, that take what is no alert, and of places that
 * cover all that it looks at: nobody hears of a place that is not his. In quiet hours, and where it was told lately, what is found
 * waits and becomes one message.
 */
export function channelsToTell(search: SavedSearch, facts: Facts): readonly Channel[] {
  // What leaves the house is sent by those who may take something out of it.
  if (!mayDo(facts.ownerRole, 'export')) return []
  const looked = jurisdictionOf(placesOfSearch(search.filter, facts.ownerPlaces))
  return facts.channels.filter(
    (channel) =>
      channel.enabled &&
      channel.audience === 'everyone' &&
      levelRank(channel.leastLevel) === 0 &&
      hasAllOf(placesOf(channel), looked) &&
      !isQuiet(channel.quiet, facts.now) &&
      takesIt(channel, search, facts),
  )
}

/**
 * Whether a channel may be told of what was found there: in its own places, where the owner may look now, and where the search
 * looks now, whatever it was and wherever it looked when that was found.
 */
export const mayTellOf = (
  { region: place }: Pick<Violation, 'region'>,
  channel: Pick<Channel, 'region'>,
  { filter: { region }, ownerPlaces }: Pick<SavedSearch, 'filter'> & Pick<Facts, 'ownerPlaces'>,
): boolean =>
  hasRegion(placesOf(channel), place) &&
  hasRegion(ownerPlaces, place) &&
  (region === undefined || hasRegion(jurisdictionOf([region]), place))

/** A lead in which something was found. */
export type FoundLead = {
  readonly violationId: string
  readonly roomTitle: string
  readonly institutionName: string
  readonly hits: number
  readonly lastAt: Instant
}

const timeText = (at: Instant): string =>
  formatInstant(at)
    .replace(/\.\d+(?=\+)/, '')
    .replace('T', ' ')

const heading = (hits: number) => ({ zh: `关注的内容 ${hits} 处`, en: `${hits} found` })

const entryOf = (lead: FoundLead, publicOrigin: string | null): MessageEntry => ({
  alertId: null,
  violationId: lead.violationId,
  level: 'notice',
  news: 'attention.found',
  heading: heading(lead.hits),
  facts: [
    { label: { zh: '机构', en: 'institution' }, value: plainLine(lead.institutionName) },
    { label: { zh: '直播间', en: 'room' }, value: plainLine(lead.roomTitle) },
    { label: { zh: '最近', en: 'latest' }, value: timeText(lead.lastAt) },
  ],
  link:
    publicOrigin === null
      ? null
      : `${publicOrigin}/violations/${encodeURIComponent(lead.violationId)}`,
})

/** What a search found, for people outside: where and how much, never the words. */
export function attentionMessage(
  { id, name }: Pick<SavedSearch, 'id' | 'name'>,
  leads: readonly FoundLead[],
  {
    owner,
    publicOrigin,
    now,
  }: { readonly owner: string; readonly publicOrigin: string | null; readonly now: Instant },
): OutwardMessage {
  const hits = leads.reduce((sum, lead) => sum + lead.hits, 0)
  const [title, by] = [plainLine(name), plainLine(owner)]
  const path = `/search?saved=${encodeURIComponent(id)}`
  const more = Math.max(0, leads.length - LISTED)
  const link = publicOrigin === null ? '' : ` ${publicOrigin}${path}`
  return {
    kind: 'attention',
    at: now,
    title: {
      zh: `[关注] “${title}”有 ${hits} 处新内容`,
      en: `[search] "${title}": ${hits} found`,
    },
    entries: leads.slice(0, LISTED).map((lead) => entryOf(lead, publicOrigin)),
    more,
    notes: [
      {
        zh: `${by} 保存的查找，只是提醒，不是认定。${link}`,
        en: `A search that ${by} saved: a hint, not a finding.`,
      },
    ],
  }
}
