import type { Channel } from '../../contracts/alerts/channel.ts'
import type { Bilingual } from '../../contracts/primitives.ts'
import type { SystemInfo } from '../../contracts/system.ts'
import type { HealthFacts } from '../../contracts/upkeep/health.ts'

/** Worst first. `unknown` is worse than well: what nobody can say is no good news. */
export const LEVELS = ['bad', 'watch', 'unknown', 'well'] as const
export type Level = (typeof LEVELS)[number]

type Part = SystemInfo['parts'][number]
type Notice = SystemInfo['notices'][number]

export type HealthItem = {
  readonly level: Level
  /** Since when it is so; `null`: not known. `atLeast`: at least since then. */
  readonly since: string | null
  readonly atLeast: boolean
} & (
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'notice'; readonly notice: Notice }
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'channels' }
  | {
      readonly kind: 'canaries'
      readonly sense: 'seen' | 'heard'
      readonly lastFoundAt: string | null
      readonly sight: string
      /** Why it is so, where there is more to say. */
      readonly words: Bilingual | null
    }
  | {
      readonly kind: 'heartbeat'
      readonly state: 'unset' | 'sent' | 'failing' | 'silent' | 'unknown'
    }
  | { readonly kind: 'calendar'; readonly until: string | null }
  | { readonly kind: 'clock'; readonly steps: number; readonly seconds: number }
  | { readonly kind: 'space'; readonly freeBytes: number; readonly folder: string | null }
  | { readonly kind: 'store'; readonly evidence: NonNullable<HealthFacts['evidence']> }
  | { readonly kind: 'readers'; readonly deaths: number; readonly refused: number }
  | { readonly kind: 'backup'; readonly at: string | null; readonly known: boolean }
  | { readonly kind: 'nodes'; readonly alive: number; readonly silent: number }
)

export type Known = {
  readonly info: SystemInfo
  readonly facts: HealthFacts
  /** `null`: not known. */
  readonly channels: readonly Channel[] | null
  /** Milliseconds of the program's clock. */
  readonly now: number
}

/** These say that nobody looks, or that what was seen is lost; the other notices want an eye on them. */
const SERIOUS: readonly Notice['code'][] = [
  'no-scheduler',
  'no-worker',
  'reader-blind',
  'rooms-overdue',
  'rooms-missed',
  'stage-untaken',
  'nobody-reached',
  'journal-altered',
]

const MINUTE = 60_000
const DAY = 86_400_000
/** A heartbeat goes out each minute. */
const HEARTBEAT_LATE = 3 * MINUTE
/** A week without a copy is what a disk may take along. */
const BACKUP_OLD = 7 * DAY
/** The notice of the next year comes in November. */
const CALENDAR_SHORT = 60 * DAY

const nothing = { since: null, atLeast: false } as const

/** No channel in use breaks nothing, and yet nobody away from the pages is told. */
function partLevel({ name, ready }: Part, channels: Known['channels']): Level {
  if (!ready) return 'bad'
  const tells = channels === null || channels.some(({ enabled }) => enabled)
  return name === 'alerts' && !tells ? 'watch' : 'well'
}

function parts({ info, facts, channels }: Known): readonly HealthItem[] {
  const since = new Map(facts.parts.map((one) => [one.name, one]))
  return info.parts.map((part) => {
    const known = since.get(part.name)
    // What another process says of its part began there, not here.
    const own = part.nodes === undefined && known?.ready === part.ready ? known : undefined
    return {
      kind: 'part',
      part,
      level: partLevel(part, channels),
      since: own?.since ?? null,
      atLeast: own?.atLeast ?? false,
    }
  })
}

const notices = ({ info }: Known): readonly HealthItem[] =>
  info.notices.map((notice) => ({
    ...nothing,
    kind: 'notice',
    notice,
    level: SERIOUS.includes(notice.code) ? 'bad' : 'watch',
  }))

function channelLevel({ enabled, failing, lastAcceptedAt }: Channel): Level {
  if (!enabled) return 'unknown'
  if (failing) return 'bad'
  return lastAcceptedAt === null ? 'watch' : 'well'
}

function channels({ channels: known }: Known): readonly HealthItem[] {
  if (known === null) return [{ ...nothing, kind: 'channels', level: 'unknown' }]
  return known.map((channel) => ({
    kind: 'channel',
    channel,
    level: channelLevel(channel),
    since: channel.failing ? channel.lastFailedAt : channel.lastAcceptedAt,
    atLeast: false,
  }))
}

const LEVELS_OF_SIGHTS = {
  seeing: 'well',
  blind: 'bad',
  stalled: 'bad',
  unknown: 'unknown',
  'not-tried': 'unknown',
  off: 'watch',
} as const

