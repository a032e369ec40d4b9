import type { CalledTarget, CutTarget } from '../../core/registry/cut-target.ts'
import type { Institution, Stage } from '../../core/registry/institution.ts'
import { keylessWords } from '../../core/registry/keyless-words.ts'
import type { LiveRoom, RoomTier } from '../../core/registry/live-room.ts'
import { unsayableWords } from '../../core/registry/sayable-names.ts'
import { toHalfWidth } from '../../core/registry/typed-values.ts'
import { nearbyHostOf } from '../address/nearby-address.ts'
import {
  addressKeysOf,
  mergeStreams,
  type RoomAddresses,
  type SharedAddress,
  sharedAddresses,
} from '../address/shared-addresses.ts'
import { isFirst } from './apply-rows.ts'
import { type DraftRegister, noteRoom } from './draft-register.ts'
import { readOwner } from './find-owner.ts'
import { readCutTarget } from './read-cut-target.ts'
import type { Reason, RowReader, Typed } from './row-reader.ts'
import { stageOf, tierWordOf, yesNoOf } from './typed-words.ts'

const WATCHED = /^(https?|rtmps?|rtsps?|webrtc|wss?):\/\/[^\s/]+/i
const PAGE = /^https?:\/\/[^\s/]+/i
const PUSHED = /^(rtmps?|srt|rtsps?|https?|webrtc):\/\/[^\s/]+/i

const addressesOf =
  (shape: RegExp) =>
  (text: string): readonly string[] | null => {
    const found = toHalfWidth(text)
      .split(/[\s;]+/)
      .filter((one) => one !== '')
    const isFine =
      found.length <= 20 && found.every((one) => shape.test(one) && one.length <= 2_048)
    return isFine ? found : null
  }

const MOST_TAGS = 20
const LONGEST_TAG = 60

