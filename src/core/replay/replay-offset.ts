import { printDistance, readPrint } from './air-print.ts'
import { type AirScene, SAME_PICTURE_BITS, SAME_WORDS_BITS } from './air-scenes.ts'

/** A scene with its prints read. */
export type ReadScene = AirScene & {
  readonly pictureBits: Uint32Array
  readonly wordBits: Uint32Array | null
}

export const readScene = (scene: AirScene): ReadScene => ({
  ...scene,
  pictureBits: readPrint(scene.picture),
  wordBits: scene.words === null ? null : readPrint(scene.words),
})

export function sameScene(a: ReadScene, b: ReadScene): boolean {
  if (printDistance(a.pictureBits, b.pictureBits) > SAME_PICTURE_BITS) return false
  // Slides of one template may look alike at this size; their words do not.
  return (
    a.wordBits === null ||
    b.wordBits === null ||
    printDistance(a.wordBits, b.wordBits) <= SAME_WORDS_BITS
  )
}

/** Offsets at which one scene's begin in the one recording is its begin in the other. */
type Vote = { readonly scene: number; readonly from: number; readonly to: number }

/** Encoders and playlists move a cut by up to this. */
const SLACK_SECONDS = 2
/** A begin that is only known to so many seconds says nothing about an offset. */
const VAGUEST_SECONDS = 30

const isBegin = ({ telling, begunAfter, begunBy }: AirScene): boolean =>
  telling && begunBy > begunAfter && begunBy - begunAfter <= VAGUEST_SECONDS

/** What comes again and again over there (a title, a waiting slide) points everywhere and so nowhere. */
const COMMON = 20

/** Every begin of a scene votes for the offsets that would put it onto the begin of the same scene over there. */
export function votesFor(
  current: readonly ReadScene[],
  reference: readonly ReadScene[],
  allowed: (vote: Vote) => boolean,
): readonly Vote[] {
  const begins = reference.filter(isBegin)
  return current.flatMap((scene, index) => {
    if (!isBegin(scene)) return []
    const alike = begins.filter((there) => sameScene(scene, there))
    if (alike.length > COMMON) return []
    return alike
      .map((there) => ({
        scene: index,
        from: there.begunAfter - scene.begunBy - SLACK_SECONDS,
        to: there.begunBy - scene.begunAfter + SLACK_SECONDS,
      }))
      .filter(allowed)
  })
}

/** The offset that most different scenes vote for, with those scenes; `null` without votes. */
export function winningOffset(
  votes: readonly Vote[],
): { readonly offset: number; readonly scenes: readonly number[] } | null {
  let best: { offset: number; scenes: readonly number[] } | null = null
  // The count can only grow where an interval begins, so that is where to look.
  for (const { from } of votes) {
    const supporting = votes.filter((vote) => vote.from <= from && from <= vote.to)
    const scenes = [...new Set(supporting.map(({ scene }) => scene))]
    if (best !== null && scenes.length <= best.scenes.length) continue
    const low = Math.max(...supporting.map((vote) => vote.from))
    const high = Math.min(...supporting.map((vote) => vote.to))
    best = { offset: (low + high) / 2, scenes }
  }
  return best
}
