import { type Duration, minutes, seconds } from '../../time/duration.ts'
import { between, type Instant, later, minus, plus } from '../../time/instant.ts'

/** A whole piece of a stream as it came, on disk. Times are of its arrival. */
export type MediaSegment = {
  readonly name: string
  readonly from: Instant
  readonly to: Instant
  readonly bytes: number
}

/** Ours (docs/rules.md §7). */
export const BEFORE_START: Duration = minutes(1)
export const AFTER_START: Duration = minutes(2)
/** A lead is told some looks after the lesson began; its start is looked for no further back than this. */
const START_AT_MOST_BEFORE: Duration = minutes(1)
/** While nothing is told the ring holds what the earliest start would ask for. */
export const RING: Duration = (BEFORE_START + START_AT_MOST_BEFORE) as Duration
/** Nobody said again that it is suspect for so long: it is no more. */
export const SUSPICION_LAPSES: Duration = seconds(90)
/** No clip is longer: it is made and kept in memory. */
const CLIP_AT_MOST: Duration = minutes(1)
/** Pieces that follow each other more closely than this are one: times of arrival jump by less. */
const SEAM: Duration = seconds(3)

/** What is known of a room that is captured. */
export type CaptureState = {
  readonly suspectSince: Instant
  /** When somebody last said so. */
  readonly suspectAt: Instant
  /** `null`: no lead was told. */
  readonly lead: CapturedLead | null
}

export type CapturedLead = {
  /** When it was told. */
  readonly at: Instant
  /** When the lesson began. */
  readonly start: Instant
}

/** The start as it counts: one that lies far back is not in the ring. */
export const leadOf = (at: Instant, start: Instant): CapturedLead => ({
  at,
  start: later(start < at ? start : at, minus(at, START_AT_MOST_BEFORE)),
})

export type Window = { readonly from: Instant; readonly to: Instant }

export const beforeOf = ({ start }: CapturedLead): Window => ({
  from: minus(start, BEFORE_START),
  to: start,
})

/** Two minutes from the start, and from when it was told: neither is shorter. */
export const afterOf = ({ start, at }: CapturedLead): Window => ({
  from: start,
  to: plus(at, AFTER_START),
})

/** `close`: the clips are made. `let-go`: it was nothing, and what was kept goes. */
export type CaptureStep = 'go-on' | 'close' | 'let-go'

export function nextStep({ suspectAt, lead }: CaptureState, now: Instant): CaptureStep {
  if (lead !== null) return now >= afterOf(lead).to ? 'close' : 'go-on'
  return between(suspectAt, now) >= SUSPICION_LAPSES ? 'let-go' : 'go-on'
}

/** What is older than anybody will ask for; and of a ring that is too large the oldest, unless a lead asks for it. */
export function outOfRing(
  segments: readonly MediaSegment[],
  { lead }: Pick<CaptureState, 'lead'>,
  now: Instant,
  mostBytes: number,
): readonly string[] {
  const since = lead === null ? minus(now, RING) : beforeOf(lead).from
  const old = segments.filter(({ to }) => to <= since)
  if (lead !== null) return old.map(({ name }) => name)
  let left = segments.reduce((sum, { bytes }) => sum + bytes, 0)
  const dropped = segments.filter((segment) => {
    const goes = segment.to <= since || left > mostBytes
    if (goes) left -= segment.bytes
    return goes
  })
  return dropped.map(({ name }) => name)
}

const within = (segments: readonly MediaSegment[], { from, to }: Window) =>
  segments.filter((segment) => segment.to > from && segment.from < to)

/** What no clip has yet; a program that ended between clip and dropping left segments that are in one. */
export const notInClips = (
  segments: readonly MediaSegment[],
  clips: readonly Window[],
): readonly MediaSegment[] =>
  segments.filter(({ from, to }) => !clips.some((clip) => clip.from <= from && clip.to >= to))

/** Segments that the lead asks for. */
export const askedFor = (
  segments: readonly MediaSegment[],
  lead: CapturedLead,
): readonly MediaSegment[] => within(segments, { from: beforeOf(lead).from, to: afterOf(lead).to })

/** Each segment is in one clip, and none is cut: a clip ends where the stream broke off, or where it would be too large. */
export function clipsOf(
  segments: readonly MediaSegment[],
  window: Window,
  mostBytes: number,
): readonly (readonly MediaSegment[])[] {
  const clips: MediaSegment[][] = []
  for (const segment of within(segments, window)) {
    const clip = clips.at(-1)
    const [first, last] = [clip?.at(0), clip?.at(-1)]
    const bytes = (clip ?? []).reduce((sum, one) => sum + one.bytes, segment.bytes)
    const fits =
      first !== undefined &&
      last !== undefined &&
      bytes <= mostBytes &&
      between(first.from, segment.to) <= CLIP_AT_MOST + SEAM &&
      between(last.to, segment.from) <= SEAM
    if (fits) clip?.push(segment)
    else clips.push([segment])
  }
  return clips
}

/** A stretch of a window of which there is nothing. */
export type Gap = Window

/** What of a window no clip covers; seams of arrival are none. */
export function gapsIn(clips: readonly Window[], { from, to }: Window): readonly Gap[] {
  const gaps: Gap[] = []
  let reached = from
  for (const clip of clips.toSorted((a, b) => a.from - b.from)) {
    if (between(reached, clip.from) > SEAM) gaps.push({ from: reached, to: clip.from })
    reached = later(reached, clip.to)
  }
  return between(reached, to) > SEAM ? [...gaps, { from: reached, to }] : gaps
}
