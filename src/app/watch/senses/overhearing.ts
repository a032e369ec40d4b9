import type { ListenReason } from '../../../core/hearing/when-to-listen.ts'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import type { SoundOutcome } from '../../../ports/hearing/sound-sampler.ts'
import type { SampleOutcome, StreamViewer } from '../../../ports/sight/stream-viewer.ts'

/** Long enough to be understood and played, short enough for the next picture not to be missed. Ours: docs/rules.md §7. */
const LISTEN_SECONDS = 12

export type Overhearing = {
  readonly viewer: StreamViewer
  /** The sound of the last look that listened, once. */
  take(): SoundOutcome | null
}

/** The same viewer, whose looks bring their sound along when `wants` says so. */
export function overhearing(viewer: StreamViewer, wants: () => ListenReason | null): Overhearing {
  let taken: SoundOutcome | null = null
  return {
    viewer: {
      probe: (url, options) => viewer.probe(url, options),
      async sample(url, options): Promise<SampleOutcome> {
        if (wants() === null) return await viewer.sample(url, options)
        const budget = (options.budget + seconds(LISTEN_SECONDS)) as Duration
        const asked = { ...options, budget, soundSeconds: LISTEN_SECONDS }
        const { sound, ...outcome } = await viewer.sample(url, asked)
        taken = sound ?? null
        return outcome
      },
    },
    take() {
      const sound = taken
      taken = null
      return sound
    },
  }
}
