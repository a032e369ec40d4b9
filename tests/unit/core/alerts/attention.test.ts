import { expect, test } from 'vitest'
import { jurisdictionOf } from '../../../../src/core/access/jurisdiction.ts'
import {
  attentionMessage,
  channelsToTell,
  type FoundLead,
  mayTellOf,
} from '../../../../src/core/alerts/attention.ts'
import { type Channel, NEVER_USED } from '../../../../src/core/alerts/channel.ts'
import type { RegionCode } from '../../../../src/core/registry/institution.ts'
import { minutes } from '../../../../src/core/time/duration.ts'
import { plus } from '../../../../src/core/time/instant.ts'
import type { SavedSearch } from '../../../../src/core/violations/search/saved-search.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { aSavedSearch } from '../../../build/search/saved-search.ts'

const aChannel = (change: Partial<Channel> = {}): Channel => ({
  ...{ id: 'group', name: '值班群', settings: { kind: 'wecom', origin: 'https://example.cn' } },
  ...{ enabled: true, audience: 'everyone', leastLevel: 'notice', region: null },
  ...{ groupBy: 'room', groupSeconds: 60, repeatMinutes: 10, quiet: null },
  ...{ createdAt: SATURDAY, changedAt: SATURDAY, version: 1, health: NEVER_USED },
  ...change,
})
const found = plus(SATURDAY, minutes(1))
const tells = (
  channel: Channel,
  search: Partial<SavedSearch> = {},
  now = plus(SATURDAY, minutes(2)),
  ownerRole: 'analyst' | 'observer' = 'analyst',
  ownerRegions: readonly string[] = [],
) =>
  channelsToTell(aSavedSearch({ lastFoundAt: found, ...search }), {
    ...{ channels: [channel], deliveries: [], ownerRole, now },
    ownerPlaces: jurisdictionOf(ownerRegions),
  }).length === 1

test('a channel is told of what is new, and then no more than every ten minutes', () => {
  expect(tells(aChannel())).toBe(true)
  expect(tells(aChannel(), { lastFoundAt: null })).toBe(false)
  const told = { group: found }
  const later = plus(SATURDAY, minutes(5))
  expect(tells(aChannel(), { told, lastFoundAt: found }, later)).toBe(false)
  expect(tells(aChannel(), { told, lastFoundAt: later }, later)).toBe(false)
  expect(tells(aChannel(), { told, lastFoundAt: later }, plus(SATURDAY, minutes(11)))).toBe(true)
})

test('it is told where everybody reads, nobody is to sleep, and all of its places are the channel’s', () => {
  expect(tells(aChannel({ audience: 'duty' }))).toBe(false)
  expect(tells(aChannel({ leastLevel: 'warning' }))).toBe(false)
  expect(tells(aChannel({ enabled: false }))).toBe(false)
  expect(tells(aChannel({ quiet: { fromMinute: 0, toMinute: 1_439 } }))).toBe(false)
  expect(tells(aChannel({ region: '440100' }))).toBe(false)
  expect(tells(aChannel({ region: '440100' }), { filter: { region: '440106' } })).toBe(true)
  expect(tells(aChannel({ region: '440106' }), { filter: { region: '4401' } })).toBe(false)
  // It goes by where its owner may look now, not by where he might when it was saved.
  const [now, moved] = [plus(SATURDAY, minutes(2)), { regions: ['4403'] }]
  expect(tells(aChannel({ region: '440300' }), moved, now, 'analyst', ['4401'])).toBe(false)
  expect(tells(aChannel(), {}, plus(SATURDAY, minutes(2)), 'observer')).toBe(false)
})

test('a hit is told where its own place is the channel’s, the owner’s now and the search’s now', () => {
  const hit = (place: string, channel: string | null, owner: string[], region?: string) =>
    mayTellOf(
      { region: place as RegionCode },
      { region: channel },
      {
        filter: region === undefined ? {} : { region },
        ownerPlaces: jurisdictionOf(owner),
      },
    )
  expect(hit('440106', null, [])).toBe(true)
  expect(hit('440106', '4401', ['44'], '440106')).toBe(true)
  expect(hit('440106', '4403', [])).toBe(false)
  expect(hit('440106', null, ['4403'])).toBe(false)
  expect(hit('440106', null, [], '4403')).toBe(false)
})

test('one message names the latest leads and counts the others; no words are in it', () => {
  const leads = Array.from(
    { length: 320 },
    (_, place): FoundLead => ({
      ...{ violationId: `v${place}`, roomTitle: `课 ${place}`, institutionName: '机构' },
      ...{ hits: 2, lastAt: SATURDAY },
    }),
  )
  const context = { owner: '王芳', publicOrigin: 'https://xuncha.example', now: SATURDAY }
  const message = attentionMessage(aSavedSearch(), leads, context)
  expect([message.entries.length, message.more]).toEqual([8, 312])
  expect(message.title.zh).toBe('[关注] “招生群”有 640 处新内容')
  expect(message.notes[0]?.zh).toContain('https://xuncha.example/search?saved=search-1')
  expect(JSON.stringify(message)).not.toContain('8765')
})
