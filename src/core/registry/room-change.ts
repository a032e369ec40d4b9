import type { RegionCode } from './institution.ts'
import type { LiveRoom, RoomTier } from './live-room.ts'

/** What may be changed of many rooms at once. What is left out stays. */
export type RoomChange = {
  readonly tier?: RoomTier
  readonly region?: RegionCode
  readonly active?: boolean
  readonly addTags?: readonly string[]
  readonly removeTags?: readonly string[]
}

export type ChangedRoom = { readonly before: LiveRoom; readonly after: LiveRoom }

/** As many as a room may have (the shape on the wire says the same). */
export const MOST_TAGS = 20

function tagsAfter(
  room: LiveRoom,
  { addTags = [], removeTags = [] }: RoomChange,
): readonly string[] {
  const kept = (room.tags ?? []).filter((tag) => !removeTags.includes(tag))
  return [...new Set([...kept, ...addTags])]
}

function roomAfter(room: LiveRoom, change: RoomChange): LiveRoom {
  const { tier, region, active } = change
  const tags = tagsAfter(room, change)
  return {
    ...room,
    ...(tier === undefined ? {} : { tier }),
    ...(region === undefined ? {} : { region }),
    ...(active === undefined ? {} : { active }),
    ...(tags.length === 0 && room.tags === undefined ? {} : { tags }),
  }
}

const isSame = (a: LiveRoom, b: LiveRoom): boolean =>
  (a.tier ?? 'ordinary') === (b.tier ?? 'ordinary') &&
  a.region === b.region &&
  a.active === b.active &&
  (a.tags ?? []).length === (b.tags ?? []).length &&
  (a.tags ?? []).every((tag, place) => tag === b.tags?.[place])

/** The rooms of which something would be different, as they are and as they would be. */
export const changedRooms = (
  rooms: readonly LiveRoom[],
  change: RoomChange,
): readonly ChangedRoom[] =>
  rooms
    .map((before) => ({ before, after: roomAfter(before, change) }))
    .filter(({ before, after }) => !isSame(before, after))

/** What a change of many rooms touches, and nothing else of them. */
export type TouchedFields = {
  readonly tier: RoomTier
  readonly region: RegionCode
  readonly active: boolean
  readonly tags: readonly string[]
}

export const touchedFields = ({ tier, region, active, tags }: LiveRoom): TouchedFields => ({
  tier: tier ?? 'ordinary',
  region,
  active,
  tags: tags ?? [],
})

/** Whether a room still is what a change made of it: only then may it be taken back. */
export const stillAs = (room: LiveRoom, fields: TouchedFields): boolean =>
  isSame(room, { ...room, ...fields })
