import { hasRegion, isWhole, type Jurisdiction } from '../../access/jurisdiction.ts'
import { type CutTarget, isCalled, placeOf } from '../../registry/cut-target.ts'
import type { RegionCode } from '../../registry/institution.ts'
import type { LiveRoom } from '../../registry/live-room.ts'
import { isSameStream as isOneStream } from '../../registry/media-server.ts'

export const HIT_KINDS = ['same-stream', 'same-address', 'same-app'] as const

/**
 * Another room that a cut of this one may hit. `same-stream`: registered with the very stream that is cut.
 * `same-address`: one of its addresses is one of this room's. `same-app`: of the same institution on the same server and
 * app; it goes on, unless the institution sends it through the same publisher.
 */
export type CutHit = {
  readonly kind: (typeof HIT_KINDS)[number]
  readonly roomId: string
  readonly title: string
  readonly institutionId: string
  readonly institutionName: string
  /** Where the room is; left out: in orders of earlier versions, and of what is not shown. */
  readonly region?: RegionCode
}

const ELSEWHERE = {
  roomId: '',
  title: '其他地区的直播间 A room of another region',
  institutionId: '',
  institutionName: '',
} as const

/** For somebody who may look in these places alone: what is hit elsewhere is counted, and not named. */
export const hitsWithin = (
  hits: readonly CutHit[],
  jurisdiction: Jurisdiction,
): readonly CutHit[] =>
  isWhole(jurisdiction)
    ? hits
    : hits.map((hit) =>
        hit.region !== undefined && hasRegion(jurisdiction, hit.region)
          ? hit
          : { kind: hit.kind, ...ELSEWHERE },
      )

const isSameApp = (a: CutTarget | null, b: CutTarget | null): boolean =>
  a !== null &&
  b !== null &&
  isCalled(a) &&
  isCalled(b) &&
  placeOf(a) === placeOf(b) &&
  a.app === b.app

/** However each of them writes the server, its virtual host or the path. */
const isSameStream = (a: CutTarget | null, b: CutTarget | null): boolean =>
  a !== null && b !== null && isCalled(a) && isCalled(b) && isOneStream(a, b)

function kindOf(
  room: LiveRoom,
  other: LiveRoom,
  shared: ReadonlySet<string>,
): CutHit['kind'] | null {
  if (isSameStream(room.cutTarget, other.cutTarget)) return 'same-stream'
  if (shared.has(other.id)) return 'same-address'
  const isTheirs = room.institutionId === other.institutionId
  return isTheirs && isSameApp(room.cutTarget, other.cutTarget) ? 'same-app' : null
}

const RANK: Readonly<Record<CutHit['kind'], number>> = {
  'same-stream': 0,
  'same-address': 1,
  'same-app': 2,
}

/** Who else would be hit, the surest first. `sharing`: rooms with an address of this one (`sharedAddresses`). */
export function cutHits(
  room: LiveRoom,
  others: readonly LiveRoom[],
  sharing: ReadonlySet<string>,
): readonly Omit<CutHit, 'institutionName'>[] {
  return others
    .filter(({ id, active }) => id !== room.id && active)
    .flatMap((other): readonly Omit<CutHit, 'institutionName'>[] => {
      const kind = kindOf(room, other, sharing)
      const { id: roomId, title, institutionId, region } = other
      return kind === null ? [] : [{ kind, roomId, title, institutionId, region }]
    })
    .toSorted((a, b) => RANK[a.kind] - RANK[b.kind])
}
