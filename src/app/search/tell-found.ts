import { type Jurisdiction, jurisdictionOf } from '../../core/access/jurisdiction.ts'
import {
  attentionGroup,
  attentionMessage,
  channelsToTell,
  type FoundLead,
  mayTellOf,
  untoldSince,
} from '../../core/alerts/attention.ts'
import type { Channel } from '../../core/alerts/channel.ts'
import type { Delivery } from '../../core/alerts/delivery.ts'
import { hours } from '../../core/time/duration.ts'
import { type Instant, later, minus } from '../../core/time/instant.ts'
import {
  mayStillRun,
  type SavedSearch,
  type SearchHit,
} from '../../core/violations/search/saved-search.ts'
import type { Violation } from '../../core/violations/violation.ts'
import type { Records } from '../../ports/records/records.ts'
import type { OutwardDeps } from '../alerts/alert-deps.ts'

type TellDeps = Pick<OutwardDeps, 'clock' | 'transactions' | 'identifiers' | 'publicOrigin'>

/** What nobody could be told of for so long is on the page alone. Longer than any quiet hours. */
const LOOK_BACK = hours(24)
const DELIVERIES_OF = hours(1)
/** Hits that one message counts. */
const MOST_HITS = 2_000

/** By lead, the one with the latest hit first; of those that may be told. */
async function leadsOf(
  { violations, rooms, institutions }: Records,
  hits: readonly SearchHit[],
  mayBeTold: (lead: Violation) => boolean,
): Promise<readonly FoundLead[]> {
  const byLead = Map.groupBy(hits, ({ violationId }) => violationId)
  const cases = (await violations.findMany([...byLead.keys()])).filter(mayBeTold)
  const theirRooms = await rooms.findMany(cases.map(({ roomId }) => roomId))
  const theirs = await institutions.findMany(cases.map((one) => one.institutionId))
  const leads = cases.map(({ id, roomId, institutionId, openedAt }): FoundLead => {
    const own = byLead.get(id) ?? []
    return {
      violationId: id,
      roomTitle: theirRooms.find((one) => one.id === roomId)?.title ?? roomId,
      institutionName: theirs.find((one) => one.id === institutionId)?.name ?? institutionId,
      hits: own.length,
      lastAt: own.reduce((last, { at }) => later(last, at), own[0]?.at ?? openedAt),
    }
  })
  return leads.toSorted((a, b) => b.lastAt - a.lastAt)
}

type Telling = {
  readonly search: SavedSearch
  readonly owner: string
  readonly ownerPlaces: Jurisdiction
  readonly now: Instant
}

async function deliveryFor(
  records: Records,
  { identifiers, publicOrigin }: TellDeps,
  channel: Channel,
  { search, owner, ownerPlaces, now }: Telling,
): Promise<Delivery | null> {
  const since = untoldSince(search, channel.id)
  const hits = await records.savedSearches.hitsFoundAfter(search.id, since, MOST_HITS)
  const leads = await leadsOf(records, hits, (lead) =>
    mayTellOf(lead, channel, { ...search, ownerPlaces }),
  )
  if (leads.length === 0) return null
  return {
    id: identifiers.next(),
    channelId: channel.id,
    group: attentionGroup(search),
    alertIds: [],
    message: attentionMessage(search, leads, { owner, publicOrigin, now }),
    state: 'waiting',
    attempts: 0,
    createdAt: now,
    lastAttemptAt: null,
    nextAttemptAt: now,
    problem: null,
  }
}

async function tellOne(records: Records, deps: TellDeps, id: string): Promise<number> {
  const { savedSearches, accounts, channels, deliveries } = records
  const search = await savedSearches.hold(id)
  const account = search && (await accounts.find(search.ownerId))
  if (search === null || !search.alert || account === null || account.lockedAt !== null) return 0
  const now = deps.clock.now()
  const ownerPlaces = jurisdictionOf(account.regions)
  const owner = { role: account.role, jurisdiction: ownerPlaces, locked: false }
  if (!mayStillRun(search, owner)) return 0
  const facts = {
    channels: await channels.all(),
    deliveries: await deliveries.since(minus(now, DELIVERIES_OF)),
    ownerRole: account.role,
    ownerPlaces,
    now,
  }
  const told: Record<string, Instant> = { ...search.told }
  let messages = 0
  for (const channel of channelsToTell(search, facts)) {
    const telling = { search, owner: account.name, ownerPlaces, now }
    const delivery = await deliveryFor(records, deps, channel, telling)
    told[channel.id] = now
    if (delivery === null) continue
    await deliveries.add([delivery])
    messages += 1
  }
  await savedSearches.save({ ...search, told })
  return messages
}

/**
 * Writes down the messages that are due about what saved searches found: one for each search and channel, however much it is.
 * They are sent with those of alerts. How many there are.
 */
export async function tellFound(deps: TellDeps): Promise<number> {
  const since = minus(deps.clock.now(), LOOK_BACK)
  const found = await deps.transactions.run(({ savedSearches }) => savedSearches.foundSince(since))
  let messages = 0
  for (const { id } of found) {
    messages += await deps.transactions.run((records) => tellOne(records, deps, id))
  }
  return messages
}
