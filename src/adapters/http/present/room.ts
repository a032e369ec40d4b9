import type { SharedAddress } from '../../../app/address/shared-addresses.ts'
import type { AddressMatch, LookupReason } from '../../../app/queries/match-room.ts'
import type { RoomView } from '../../../app/queries/views.ts'
import type { Institution as WireInstitution } from '../../../contracts/institution.ts'
import type { Bilingual } from '../../../contracts/primitives.ts'
import type { Room, RoomLookup } from '../../../contracts/room.ts'
import { type Doer, whyNot } from '../../../core/access/rights.ts'
import { maskedPush } from '../../../core/evidence/masked-address.ts'
import type { RoomState, RoomStatus } from '../../../core/patrol/coverage.ts'
import type { Institution } from '../../../core/registry/institution.ts'
import { keylessWords } from '../../../core/registry/keyless-words.ts'
import { unsayableWords } from '../../../core/registry/sayable-names.ts'
import { formatInstant, type Instant } from '../../../core/time/instant.ts'
import type { HttpSettings } from '../dependencies.ts'
import { presentFindings } from './finding.ts'
import { presentCost } from './patrol/cost.ts'
import { presentRoomPlatform } from './politeness.ts'
import { recordVersion } from './register/record-version.ts'
import { UNSEEN_WORDS } from './unseen-words.ts'

type WireStatus = NonNullable<Room['status']>

const AIR_STATES: Readonly<Record<RoomState, WireStatus['airState']>> = {
  'off-air': 'off-air',
  clean: 'on-air',
  suspect: 'on-air',
  violating: 'on-air',
  unseen: 'unseen',
  unknown: 'unknown',
}

function presentStatus(status: RoomStatus, lookDueBy: Instant | null): WireStatus {
  return {
    airState: AIR_STATES[status.state],
    state: status.state,
    unseenReason: status.unseenReason,
    unseenWords: status.unseenReason === null ? null : { ...UNSEEN_WORDS[status.unseenReason] },
    since: formatInstant(status.since),
    lastLookAt: formatInstant(status.lastLookAt),
    dueBy: lookDueBy === null ? null : formatInstant(lookDueBy),
    recording: status.recording ? { ...status.recording } : null,
    less: status.less ?? null,
  }
}

function thumbnailUrl({ room, status }: RoomView): string | null {
  if (status === null || AIR_STATES[status.state] !== 'on-air') return null
  return `/api/v1/rooms/${encodeURIComponent(room.id)}/thumbnail?look=${status.lastLookAt}`
}

const presentRoomCost = ({ cost }: RoomView): Pick<Room, 'cost'> =>
  cost == null
    ? cost === null
      ? { cost }
      : {}
    : { cost: { ...presentCost(cost), since: cost.since } }

/** Push addresses let one publish as the institution: only who may change rooms sees them whole. */
export type RoomReader = Doer

const isTrusted = (reader: RoomReader): boolean => whyNot(reader, 'registry') === null

const pushesFor = ({ pushUrls }: RoomView['room'], reader: RoomReader): Pick<Room, 'pushUrls'> =>
  pushUrls === undefined
    ? {}
    : { pushUrls: isTrusted(reader) ? [...pushUrls] : pushUrls.map(maskedPush) }

export function presentRoom(view: RoomView, reader: RoomReader): Room {
  const { room, institution, status, legalTime } = view
  return {
    ...room,
    ...pushesFor(room, reader),
    streamUrls: [...room.streamUrls],
    cutTarget: room.cutTarget === null ? null : { ...room.cutTarget },
    version: recordVersion(room),
    institutionName: institution?.name ?? room.institutionId,
    actor: institution?.actor ?? null,
    rehearsal: institution?.rehearsal ?? false,
    status: status === null ? null : presentStatus(status, view.lookDueBy),
    thumbnailUrl: thumbnailUrl(view),
    ongoingViolationId: view.ongoingViolationId,
    ...presentFindings(view.findings),
    ...presentRoomCost(view),
    platform: view.platform === null ? null : presentRoomPlatform(view.platform),
    legalTime:
      legalTime === null
        ? null
        : {
            verdict: legalTime.verdict,
            rule: legalTime.rule,
            reason: { ...legalTime.reason },
            until: legalTime.until === null ? null : formatInstant(legalTime.until),
          },
  }
}

const sharedWarning = ({ room, kind, address }: SharedAddress) => ({
  code: kind === 'stream' ? ('same-stream' as const) : ('same-page' as const),
  roomId: room.id,
  words: {
    zh: `直播间“${room.title}”（${room.id}）也登记了${kind === 'stream' ? '同一路流' : '同一页面'}：${address}`,
    en: `the room "${room.title}" (${room.id}) has the same ${kind}: ${address}`,
  },
})

const ANY_KEYS = () => true

/** What nobody holds keys to cannot be cut; said where one room is looked at. */
export const cutHindrance = (
  { room }: RoomView,
  { holdsCutKeys = ANY_KEYS }: Pick<HttpSettings, 'holdsCutKeys'>,
): Bilingual | null => keylessWords(room.cutTarget, holdsCutKeys)

/** A saved room with a word on every other room that is known by one of its addresses, and on a target that cannot be cut. */
export function presentSaved(
  view: RoomView,
  shared: readonly SharedAddress[],
  reader: RoomReader,
  settings: Pick<HttpSettings, 'holdsCutKeys'>,
) {
  const cutHindered = cutHindrance(view, settings)
  const unsayable = unsayableWords(view.room.cutTarget)
  const own =
    unsayable === null
      ? []
      : [{ code: 'cut-name-unsayable' as const, roomId: view.room.id, words: unsayable }]
  const keyless =
    cutHindered === null
      ? []
      : [{ code: 'cut-no-keys' as const, roomId: view.room.id, words: cutHindered }]
  return {
    ...presentRoom(view, reader),
    cutHindered,
    warnings: [...shared.map(sharedWarning), ...own, ...keyless],
  }
}

const LOOKUP_WORDS: Readonly<Record<LookupReason, Bilingual>> = {
  exact: { zh: '就是登记的地址', en: 'the registered address itself' },
  'same-stream': { zh: '同一路流的另一种地址', en: 'another address of the same stream' },
  'segment-of': { zh: '该直播流的分片或子清单', en: 'a segment or variant of its stream' },
  'same-page': { zh: '同一页面（分享或手机版地址）', en: 'the same page, shared or for phones' },
  'same-folder': {
    zh: '与该直播流同在一个目录，须核实',
    en: 'in the same folder as its stream; to be checked',
  },
  'room-id': { zh: '房间号相同，须核实', en: 'the same room number; to be checked' },
}

export const presentMatch = (
  { match, view }: { readonly match: AddressMatch; readonly view: RoomView },
  reader: RoomReader,
): RoomLookup['matches'][number] => ({
  ...match,
  address: match.by === 'push' && !isTrusted(reader) ? maskedPush(match.address) : match.address,
  whyWords: { ...LOOKUP_WORDS[match.why] },
  room: presentRoom(view, reader),
})

export const presentInstitution = (institution: Institution): WireInstitution => ({
  ...institution,
  stages: [...institution.stages],
  version: recordVersion(institution),
})
