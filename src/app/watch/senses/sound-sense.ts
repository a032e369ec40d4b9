import type { Sound } from '../../../core/hearing/sound.ts'
import { isSpeech } from '../../../core/hearing/speech-over-time.ts'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import { minus } from '../../../core/time/instant.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { SoundOutcome } from '../../../ports/hearing/sound-sampler.ts'
import type { Unseen } from '../../../ports/sight/stream-viewer.ts'
import { type HeardWords, hearSound } from '../../hearing/hear-sound.ts'
import type { Hearing } from '../../hearing/hearing.ts'
import { spokenLine } from '../../hearing/spoken-line.ts'
import type { Keepable, Sense, SenseNeed } from './sense.ts'

/** The next look waits for it; what has no text by then has none. Ours: docs/rules.md §7. */
const TRANSCRIBING: Duration = seconds(15)
const ENCODING: Duration = seconds(10)
/** With the turns of other rooms: a finder that stands still keeps no picture waiting for longer. */
const FINDING: Duration = seconds(20)

function unheardAs(sound: Exclude<SoundOutcome, Sound>): Unseen {
  const { reason, detail } = sound
  const same = reason === 'timeout' || reason === 'decoder-failed' ? reason : 'empty'
  return { kind: 'unseen', reason: same, httpStatus: null, detail: `${reason}: ${detail}` }
}

function countHeard({ ledger }: Hearing, sound: Sound, words: HeardWords): void {
  if (sound.silent) ledger.count('silent')
  else ledger.count(isSpeech(words.heard.shares.speech) ? 'speech' : 'no-speech')
  if (words.segments.length > 0) ledger.count('transcribed')
  if (words.missing !== null) ledger.count('untranscribed')
}

/** A program that is asked to end waits for no model. Rejects when that happens first. */
async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => {}
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('stopped'))
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
  })
  try {
    return await Promise.race([work, stopped])
  } finally {
    signal.removeEventListener('abort', stop)
  }
}

/**
 * Hearing: what came beside the last picture, weighed and, where an engine is set, turned into text. `take` hands a sound
 * out once; without one nothing is heard.
 */
export function openSoundSense(
  hearing: Hearing,
  clock: Clock,
  take: () => SoundOutcome | null,
  needs: () => SenseNeed,
): Sense {
  const { ledger } = hearing
  const clipOf = async (
    { samples }: Sound,
    { segments, engine }: HeardWords,
    signal: AbortSignal,
  ): Promise<Keepable | null> => {
    const clip = await hearing.clips.make(samples, { budget: ENCODING, signal })
    if (clip.kind === 'no-clip') {
      if (!signal.aborted) ledger.note(`clip: ${clip.reason}, ${clip.detail}`)
      return null
    }
    ledger.count('clips')
    const { bytes, mediaType, sha256, seconds: long } = clip
    const at = clock.now()
    const lines = segments.map(spokenLine)
    const startsAt = minus(at, seconds(long))
    const said = { seconds: long, startsAt, mimeType: mediaType, segments: lines, engine }
    return { piece: { kind: 'clip', at, sha256, ...said }, bytes, mediaType }
  }
  const hear = async (sound: Sound, signal: AbortSignal): Promise<HeardWords | Unseen> => {
    try {
      const options = { budget: TRANSCRIBING, findingBudget: FINDING, signal }
      const heard = hearSound(sound, { ...hearing, clock }, options)
      const words = await unlessStopped(heard, signal)
      ledger.note(
        words.missing === null ? null : `${words.missing.reason}: ${words.missing.detail}`,
      )
      return words
    } catch (error) {
      const detail = String(error).slice(0, 200)
      if (!signal.aborted) ledger.note(detail)
      return { kind: 'unseen', reason: 'reader-failed', httpStatus: null, detail }
    }
  }
  const cannot = (unseen: Unseen) => {
    ledger.count('unheard')
    const when = { at: clock.now(), steady: clock.monotonic() }
    return { ...when, kind: 'unseen', sense: 'sound', unseen, shown: null } as const
  }

  return {
    name: 'sound',
    async next(signal) {
      const sound = take() ?? { kind: 'unheard', reason: 'not-reached', detail: 'no sound came' }
      if (sound.kind === 'unheard') return cannot(unheardAs(sound))
      const words = await hear(sound, signal)
      if ('kind' in words) return cannot(words)
      countHeard(hearing, sound, words)
      const text = words.segments.map((one) => one.text).join('\n')
      const speech = words.heard.shares.speech
      const { matters, keepSpeech } = needs()
      const kept = (keepSpeech && isSpeech(speech)) || (text !== '' && matters(text))
      const keepable = kept ? await clipOf(sound, words, signal) : null
      const when = { at: clock.now(), steady: clock.monotonic() }
      const lines = words.segments.map(spokenLine)
      return {
        ...when,
        kind: 'heard',
        sense: 'sound',
        text,
        lines,
        speech,
        changed: true,
        keepable,
      }
    },
  }
}
