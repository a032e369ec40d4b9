import { hasRegion, isWhole, type Jurisdiction } from '../../access/jurisdiction.ts'
import { fail, type Result } from '../../fault.ts'
import type { RegionCode } from '../../registry/institution.ts'
import type { Instant } from '../../time/instant.ts'
import type { CutOrder, CutStep } from '../cut-order.ts'
import type { CutHit } from './cut-hits.ts'

/** Rooms that a cut ends with certainty: they stand behind the very same stream. */
export const surelyHit = (hits: readonly CutHit[]): readonly CutHit[] =>
  hits.filter(({ kind }) => kind !== 'same-app')

/** Rooms whose lesson ends with that of this order, its own first. */
export const roomsHit = ({
  roomId,
  hits,
}: Pick<CutOrder, 'roomId' | 'hits'>): readonly string[] => [
  ...new Set([roomId, ...surelyHit(hits ?? []).map((hit) => hit.roomId)]),
]

/**
 * Whether the stream of this order is also one of a room that whoever reads it may not look at. Who publishes it is then
 * told to him no more than the room.
 */
export const isAlsoElsewhere = ({ hits }: CutOrder, jurisdiction: Jurisdiction): boolean =>
  !isWhole(jurisdiction) &&
  surelyHit(hits ?? []).some(
    ({ region }) => region === undefined || !hasRegion(jurisdiction, region),
  )

/** Nobody cuts what lies where he has no say, and the machine nothing that lies in two regions. */
export const hitsElsewhere = (): Result<never> =>
  fail(
    'cut-hits-elsewhere',
    '这路流同时是其他地区直播间的流，未下达阻断。请由同时管辖两地的账号（或不限地区的账号）下令。' +
      'A room of another region stands behind the same stream; nothing was ordered. An account that holds both regions can order it.',
    'target',
  )

/**
 * Whether the stream has become one of a region since that the order was not given over: whoever gave it held the region of
 * the room and those of the rooms that he was told of, and of no other is it known.
 */
export function reachesFurther(
  { hits }: Pick<CutOrder, 'hits'>,
  ownRegion: RegionCode,
  hitsNow: readonly CutHit[],
): boolean {
  const given = new Set([ownRegion, ...surelyHit(hits ?? []).map(({ region }) => region)])
  return surelyHit(hitsNow).some(({ region }) => !given.has(region))
}

/** As the step that is written into the order: a person has to look again. */
export const furtherStep = (at: Instant): CutStep => ({
  at,
  step: 'guard',
  outcome: 'changed',
  detail: 'a room of another region stands behind the same stream now',
})
