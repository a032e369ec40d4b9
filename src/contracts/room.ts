import { z } from 'zod'
import { disguise, solicitation } from './finding.ts'
import { roomPlatform } from './politeness.ts'
import {
  bilingual,
  dateText,
  expectedVersion,
  instantText,
  reasonText,
  regionCode,
} from './primitives.ts'
import { lookCost } from './upkeep/cost.ts'
import { READING_THRIFTS } from './words/coverage-words.ts'
import { CLOUD_PLATFORMS, SERVER_PLATFORMS } from './words/cut-vocabulary.ts'
import {
  ACTORS,
  ROOM_STATES,
  ROOM_TIERS,
  RULE_CODES,
  STAGES,
  UNSEEN_REASONS,
} from './words/vocabulary.ts'

const address = z.string().trim().min(1).max(2_048)

const streamName = z.string().min(1).max(200)
const httpAddress = z.url({ protocol: /^https?$/ })

/** What a call can cut: a stream on a media server, in a live cloud, or behind somebody's webhook. */
export const calledTarget = z.discriminatedUnion('platform', [
  z.object({
    platform: z.enum(SERVER_PLATFORMS),
    apiUrl: httpAddress.describe('Base address of the administration API'),
    app: streamName,
    stream: streamName,
    vhost: streamName.exactOptional().describe('Of SRS and ZLMediaKit; left out: its default'),
  }),
  z.object({
    platform: z.enum(CLOUD_PLATFORMS),
    domain: z.hostname().describe('推流域名: the domain that is published to'),
    app: streamName,
    stream: streamName,
  }),
  z.object({
    platform: z.literal('webhook'),
    apiUrl: httpAddress.describe('Where signed orders go'),
    app: streamName,
    stream: streamName,
  }),
])

/** Or a platform without an API, which is written a letter. */
export const cutTarget = z.discriminatedUnion('platform', [
  ...calledTarget.options,
  z.object({
    platform: z.literal('letter'),
    addressee: z.string().trim().min(1).max(200).describe('Whom the letter goes to'),
    account: z.string().trim().min(1).max(200).describe('The account as the platform names it'),
  }),
])

const roomStatus = z.object({
  /** Is it on air? `unseen` and `unknown` are never read as off air. */
  airState: z.enum(['on-air', 'off-air', 'unseen', 'unknown']),
  state: z.enum(ROOM_STATES),
  unseenReason: z.enum(UNSEEN_REASONS).nullable(),
  unseenWords: bilingual.nullable(),
  since: instantText,
  lastLookAt: instantText,
  dueBy: instantText
    .nullable()
    .describe(
      'When the next look must have come by its own cadence: past that it is not known to be so any more; null: no sweep has it now',
    ),
  recording: z
    .object({ seconds: z.number().nullable().describe('Its length; null: not known') })
    .nullable()
    .exactOptional()
    .describe('录播: a recording is offered in place of a live stream'),
  less: z
    .enum(READING_THRIFTS)
    .nullable()
    .exactOptional()
    .describe('粗看: clean only as far as was read, because the patrol does not keep up'),
})

const fields = {
  institutionId: z.string().min(1).max(128),
  title: z.string().trim().min(1).max(200),
  pageUrl: address.nullable(),
  streamUrls: z.array(address).max(20),
  region: regionCode,
  stage: z.enum(STAGES),
  cutTarget: cutTarget.nullable(),
  active: z.boolean(),
  pushUrls: z
    .array(address)
    .max(20)
    .readonly()
    .exactOptional()
    .describe('Where the institution pushes to'),
  system: z.string().max(200).exactOptional().describe('业务系统 that the room belongs to'),
  tier: z.enum(ROOM_TIERS).exactOptional().describe('重点/一般/低风险; left out: ordinary'),
  tags: z
    .array(z.string().trim().min(1).max(60))
    .max(20)
    .readonly()
    .exactOptional()
    .describe('Words of the office by which sweeps pick rooms out'),
}

