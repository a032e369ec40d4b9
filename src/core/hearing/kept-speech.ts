import type { ClockReading } from '../time/clock-step.ts'
import { type Duration, milliseconds } from '../time/duration.ts'
import { type Instant, plus } from '../time/instant.ts'
import { isCold, NO_SPEECH, type SpeechOverTime } from './speech-over-time.ts'

/** What listening to a room has come to, by the clock that nobody sets. */
export type SpeechCount = {
  readonly speech: SpeechOverTime
  readonly listenedAt: Duration | null
  /** When a clip was last kept because of speech that nobody could judge. */
  readonly clippedAt: Duration | null
}

export const NOTHING_HEARD: SpeechCount = { speech: NO_SPEECH, listenedAt: null, clippedAt: null }

/** The same on the wall clock: the steady one of a process means nothing in another. */
export type KeptSpeech = {
  readonly since: Instant | null
  readonly last: Instant | null
  readonly listenings: number
  readonly listenedAt: Instant | null
  readonly clippedAt: Instant | null
}

/** As it is written down, by both clocks of this moment. */
export function keptSpeech(count: SpeechCount, now: ClockReading): KeptSpeech {
  const onWall = (steady: Duration | null) =>
    steady === null ? null : plus(now.wall, milliseconds(steady - now.monotonic))
  const { since, last, listenings } = count.speech
  return {
    since: onWall(since),
    last: onWall(last),
    listenings,
    listenedAt: onWall(count.listenedAt),
    clippedAt: onWall(count.clippedAt),
  }
}

/**
 * What was written down, on the steady clock of whoever goes on from there. A wall clock that was set back since leaves
 * moments that have not come yet: they say nothing, nor does speech that was last heard longer ago than a pause lasts.
 */
export function resumeSpeech(kept: KeptSpeech | null, now: ClockReading): SpeechCount {
  if (kept === null) return NOTHING_HEARD
  const steadily = (wall: Instant | null): Duration | null =>
    wall === null || wall > now.wall ? null : milliseconds(now.monotonic - (now.wall - wall))
  const [since, last] = [steadily(kept.since), steadily(kept.last)]
  const speech = { since, last, listenings: kept.listenings }
  const goesOn = since !== null && last !== null && !isCold(speech, now.monotonic)
  return {
    speech: goesOn ? speech : NO_SPEECH,
    listenedAt: steadily(kept.listenedAt),
    clippedAt: steadily(kept.clippedAt),
  }
}