/** Words of the office, each once; blanks belong to a word. */
function tagsOf(text: string): readonly string[] | null {
  const words = toHalfWidth(text)
    .split(/[、,;\n]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
  const tags = [...new Set(words)]
  return tags.length <= MOST_TAGS && tags.every((tag) => tag.length <= LONGEST_TAG) ? tags : null
}

const NO_TIER: Reason = [
  '应为 重点、一般 或 低风险',
  'no tier: 重点 (key), 一般 (ordinary), 低风险 (low)',
]
const NO_TAGS: Reason = [
  `标签至多${MOST_TAGS}个，每个至多${LONGEST_TAG}字`,
  `at most ${MOST_TAGS} tags of ${LONGEST_TAG} characters`,
]

const NO_ADDRESS: Reason = ['不是完整的网络地址', 'no complete address']

/** The stage of the row, else the only one of the institution. */
export function stageFor(
  reader: RowReader,
  field: string,
  owner: Institution,
  before: Stage | undefined,
): Stage | null {
  const reason: Reason = ['应为 学龄前、义务教育、高中、成人', 'no stage']
  const typed = reader.parsed(field, reason, stageOf)
  const stage = typed ?? before ?? (owner.stages.length === 1 ? owner.stages[0] : undefined)
  if (stage !== undefined) return stage
  reader.reject(field, ['机构有多个学段，须填学段', 'the institution has several stages; name one'])
  return null
}

const kept = <T>(typed: Typed<T>, before: T, none: T): T =>
  typed === undefined ? before : (typed ?? none)

/** The room that the addresses of the row belong to, and by what. */
function known(
  reader: RowReader,
  draft: DraftRegister,
  addresses: RoomAddresses,
): SharedAddress | null {
  const ids = new Set(addressKeysOf(addresses).flatMap((key) => draft.byAddress.get(key) ?? []))
  const candidates = [...ids].flatMap((id) => draft.rooms.now.get(id) ?? [])
  const shared = sharedAddresses(addresses, candidates)
  if (shared.length > 1) {
    const titles = shared.map(({ room }) => `“${room.title}”`).join('、')
    reader.reject(null, [
      `这些地址分属不同的直播间：${titles}`,
      `these addresses belong to different rooms: ${titles}`,
    ])
    return null
  }
  return shared[0] ?? null
}

function readTypedRoom(reader: RowReader) {
  const title = reader.text('title')
  if (typeof title !== 'string') reader.reject('title', ['名称不能为空', 'the title is missing'])
  const active = reader.parsed('active', ['应为 是 或 否', 'yes or no'], yesNoOf)
  return {
    title: typeof title === 'string' ? title.slice(0, 200) : '',
    page: reader.parsed('pageUrl', NO_ADDRESS, (text) => (PAGE.test(text) ? text : null)),
    streams: reader.parsed('streamUrls', NO_ADDRESS, addressesOf(WATCHED)),
    pushes: reader.parsed('pushUrls', NO_ADDRESS, addressesOf(PUSHED)),
    active: active === undefined || active === null ? undefined : active === 'yes',
    region: reader.region('roomRegion') ?? undefined,
    system: reader.text('roomSystem'),
    tier: reader.parsed('roomTier', NO_TIER, tierWordOf),
    tags: reader.parsed('roomTags', NO_TAGS, tagsOf),
  }
}

/** What a room has that few rooms have; left out where there is none. */
function rareParts(
  typed: ReturnType<typeof readTypedRoom>,
  before: LiveRoom | null,
): Pick<LiveRoom, 'pushUrls' | 'system' | 'tier' | 'tags'> {
  const pushUrls = kept(typed.pushes, before?.pushUrls ?? [], [])
  const system = kept<string | undefined>(typed.system, before?.system, undefined)
  const tier = kept<RoomTier | undefined>(typed.tier, before?.tier, undefined)
  const tags = kept(typed.tags, before?.tags ?? [], [])
  return {
    ...(pushUrls.length === 0 ? {} : { pushUrls }),
    ...(system === undefined ? {} : { system }),
    ...(tier === undefined ? {} : { tier }),
    ...(tags.length === 0 ? {} : { tags }),
  }
}

type TypedRoom = ReturnType<typeof readTypedRoom>

/** A target that cannot be cut is told while the file is looked at, not at the first cut. */
function warnOfTarget(
  reader: RowReader,
  target: CutTarget | null,
  { holdsCutKeys }: Pick<RoomRowDeps, 'holdsCutKeys'>,
): void {
  const unsayable = unsayableWords(target)
  if (unsayable !== null) reader.warn('cutStream', [unsayable.zh, unsayable.en])
  const keyless = keylessWords(target, holdsCutKeys)
  if (keyless !== null) reader.warn('cutApiUrl', [keyless.zh, keyless.en])
}

function roomOf(
  reader: RowReader,
  typed: TypedRoom,
  owner: Institution,
  before: LiveRoom | null,
): Omit<LiveRoom, 'id'> | null {
  const start = reader.rejections()
  const stage = stageFor(reader, 'roomStage', owner, before?.stage)
  const target = readCutTarget(reader, before?.cutTarget ?? null)
  if (stage === null || reader.rejections() > start) return null
  return {
    institutionId: owner.id,
    title: typed.title,
    pageUrl: kept(typed.page, before?.pageUrl ?? null, null),
    streamUrls: mergeStreams(
      kept(typed.streams, before?.streamUrls ?? [], []),
      before?.streamUrls ?? [],
    ),
    region: typed.region ?? before?.region ?? owner.region,
    stage,
    cutTarget: target,
    active: typed.active ?? before?.active ?? true,
    ...rareParts(typed, before),
  }
}

const addressesIn = ({ page, streams, pushes }: TypedRoom): RoomAddresses => ({
  pageUrl: page ?? null,
  streamUrls: streams ?? [],
  pushUrls: pushes ?? [],
})

function refuseForeign(reader: RowReader, draft: DraftRegister, shared: SharedAddress): void {
  const { room, kind, address } = shared
  const other = draft.institutions.now.get(room.institutionId)?.name ?? room.institutionId
  reader.reject(kind === 'page' ? 'pageUrl' : 'streamUrls', [
    `该地址已登记在另一机构名下：${other}“${room.title}”（${address}）`,
    `registered with another institution: ${other}, "${room.title}" (${address})`,
  ])
}

function warnOfNearby(
  reader: RowReader,
  { page, streams, pushes }: TypedRoom,
  patrolsHost: (host: string) => boolean,
): void {
  const isLeftOut = (address: string): boolean => {
    const host = nearbyHostOf(address)
    return host !== null && !patrolsHost(host)
  }
  const fields = { pageUrl: page ? [page] : [], streamUrls: streams ?? [], pushUrls: pushes ?? [] }
  for (const [field, addresses] of Object.entries(fields)) {
    const nearby = addresses.filter(isLeftOut)
    if (nearby.length === 0) continue
    reader.warn(field, [
      `本机或内网地址，公众看不到，巡查也默认不访问：${nearby.join(' ')}；确需巡查请设置 XUNCHA_ALLOW_PRIVATE_HOSTS`,
      `an address of this machine or of a private network, which the patrol does not visit unless XUNCHA_ALLOW_PRIVATE_HOSTS names it: ${nearby.join(' ')}`,
    ])
  }
}

type RoomRowDeps = {
  readonly nextId: () => string
  /** Whether the patrol visits a host although it is of a private network. */
  readonly patrolsHost: (host: string) => boolean
  /** Whether the secret file has keys to where the orders of a target go. */
  readonly holdsCutKeys: (target: CalledTarget) => boolean
}

/** A room is told by its addresses: the same address is the same room, under whatever title. */
export function applyRoomRow(reader: RowReader, draft: DraftRegister, deps: RoomRowDeps): void {
  const { nextId, patrolsHost } = deps
  const start = reader.rejections()
  const owner = readOwner(reader, draft)
  const typed = readTypedRoom(reader)
  const addresses = addressesIn(typed)
  warnOfNearby(reader, typed, patrolsHost)
  const isNowhere = addresses.pageUrl === null && addresses.streamUrls.length === 0
  if (isNowhere && reader.rejections() === start) {
    reader.reject('pageUrl', ['页面地址与流地址至少填一项', 'neither page nor stream address'])
  }
  const shared = known(reader, draft, addresses)
  if (owner === null) return
  if (shared !== null && shared.room.institutionId !== owner.id) {
    refuseForeign(reader, draft, shared)
  }
  const before = shared?.room ?? null
  const room = roomOf(reader, typed, owner, before)
  if (room === null || reader.rejections() > start) return
  warnOfTarget(reader, room.cutTarget, deps)
  const id = before?.id ?? nextId()
  if (isFirst(draft.rooms, id, reader)) noteRoom(draft, { ...room, id })
}
