import { resolve } from 'node:path'
import { createFfmpegStreamViewer } from '../../adapters/media/ffmpeg-stream-viewer.ts'
import { fileStart, pathOfFile } from '../../adapters/media/recording/file-start.ts'
import type { Foundation } from '../../compose/foundation.ts'
import { openFileEars } from '../../compose/open/open-file-ears.ts'
import { type Result, succeed } from '../../core/fault.ts'
import { unheard } from '../../core/hearing/sound.ts'
import { minutes, seconds } from '../../core/time/duration.ts'
import type { SoundOutcome } from '../../ports/hearing/sound-sampler.ts'
import { EXIT, type ExitCode } from '../io.ts'
import type { ProgramContext } from '../program-context.ts'
import { withFoundation } from '../with-foundation.ts'
import {
  FILE_SECONDS,
  isAddress,
  isCutShort,
  runTranscribe,
  type TranscribeDeps,
  type TranscribeOptions,
} from './transcribe.ts'

const FILE_BUDGET = minutes(2)
/** Besides the time that is listened. */
const CONNECT_SECONDS = 20
const TEXT_BUDGET = minutes(10)

const isFileAddress = (file: string): boolean => /^file:\/\//i.test(file)

/** On this machine; `null` for what is none. */
const pathOf = (workingFolder: string, file: string): string | null =>
  isFileAddress(file) ? pathOfFile(file) : resolve(workingFolder, file)

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'no permission',
  EPERM: 'no permission',
}

/** That it is empty is said by what listens. */
async function whyUnreadable(workingFolder: string, file: string): Promise<string | null> {
  if (isAddress(file) && !isFileAddress(file)) return null
  const path = pathOf(workingFolder, file)
  if (path === null) return 'not a path on this machine'
  const start = await fileStart(path)
  if (start.kind === 'start' || start.reason === 'empty') return null
  return WHY[start.detail] ?? start.detail
}

async function openDeps(
  foundation: Foundation,
  { workingFolder, stop }: ProgramContext,
): Promise<Result<TranscribeDeps>> {
  const { clock, logger } = foundation
  const ears = await openFileEars(foundation)
  if (!ears.ok) return ears
  const { sampler, ffmpeg, processes, egress, hear } = ears.value
  const viewer = createFfmpegStreamViewer({ ffmpeg, processes, egress, clock, logger })
  const ofFile = (path: string, most: number) =>
    sampler.sample(
      { kind: 'local-file', path },
      { seconds: most, budget: FILE_BUDGET, signal: stop },
    )
  const ofAddress = async (address: string, most: number): Promise<SoundOutcome> => {
    const budget = seconds(most + CONNECT_SECONDS)
    const asked = { soundSeconds: most, soundFromBeginning: true }
    const seen = await viewer.sample(address, { budget, ...asked, signal: stop })
    const { sound = unheard('not-reached', 'no sound was asked for') } = seen
    const notReached = sound.kind === 'unheard' && sound.reason === 'not-reached'
    return notReached && seen.kind === 'unseen'
      ? unheard('not-reached', `${seen.reason}: ${seen.detail}`)
      : sound
  }
  return succeed({
    whyUnreadable: (file) => whyUnreadable(workingFolder, file),
    sample: async (file, most, isDefault) => {
      const path = isAddress(file) && !isFileAddress(file) ? null : pathOf(workingFolder, file)
      if (path !== null) return ofFile(path, most)
      const sound = await ofAddress(file, most)
      // What has ended is no stream: it is listened to for as long as a file.
      const more = isDefault && sound.kind === 'sound' && isCutShort(sound)
      return more ? await ofAddress(file, FILE_SECONDS) : sound
    },
    stopped: () => stop.throwIfAborted(),
    hear: (sound) => hear(sound, { budget: TEXT_BUDGET, signal: stop }),
    monotonic: () => clock.monotonic(),
  })
}

/** Opens what listens for `xuncha transcribe`, listens, closes. */
export async function runTranscribeCommand(
  context: ProgramContext,
  options: TranscribeOptions,
): Promise<ExitCode> {
  const done = await withFoundation(context, async (foundation) => {
    const deps = await openDeps(foundation, context)
    return deps.ok ? succeed(await runTranscribe(options, context.io, deps.value)) : deps
  })
  if (done.ok) return done.value
  context.io.err(`${done.fault.message}\n`)
  return EXIT.badInput
}