function canaries({ info }: Known): readonly HealthItem[] {
  const { canaries: seen, heardCanaries: heard } = info
  const item = (
    sense: 'seen' | 'heard',
    {
      sight,
      lastFoundAt,
      words,
    }: Pick<NonNullable<typeof heard>, 'sight' | 'lastFoundAt' | 'words'>,
  ): HealthItem => ({
    ...nothing,
    kind: 'canaries',
    sense,
    sight,
    lastFoundAt,
    words: sight === 'not-tried' ? words : null,
    level: LEVELS_OF_SIGHTS[sight],
  })
  return [
    ...(seen === null ? [] : [item('seen', seen)]),
    // That it shows itself nothing is said once.
    ...(heard === null || heard.sight === 'off' ? [] : [item('heard', heard)]),
  ]
}

function heartbeat({ facts, now }: Known): HealthItem {
  const { heartbeatSet, marks } = facts
  if (!heartbeatSet) return { ...nothing, kind: 'heartbeat', state: 'unset', level: 'watch' }
  if (marks === null) return { ...nothing, kind: 'heartbeat', state: 'unknown', level: 'unknown' }
  const { heartbeatSentAt: sentAt, heartbeatFailedAt: failedAt } = marks
  const failing =
    failedAt !== null && (sentAt === null || Date.parse(failedAt) > Date.parse(sentAt))
  if (failing) {
    return { kind: 'heartbeat', state: 'failing', level: 'bad', since: failedAt, atLeast: false }
  }
  const late = sentAt === null || now - Date.parse(sentAt) > HEARTBEAT_LATE
  return {
    kind: 'heartbeat',
    state: late ? 'silent' : 'sent',
    level: late ? 'bad' : 'well',
    since: sentAt,
    atLeast: false,
  }
}

function calendar({ facts, now }: Known): HealthItem {
  const until = facts.calendarKnownUntil
  const left = until === null ? 0 : Date.parse(`${until}T23:59:59+08:00`) - now
  const level = until === null ? 'bad' : left < CALENDAR_SHORT ? 'watch' : 'well'
  return { ...nothing, kind: 'calendar', until, level }
}

function machine({ facts, info }: Known): readonly HealthItem[] {
  const { clock, space, evidence, readers } = facts
  const items: (HealthItem | null)[] = [
    clock && {
      ...nothing,
      kind: 'clock',
      steps: clock.steps,
      seconds: clock.lastStepSeconds,
      level: clock.steps > 0 ? 'watch' : 'well',
    },
    space && {
      ...nothing,
      kind: 'space',
      freeBytes: space.freeBytes,
      folder: space.folder,
      level: space.scarce ? 'bad' : 'well',
    },
    evidence && {
      ...nothing,
      kind: 'store',
      evidence,
      level: evidence.lost > 0 ? 'bad' : evidence.waiting > 0 ? 'watch' : 'well',
    },
    readers && {
      ...nothing,
      kind: 'readers',
      ...readers,
      level: readers.refused > 0 ? 'watch' : 'well',
    },
  ]
  const alive = info.nodes.filter((node) => node.alive).length
  const silent = info.nodes.length - alive
  const level = info.nodes.length === 0 ? 'unknown' : silent > 0 ? 'watch' : 'well'
  return [
    ...items.filter((one) => one !== null),
    { ...nothing, kind: 'nodes', alive, silent, level },
  ]
}

function backup({ facts, now }: Known): HealthItem {
  if (facts.marks === null) {
    return { ...nothing, kind: 'backup', at: null, known: false, level: 'unknown' }
  }
  const at = facts.marks.backupAt
  const old = at === null || now - Date.parse(at) > BACKUP_OLD
  const level = old ? 'watch' : 'well'
  return { kind: 'backup', at, known: true, level, since: at, atLeast: false }
}

/** What a line of the machine tells itself, with what to do, is not told and counted once more. */
const TOLD_BY: Partial<Record<Notice['code'], HealthItem['kind']>> = {
  'calendar-provisional': 'calendar',
  'channel-failing': 'channel',
  'clock-stepped': 'clock',
  'disk-scarce': 'space',
}

function withoutDoubles(items: readonly HealthItem[]): readonly HealthItem[] {
  const unwell = new Set(items.filter(({ level }) => level !== 'well').map(({ kind }) => kind))
  return items.filter((item) => {
    if (item.kind !== 'notice' || item.notice.nodes !== undefined) return true
    const teller = TOLD_BY[item.notice.code]
    return teller === undefined || !unwell.has(teller)
  })
}

/** What happens again and again has a last time; a state lasts since one. */
const HAPPENS: readonly HealthItem['kind'][] = ['channel', 'heartbeat', 'backup']

/** How the time beside a line is meant. */
export function timeMeans({ kind, atLeast }: HealthItem): 'latest' | 'atLeast' | 'since' {
  if (HAPPENS.includes(kind)) return 'latest'
  return atLeast ? 'atLeast' : 'since'
}

/** Everything that is known of how the program fares, worst first; within a level in the order of the line of work. */
export function healthItems(known: Known): readonly HealthItem[] {
  const all = withoutDoubles([
    ...notices(known),
    ...parts(known),
    ...canaries(known),
    ...channels(known),
    heartbeat(known),
    calendar(known),
    ...machine(known),
    backup(known),
  ])
  return LEVELS.flatMap((level) => all.filter((one) => one.level === level))
}
