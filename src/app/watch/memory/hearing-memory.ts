import type { Classification } from '../../../core/detection/classification.ts'
import { NOTHING_HEARD, type SpeechCount } from '../../../core/hearing/kept-speech.ts'
import {
  addSpeech,
  addText,
  lettersIn,
  lettersUnderstood,
  speechStands,
} from '../../../core/hearing/speech-over-time.ts'
import type { LastSeen } from '../../../core/hearing/when-to-listen.ts'
import { type Duration, minutes } from '../../../core/time/duration.ts'
import type { ClipPiece } from '../../../core/violations/evidence-piece.ts'
import type { Heard, HeardSound, Unheard } from '../senses/sense.ts'

/** What a watch remembers of how its room sounds, by the clock that nobody sets. */
export type HearingMemory = SpeechCount & {
  readonly watchedSince: Duration
  readonly seen: LastSeen
  /** As last written down; `null`: not known, or by clocks that no longer hold. */
  readonly saved: SavedHearing | null
}

/** What the next watch of the room goes on from. */
export type SavedHearing = SpeechCount & {
  /** Clips that no violation has yet. */
  readonly clips: readonly ClipPiece[]
}

export const newHearingMemory = (watchedSince: Duration): HearingMemory => ({
  watchedSince,
  seen: { kind: 'nothing-yet' },
  ...NOTHING_HEARD,
  saved: { ...NOTHING_HEARD, clips: [] },
})

/** A clip is made a little before it is needed, and then ever so often. Ours: docs/rules.md §7. */
const KEEP_FROM: Duration = minutes(10)
const KEEP_EVERY: Duration = minutes(10)

/** Whether speech that comes now is to be kept. */
export const keepsSpeech = ({ speech, clippedAt }: HearingMemory, now: Duration): boolean =>
  speechStands(speech, now, KEEP_FROM) && (clippedAt === null || now - clippedAt >= KEEP_EVERY)

const CONTENT = { subject: 'suspect', unsure: 'unsure', 'non-subject': 'clean' } as const

type Told = Pick<Classification, 'label' | 'score'>

/** Words that were said and are no riddle, or rather speak against a lesson: text as good as what is read, where it is Chinese. */
function wordsOf({ text }: HeardSound, { label, score }: Told): number {
  if (label === 'subject') return lettersIn(text)
  return label === 'unsure' && score >= EVEN ? 0 : lettersUnderstood(text)
}
const EVEN = 0.5

function afterSound(before: HearingMemory, heard: HeardSound, told: Told) {
  const { steady, speech: share, keepable } = heard
  const speech = addText(addSpeech(before.speech, { steady, share }), wordsOf(heard, told))
  const clippedAt = keepable === null ? before.clippedAt : steady
  return { ...before, speech, clippedAt, listenedAt: steady }
}

/** The memory after a look or a listening, by what its words were taken for. */
export function hearingAfter(before: HearingMemory, heard: Heard, told: Told): HearingMemory {
  if (heard.sense === 'sound') return afterSound(before, heard, told)
  const letters = lettersIn(heard.text)
  const seen = { kind: 'seen', content: CONTENT[told.label], letters } as const
  return { ...before, seen, speech: addText(before.speech, letters) }
}

/** Nothing could be made out: of a picture its reason is remembered, of a sound that it was tried. */
export const hearingAfterUnseen = (before: HearingMemory, came: Unheard): HearingMemory =>
  came.sense === 'sound'
    ? { ...before, listenedAt: came.steady }
    : { ...before, seen: { kind: 'unseen', reason: came.unseen.reason } }
