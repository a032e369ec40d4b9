import type { CutTarget } from './cut-target.ts'
import type { RegionCode, Stage } from './institution.ts'

/** How a stream reaches us. `page` is a web page whose player has to be found first. */
export const SOURCE_KINDS = ['hls', 'flv', 'rtmp', 'rtsp', 'webrtc', 'page', 'file'] as const
export type SourceKind = (typeof SOURCE_KINDS)[number]

/** How much attention a room is given: 重点, 一般, 低风险. Who registers it says so; sweeps look by it. */
export const ROOM_TIERS = ['key', 'ordinary', 'low'] as const
export type RoomTier = (typeof ROOM_TIERS)[number]

export type LiveRoom = {
  readonly id: string
  readonly institutionId: string
  readonly title: string
  /** Where the room is seen by the public; `null` when only stream addresses are known. */
  readonly pageUrl: string | null
  /** Stream addresses, the one to watch first. */
  readonly streamUrls: readonly string[]
  readonly region: RegionCode
  readonly stage: Stage
  readonly cutTarget: CutTarget | null
  readonly active: boolean
  /** Where the institution pushes to, as registered; the cut target's own address is known without it. */
  readonly pushUrls?: readonly string[]
  /** Name of the institution's system (业务系统) that the room belongs to. */
  readonly system?: string
  /** Left out: `ordinary`. */
  readonly tier?: RoomTier
  /** Words of the office by which sweeps pick rooms out; left out: none. */
  readonly tags?: readonly string[]
}

export const tierOf = ({ tier }: Pick<LiveRoom, 'tier'>): RoomTier => tier ?? 'ordinary'

/** Whether it can be seen with a browser only: no address of its stream is registered. */
export const needsBrowser = ({ pageUrl, streamUrls }: Pick<LiveRoom, 'pageUrl' | 'streamUrls'>) =>
  pageUrl !== null && streamUrls.length === 0
