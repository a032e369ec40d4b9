import { type Duration, minutes } from '../time/duration.ts'

/** Listenings in a row that found somebody speaking, by the clock that nobody sets. Pure data. */
export type SpeechOverTime = {
  readonly since: Duration | null
  /** The last that found speech. */
  readonly last: Duration | null
  readonly listenings: number
}

export const NO_SPEECH: SpeechOverTime = { since: null, last: null, listenings: 0 }

/** Steady speech for so long, with nothing to read, is for a person to hear. Ours: docs/rules.md §7. */
export const SPEECH_WITHOUT_TEXT: Duration = minutes(12)
/** As a pause within a lesson; what nobody listened to for longer is not claimed to have been speech. */
const LONGEST_GAP: Duration = minutes(3)
const LISTENINGS_NEEDED = 6
const SPEECH_SHARE = 0.3
/** Fewer letters and digits on a picture than these say nothing of what is done there: a name, a clock, a label. */
export const ENOUGH_LETTERS = 30

export const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/**
 * Letters of a transcript that stand for having understood a room where Chinese is spoken. A text of which less than a third
 * is Chinese tells nothing of what is said there: engines answer music and noise with subtitles of other languages.
 */
export function lettersUnderstood(text: string): number {
  const letters = lettersIn(text)
  const chinese = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return chinese * 3 >= letters ? letters : 0
}

export const isSpeech = (share: number): boolean => share >= SPEECH_SHARE

/** Nobody has been heard for longer than a pause lasts: the count is over. */
export const isCold = ({ last }: Pick<SpeechOverTime, 'last'>, now: Duration): boolean =>
  last === null || now - last > LONGEST_GAP

/** Adds what was listened to; `share` of speech, 0 to 1. */
export function addSpeech(
  before: SpeechOverTime,
  { steady, share }: { readonly steady: Duration; readonly share: number },
): SpeechOverTime {
  const base = isCold(before, steady) ? NO_SPEECH : before
  return isSpeech(share)
    ? { since: base.since ?? steady, last: steady, listenings: base.listenings + 1 }
    : base
}

/** Words that can be judged, read or said, begin the count anew. */
export const addText = (before: SpeechOverTime, letters: number): SpeechOverTime =>
  letters >= ENOUGH_LETTERS ? NO_SPEECH : before

/** Whether speech has gone on for so long at `now`; `atLeast` asks for less. */
export function speechStands(
  speech: SpeechOverTime,
  now: Duration,
  atLeast: Duration = SPEECH_WITHOUT_TEXT,
): boolean {
  const { since, last, listenings } = speech
  if (since === null || last === null || isCold(speech, now)) return false
  return last - since >= atLeast && listenings >= LISTENINGS_NEEDED
}
