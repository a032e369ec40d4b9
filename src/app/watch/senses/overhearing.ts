import type { ListenReason } from '../../../core/hearing/when-to-listen.ts'
import { type Duration, seconds } from '../../../core/time/duration.ts'
import type { SoundOutcome } from '../../../ports/hearing/sound-sampler.ts'
import type { StreamViewer, ViewOptions } from '../../../ports/sight/stream-viewer.ts'
import { glancing } from '../../sight/glancing.ts'

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
  const listening = async <O extends ViewOptions, T extends { readonly sound?: SoundOutcome }>(
    options: O,
    look: (asked: O) => Promise<T>,
  ): Promise<T> => {
    if (wants() === null) return await look(options)
    const budget = (options.budget + seconds(LISTEN_SECONDS)) as Duration
    const outcome = await look({ ...options, budget, soundSeconds: LISTEN_SECONDS })
    taken = outcome.sound ?? null
    const { sound: _heard, ...seen } = outcome
    return seen as T
  }
  return {
    viewer: {
      probe: (url, options) => viewer.probe(url, options),
      sample: (url, options) => listening(options, (asked) => viewer.sample(url, asked)),
      ...glancing(viewer, (_, options, look) => listening(options, look)),
    },
    take() {
      const sound = taken
      taken = null
      return sound
    },
  }
}
