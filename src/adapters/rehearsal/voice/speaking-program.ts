import { access, constants } from 'node:fs/promises'
import { canarySayings } from '../../../core/canary/canary-sayings.ts'
import { seconds } from '../../../core/time/duration.ts'
import type { CanaryVoice } from '../../../ports/canary/canary-voice.ts'
import type { ChildProcesses } from '../../../ports/child-processes.ts'
import type { SoundSampler } from '../../../ports/hearing/sound-sampler.ts'

/** Where distributions put espeak-ng (Debian: package `espeak-ng`). */
const SYSTEM_PATHS = [
  '/usr/local/bin/espeak-ng',
  '/usr/bin/espeak-ng',
  '/opt/homebrew/bin/espeak-ng',
]
/** Mandarin, by a woman or a man: variants that espeak-ng itself comes with. */
const VOICES = ['cmn+f2', 'cmn+m3', 'cmn+f3', 'cmn+m1'] as const
/** Slower than its usual 175: as a teacher speaks. */
const WORDS_A_MINUTE = '150'
const BUDGET = seconds(30)
/** Two minutes of 22 kHz and 16 bit are 5 MB. */
const MOST_BYTES = 20_000_000
const MOST_SECONDS = 180
/** Many times what it needs. */
const MEMORY_BYTES = 536_870_912

export type SpeakingNeeds = {
  readonly processes: ChildProcesses
  readonly sampler: SoundSampler
  readonly paths?: readonly string[]
}

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

async function say(
  { processes, sampler }: SpeakingNeeds,
  path: string,
  text: string,
  voice: string,
): Promise<Float32Array> {
  const { code, stdout, stderrTail } = await processes.start(
    path,
    ['-v', voice, '-s', WORDS_A_MINUTE, '--stdin', '--stdout'],
    {
      budget: BUDGET,
      maximumOutputBytes: MOST_BYTES,
      memoryBytes: MEMORY_BYTES,
      input: once(text),
    },
  ).exited
  if (code !== 0) throw new Error(`espeak-ng said nothing: ${stderrTail.slice(0, 200)}`)
  const place = { kind: 'bytes', format: 'wav', bytes: stdout } as const
  const sound = await sampler.sample(place, { seconds: MOST_SECONDS, budget: BUDGET })
  if (sound.kind === 'unheard') throw new Error(`espeak-ng: ${sound.reason}, ${sound.detail}`)
  if (sound.silent) throw new Error('espeak-ng: nothing but silence')
  return sound.samples
}

const isThere = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  )

/** The system's speech synthesiser, where there is one that speaks Mandarin; each canary has a text of its own. */
export async function findSpeakingProgram(needs: SpeakingNeeds): Promise<CanaryVoice | null> {
  for (const path of needs.paths ?? SYSTEM_PATHS) {
    if (!(await isThere(path))) continue
    try {
      await say(needs, path, '你好，今天天气不错。', VOICES[0])
    } catch {
      continue
    }
    return {
      kind: 'espeak-ng',
      speak: (run) =>
        say(
          needs,
          path,
          canarySayings(run).join('\n'),
          VOICES[run.seed % VOICES.length] ?? VOICES[0],
        ),
    }
  }
  return null
}
