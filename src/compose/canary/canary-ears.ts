import { createHearing, type Hearing } from '../../app/hearing/hearing.ts'
import { type HeardMeans, heardMeans } from '../../core/canary/heard-means.ts'
import { lettersUnderstood } from '../../core/hearing/speech-over-time.ts'
import type { Transcriber } from '../../ports/hearing/transcriber.ts'
import type { Foundation } from '../foundation.ts'
import type { HearingState } from '../hearing.ts'
import type { KeptNode } from '../roles/keep-node.ts'

/** Fewer letters are what engines make of noise. */
const WORDS = 10

/** The same transcriber, which tells when words came of what it was given. */
const telling = (inner: Transcriber, tell: () => void): Transcriber => ({
  engine: inner.engine,
  async transcribe(samples, options) {
    const said = await inner.transcribe(samples, options)
    if (said.kind === 'transcript') {
      const text = said.segments.map((one) => one.text).join('\n')
      if (lettersUnderstood(text) >= WORDS) tell()
    }
    return said
  },
  // Whoever opened it ends it.
  close: async () => {},
})

/**
 * What listens to canaries: the finder of speech and the transcriber of rooms, with turns and counts of their own. `null`:
 * nothing here could understand what is said.
 */
export function canaryEars(
  { clock }: Pick<Foundation, 'clock'>,
  state: HearingState,
  tell: () => void,
): Hearing | null {
  if (state.kind !== 'open' || state.hearing.transcriber === null) return null
  const { finder, transcriber, clips, lot } = state.hearing
  return createHearing({ clock, finder, clips, lot, transcriber: telling(transcriber, tell) })
}

/** With what canaries can be heard by the processes that watch at present. */
export const heardBy =
  (node: Pick<KeptNode, 'nodes'>): (() => HeardMeans) =>
  () =>
    heardMeans(
      node
        .nodes()
        .filter(({ alive, work }) => alive && (work['watch'] ?? 0) > 0)
        .flatMap(({ abilities }) => abilities ?? []),
    )
