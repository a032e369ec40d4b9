import { seconds } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import type { AirScene } from './air-scenes.ts'
import { type ReadScene, readScene, sameScene } from './replay-offset.ts'

/** A picture that stood in another room, with when the session began that it was seen in. */
export type SceneElsewhere = {
  readonly roomId: string
  readonly startedAt: Instant
  readonly scene: AirScene
}

export type RoomAlike = {
  readonly roomId: string
  /** Different pictures of the lesson that were seen there too. */
  readonly pictures: number
  readonly firstAt: Instant
  readonly lastAt: Instant
}

type Found = { readonly pictures: Set<number>; firstAt: Instant; lastAt: Instant }

/** Pictures of one lesson that differ from each other, none of them empty. */
export function distinctScenes(scenes: readonly AirScene[]): readonly ReadScene[] {
  const distinct: ReadScene[] = []
  for (const scene of scenes.map(readScene)) {
    if (scene.telling && !distinct.some((one) => sameScene(one, scene))) distinct.push(scene)
  }
  return distinct
}

/**
 * In which other rooms pictures of the lesson were seen, the most alike first. One common picture may be a title or a waiting
 * slide of the platform: how many there are is told, and what it means is for people to say.
 */
export function alikeElsewhere(
  own: readonly ReadScene[],
  elsewhere: readonly SceneElsewhere[],
): readonly RoomAlike[] {
  const rooms = new Map<string, Found>()
  for (const { roomId, startedAt, scene } of elsewhere) {
    const read = readScene(scene)
    const same = own.findIndex((one) => sameScene(one, read))
    if (same < 0) continue
    const from = plus(startedAt, seconds(scene.begunBy))
    const to = plus(startedAt, seconds(scene.seenUntil))
    const known = rooms.get(roomId) ?? { pictures: new Set(), firstAt: from, lastAt: to }
    known.pictures.add(same)
    if (from < known.firstAt) known.firstAt = from
    if (to > known.lastAt) known.lastAt = to
    rooms.set(roomId, known)
  }
  return [...rooms]
    .map(([roomId, { pictures, firstAt, lastAt }]) => ({
      roomId,
      pictures: pictures.size,
      firstAt,
      lastAt,
    }))
    .toSorted((a, b) => b.pictures - a.pictures || b.lastAt - a.lastAt)
}
