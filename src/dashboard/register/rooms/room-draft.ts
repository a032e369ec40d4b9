import type { Room } from '../../../contracts/room.ts'
import { STAGES } from '../../../contracts/words/vocabulary.ts'

/** A room as a form holds it. */
export type RoomDraft = {
  readonly title: string
  readonly institutionId: string
  readonly pageUrl: string
  readonly streamUrls: string
  readonly pushUrls: string
  readonly region: string
  readonly stage: string
  readonly tier: string
  readonly tags: string
  readonly system: string
  readonly active: boolean
  /** `''`: it cannot be cut. */
  readonly platform: string
  readonly apiUrl: string
  readonly app: string
  readonly stream: string
  readonly vhost: string
  readonly domain: string
  readonly addressee: string
  readonly account: string
}

const TARGET_FIELDS = [
  'apiUrl',
  'app',
  'stream',
  'vhost',
  'domain',
  'addressee',
  'account',
] as const
type TargetField = (typeof TARGET_FIELDS)[number]

/** What each kind of platform is named by. */
export function targetFields(platform: string): readonly TargetField[] {
  if (platform === '') return []
  if (platform === 'letter') return ['addressee', 'account']
  if (platform === 'tencent-css' || platform === 'aliyun-live') return ['domain', 'app', 'stream']
  const named: readonly TargetField[] = ['apiUrl', 'app', 'stream']
  return platform === 'srs' || platform === 'zlmediakit' ? [...named, 'vhost'] : named
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** Words between commas of either width. */
export const words = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  ),
]

/** @param given what a new room begins with */
export function roomDraft(room: Room | null, given: Partial<RoomDraft> = {}): RoomDraft {
  const target = (room?.cutTarget ?? {}) as Readonly<Record<string, string | undefined>>
  const targets = Object.fromEntries(TARGET_FIELDS.map((name) => [name, target[name] ?? '']))
  return {
    title: room?.title ?? '',
    institutionId: room?.institutionId ?? '',
    pageUrl: room?.pageUrl ?? '',
    streamUrls: (room?.streamUrls ?? []).join('\n'),
    pushUrls: (room?.pushUrls ?? []).join('\n'),
    region: room?.region ?? '',
    stage: room?.stage ?? STAGES[1],
    tier: room?.tier ?? 'ordinary',
    tags: (room?.tags ?? []).join('、'),
    system: room?.system ?? '',
    active: room?.active ?? true,
    platform: target['platform'] ?? '',
    ...(targets as Record<TargetField, string>),
    ...given,
  }
}

function targetOf(draft: RoomDraft) {
  const { platform } = draft
  if (platform === '') return null
  const named = targetFields(platform).map((name) => [name, draft[name].trim()] as const)
  const filled = named.filter(([name, value]) => name !== 'vhost' || value !== '')
  return { platform, ...Object.fromEntries(filled) }
}

/** As the API takes it; whether it takes it, its own shape says. */
export const roomInputOf = (draft: RoomDraft) => ({
  title: draft.title.trim(),
  institutionId: draft.institutionId,
  pageUrl: draft.pageUrl.trim() === '' ? null : draft.pageUrl.trim(),
  streamUrls: lines(draft.streamUrls),
  pushUrls: lines(draft.pushUrls),
  region: draft.region.trim(),
  stage: draft.stage,
  tier: draft.tier,
  tags: words(draft.tags),
  system: draft.system.trim(),
  active: draft.active,
  cutTarget: targetOf(draft),
})
