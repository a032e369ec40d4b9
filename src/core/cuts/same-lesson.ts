import type { AirScene } from '../replay/air-scenes.ts'
import { type ReadScene, readScene, sameScene } from '../replay/replay-offset.ts'

/** A title or a waiting picture is common to all rooms of an institution; a lesson has more than that in common. */
const FEWEST_SCENES = 2
/** The newest of each; bounds the work. */
const AT_MOST = 60

/**
 * Whether what is on air elsewhere goes on with the lesson that was cut: several different pictures of it, as its prints
 * know them (core/replay), none of them empty.
 */
export function isSameLesson(cut: readonly AirScene[], elsewhere: readonly AirScene[]): boolean {
  const there = elsewhere.slice(-AT_MOST).map(readScene)
  const found: ReadScene[] = []
  for (const scene of cut.slice(-AT_MOST).map(readScene)) {
    if (!scene.telling || found.some((one) => sameScene(one, scene))) continue
    if (there.some((other) => other.telling && sameScene(other, scene))) found.push(scene)
  }
  return found.length >= FEWEST_SCENES
}
