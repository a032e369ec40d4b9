import { SAMPLE_RATE, soundOf, unheard } from '../../../core/hearing/sound.ts'
import { milliseconds } from '../../../core/time/duration.ts'
import type { ChildProcesses } from '../../../ports/child-processes.ts'
import type { SoundOutcome } from '../../../ports/hearing/sound-sampler.ts'
import type { Deadline } from '../deadline.ts'
import { lastComplaint } from '../ffmpeg/decoder-report.ts'
import { type SoundInput, soundArguments } from './sound-arguments.ts'

const BYTES_A_SAMPLE = 2
/** Encoders put some milliseconds before the first sample, which decoders take off the asked time. */
const CUT_WITHIN_SECONDS = 0.1
/** Less tells nothing. */
const SHORTEST_SECONDS = 0.5
/** An hour: 115 MB. Longer sound is taken in pieces. */
export const LONGEST_SECONDS = 3_600
/** What ffmpeg needs for sound, many times over. */
const DECODER_MEMORY_BYTES = 805_306_368
/** One heap: glibc otherwise reserves 64 MiB of address space for each thread. */
const DECODER_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' }

export type SoundDecoder = {
  decode(
    input: SoundInput,
    body: AsyncIterable<Uint8Array> | null,
    seconds: number,
    deadline: Pick<Deadline, 'remaining' | 'signal'>,
  ): Promise<SoundOutcome>
}

function samplesOf(pcm: Uint8Array): Float32Array {
  const view = new DataView(pcm.buffer, pcm.byteOffset, pcm.byteLength)
  const samples = new Float32Array(Math.floor(pcm.byteLength / BYTES_A_SAMPLE))
  for (let i = 0; i < samples.length; i += 1) {
    samples[i] = view.getInt16(i * BYTES_A_SAMPLE, true) / 32_768
  }
  return samples
}

const audioCodec = (stderr: string): string | null => {
  const [input = ''] = stderr.split(/^Output #0/m)
  return /Stream #\S+.*?: Audio: (\w+)/.exec(input)?.[1] ?? null
}

/** Of something that can be sought in, by its own word. */
function lengthOf(stderr: string): number | null {
  const [, hours, minutes, seconds] = /Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)/.exec(stderr) ?? []
  return seconds === undefined
    ? null
    : Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
}

const UNKNOWN_CODING =
  /Decoder .*not found|Unknown decoder|Unsupported codec|decoder \(codec \S+\) not found|Audio: none|not currently supported|unsupported audio/i
const NO_SOUND = /matches no streams|does not contain any stream/i

/** ffmpeg draws text files as pictures of a terminal (`tty` and the like). */
const DRAWN_TEXT = /^Input #0, (?:tty|bin|xbin|adf|idf),/m

function whyNothing(stderr: string, over: boolean): SoundOutcome {
  const detail = lastComplaint(stderr)
  if (DRAWN_TEXT.test(stderr)) return unheard('decoder-failed', 'not media: a text')
  if (UNKNOWN_CODING.test(stderr)) return unheard('unsupported-codec', detail)
  if (NO_SOUND.test(stderr) && /Stream #\S+.*?: Video: /.test(stderr)) {
    return unheard('no-sound-track', 'pictures and no sound')
  }
  if (over) return unheard('timeout', 'no sound came within the budget')
  return unheard('decoder-failed', detail)
}

/** One ffmpeg process a sample: a hostile stream then costs a process and not the program. */
export function createSoundDecoder(ffmpegPath: string, processes: ChildProcesses): SoundDecoder {
  return {
    async decode(input, body, seconds, deadline) {
      const asked = Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, seconds))
      const budget = milliseconds(Math.max(1, deadline.remaining()))
      const { stdout, stderrTail, endedBy } = await processes.start(
        ffmpegPath,
        soundArguments(input, asked, budget * 1_000),
        {
          budget,
          signal: deadline.signal,
          maximumOutputBytes: Math.ceil((asked + 1) * SAMPLE_RATE) * BYTES_A_SAMPLE,
          memoryBytes: DECODER_MEMORY_BYTES,
          environment: DECODER_ENVIRONMENT,
          ...(body === null ? {} : { input: body }),
        },
      ).exited
      const samples = samplesOf(stdout)
      const over = endedBy === 'budget' || endedBy === 'stop'
      if (samples.length === 0) return whyNothing(stderrTail, over)
      if (samples.length < SHORTEST_SECONDS * SAMPLE_RATE) {
        return unheard('too-short', `${samples.length} samples`)
      }
      const sound = soundOf(samples, audioCodec(stderrTail))
      // A sound track may be shorter than its pictures: one that was decoded to its end is whole, whatever the file says.
      const spent = input.kind === 'relayed-file' && input.isSpent()
      const cut = over || spent || sound.seconds >= asked - CUT_WITHIN_SECONDS
      const sought = input.kind !== 'pipe' && input.from === 0
      const whole = cut && sought ? lengthOf(stderrTail) : null
      return whole === null ? sound : { ...sound, wholeSeconds: whole }
    },
  }
}
