import type { AirScene } from './air-scenes.ts'
import { type ReadScene, readScene, sameScene, votesFor, winningOffset } from './replay-offset.ts'

/** That the one recording is the other, moved by `offsetSeconds`. */
export type ReplayMatch = {
  /** What is on air at second t of this session was on air at second t + offset of the other. */
  readonly offsetSeconds: number
  /** Different scenes that began at the same moment in both. */
  readonly scenes: number
  /** Share of the time compared in which both showed the same, 0..1. */
  readonly agreement: number
  /** From the first to the last of these scenes. */
  readonly spanSeconds: number
}

/**
 * What it takes to call a lesson a replay. A standby picture, a title and a few slides do not suffice. Ours:
 * docs/rules.md §7.
 */
const NEEDED = { scenes: 4, agreement: 0.8, spanSeconds: 90 }
/** A loop shorter than this is an animation on a slide. */
const SHORTEST_LOOP_SECONDS = 60
/** Scenes of this session that are compared: the newest. Bounds the work to some hundred thousand comparisons. */
const CURRENT_AT_MOST = 60

/** Pictures that come again count once: a deck that goes to and fro between two slides has two. */
function distinct(scenes: readonly ReadScene[]): number {
  const known: ReadScene[] = []
  for (const scene of scenes) if (!known.some((other) => sameScene(other, scene))) known.push(scene)
  return known.length
}

/** Seconds in which both, laid over each other, show the same and in which they differ. */
function compare(
  current: readonly ReadScene[],
  reference: readonly ReadScene[],
  offset: number,
): { readonly same: number; readonly other: number } {
  let same = 0
  let other = 0
  for (const scene of current) {
    const from = scene.begunBy + offset
    const to = Math.max(scene.seenUntil, scene.begunBy + 1) + offset
    for (const there of reference) {
      const shared = Math.min(to, there.seenUntil + 1) - Math.max(from, there.begunBy)
      if (shared <= 0 || !(scene.telling || there.telling)) continue
      if (sameScene(scene, there)) same += shared
      else other += shared
    }
  }
  return { same, other }
}

function judged(
  current: readonly ReadScene[],
  reference: readonly ReadScene[],
  won: { readonly offset: number; readonly scenes: readonly number[] } | null,
): ReplayMatch | null {
  if (won === null || won.scenes.length < NEEDED.scenes) return null
  const agreeing = won.scenes.flatMap((index) => current[index] ?? [])
  const scenes = distinct(agreeing)
  if (scenes < NEEDED.scenes) return null
  const begins = agreeing.map(({ begunBy }) => begunBy)
  const spanSeconds = Math.max(...begins) - Math.min(...begins)
  const within = current.filter(({ seenUntil }) => seenUntil >= Math.min(...begins))
  const { same, other } = compare(within, reference, won.offset)
  const agreement = same / Math.max(1, same + other)
  if (agreement < NEEDED.agreement || spanSeconds < NEEDED.spanSeconds) return null
  return { offsetSeconds: Math.round(won.offset), scenes, agreement, spanSeconds }
}

/**
 * Whether this session shows what an earlier one showed, shifted in time. Scenes are matched by sight and words, and
 * vote for the offset at which they would have *begun* together: a recording keeps every cut where it was, a teacher
 * who gives the same slides once more does not. Tolerates re-encoding and samples that are missing.
 */
export function findReplay(
  session: readonly AirScene[],
  earlier: readonly AirScene[],
): ReplayMatch | null {
  const current = session.slice(-CURRENT_AT_MOST).map(readScene)
  const reference = earlier.map(readScene)
  const votes = votesFor(current, reference, () => true)
  return judged(current, reference, winningOffset(votes))
}

/** Whether the session repeats itself; the offset is negative, its size the length of the loop. */
export function findLoop(session: readonly AirScene[]): ReplayMatch | null {
  const current = session.slice(-CURRENT_AT_MOST).map(readScene)
  const reference = session.map(readScene)
  const back = (vote: { readonly to: number }): boolean => vote.to < -SHORTEST_LOOP_SECONDS
  const won = winningOffset(votesFor(current, reference, back))
  if (won === null) return null
  // The first round has nothing before it to be compared with.
  const repeated = current.filter(({ begunBy }) => begunBy + won.offset >= 0)
  const kept = won.scenes.map((index) => repeated.indexOf(current[index] as ReadScene))
  return judged(repeated, reference, { ...won, scenes: kept.filter((index) => index >= 0) })
}