/** What is taken down anew; what stands there from before is still shown. A page is opened, a stream is read. */
const given = {
  ...fields,
  pageUrl: address
    .regex(
      /^https?:\/\//i,
      '页面地址应以 http:// 或 https:// 开头 / must begin with http:// or https://',
    )
    .nullable(),
  streamUrls: z
    .array(
      address.regex(
        /^(https?|rtmps?|rtsps?|webrtc|wss?):\/\//i,
        '应为 http、https、rtmp、rtsp、webrtc 或 ws 地址 / must be an http, https, rtmp, rtsp, webrtc or ws address',
      ),
    )
    .max(20),
}

export const room = z
  .object({
    id: z.string(),
    ...fields,
    version: z
      .string()
      .describe('Of what is registered of it: hand it back as expectedVersion when it is changed'),
    institutionName: z.string(),
    actor: z.enum(ACTORS).nullable(),
    rehearsal: z.boolean(),
    /** `null`: nobody has looked yet. */
    status: roomStatus.nullable(),
    /** Changes with every new picture; `null` while the room is not on air. */
    thumbnailUrl: z.string().nullable(),
    ongoingViolationId: z.string().nullable(),
    /** What was found about it within a day, with or without a violation; lists leave both out. */
    disguises: z.array(disguise).optional(),
    solicitations: z.array(solicitation).optional(),
    /** What watching it cost since that day; `null`: nothing is known of it; lists leave it out. */
    cost: lookCost.extend({ since: dateText }).nullable().optional(),
    /** How often its platform may be looked at; `null` without an address. */
    platform: roomPlatform.nullable().optional(),
    /** What subject teaching by its institution would be right now, and until when; `null` when not asked for. */
    legalTime: z
      .object({
        verdict: z.enum(['permitted', 'review', 'forbidden']),
        rule: z.enum(RULE_CODES).nullable().describe('The rule that decides'),
        reason: bilingual,
        until: instantText.nullable(),
      })
      .nullable(),
    cutHindered: bilingual
      .nullable()
      .exactOptional()
      .describe('Why it cannot be cut yet: no keys; told of one room, not in lists'),
  })
  .meta({ id: 'Room' })
export type Room = z.infer<typeof room>

/** What was saved, and other rooms that are registered with one of its addresses. */
export const savedRoom = room
  .extend({
    warnings: z.array(
      z.object({
        code: z.enum(['same-stream', 'same-page', 'cut-name-unsayable', 'cut-no-keys']),
        roomId: z
          .string()
          .describe('The other room; the room itself where it is about its own names'),
        words: bilingual,
      }),
    ),
  })
  .meta({ id: 'SavedRoom' })

export const roomInput = z
  .object({
    ...given,
    pageUrl: given.pageUrl.default(null),
    streamUrls: given.streamUrls.default([]),
    cutTarget: given.cutTarget.default(null),
    active: given.active.default(true),
    reason: z.string().trim().max(2_000).default(''),
  })
  .meta({ id: 'NewRoom' })

/** In place of what is registered; refused where somebody was faster. */
export const roomReplacement = roomInput.extend({ expectedVersion }).meta({ id: 'RoomReplacement' })

/** Some of it; what is left out stays as it is. */
export const roomPatch = z
  .object(given)
  .partial()
  .extend({ reason: reasonText, expectedVersion })
  .meta({ id: 'RoomPatch' })

export const LOOKUP_REASONS = [
  'exact',
  'same-stream',
  'segment-of',
  'same-page',
  'same-folder',
  'room-id',
] as const

const lookupMatch = z.object({
  by: z.enum(['page', 'stream', 'segment', 'push']),
  why: z.enum(LOOKUP_REASONS).describe('same-folder and room-id are leads only'),
  whyWords: bilingual,
  address: z.string().describe('The registered address that it was found by'),
  room: z.lazy(() => room),
})

export const roomLookup = z
  .object({
    url: z.string(),
    understood: z.boolean().describe('false: no address and no room number in the text'),
    certain: z.boolean().describe('Exactly one room, by more than a lead'),
    /** How the address fits: the page, a stream address, a segment beneath one, or the push address. */
    matches: z.array(lookupMatch),
  })
  .meta({ id: 'RoomLookup' })
export type RoomLookup = z.infer<typeof roomLookup>
