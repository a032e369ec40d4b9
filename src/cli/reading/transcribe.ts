import type { HeardWords } from '../../app/hearing/hear-sound.ts'
import type {
  TranscribeFailure,
  TranscribeLine,
  TranscribeResponse,
} from '../../contracts/reading/transcribe.ts'
import type { Sound, UnheardReason } from '../../core/hearing/sound.ts'
import { ReaderFailed } from '../../core/reading/reader-failed.ts'
import type { SoundOutcome } from '../../ports/hearing/sound-sampler.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'

export type TranscribeOptions = {
  readonly files: readonly string[]
  /** One JSON object a line instead of one array. */
  readonly jsonl?: boolean
  /** As it was written; seconds to listen at most. */
  readonly seconds?: string
}

export type TranscribeDeps = {
  /** Why a file cannot be read, technical, short; `null`: it can. An address can always be tried. */
  readonly whyUnreadable: (file: string) => Promise<string | null>
  /** The sound of a file or an address. `isDefault`: nobody said how much; more may be had of what has ended. */
  readonly sample: (file: string, seconds: number, isDefault: boolean) => Promise<SoundOutcome>
  /** Throws the `AbortError` of a program that is asked to end. */
  readonly stopped: () => void
  readonly hear: (sound: Sound) => Promise<HeardWords>
  /** Milliseconds of an arbitrary origin. */
  readonly monotonic: () => number
}

export const FILE_SECONDS = 600
const STREAM_SECONDS = 15
const MOST_SECONDS = 3_600

export const isAddress = (file: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(file)

const WORDS: Readonly<Record<UnheardReason, string>> = {
  'no-sound-track': '有画面而没有声音 pictures and no sound',
  'unsupported-codec': '声音的编码无法解码 sound in a coding that cannot be decoded',
  'decoder-failed': '不是可以解码的声音 not sound that can be decoded',
  timeout: '在时限内没有声音 no sound came in time',
  'too-short': '声音不足半秒 less than half a second of sound',
  'not-reached': '地址上没有可听的内容 nothing at the address that could be listened to',
}

/** Lists and containers say how long they play to within this. */
const TOLD_WITHIN_SECONDS = 1

/** Less was heard than there is. */
export const isCutShort = ({ seconds, wholeSeconds }: Sound): boolean =>
  wholeSeconds !== undefined && seconds < wholeSeconds - TOLD_WITHIN_SECONDS

const rounded = (value: number): number => Math.round(value * 1_000) / 1_000

function responseOf(
  file: string,
  sound: Sound,
  words: HeardWords,
  millis: number,
): TranscribeResponse {
  const { heard, engine, language, segments, missing } = words
  const { speech, music, silence, other } = heard.shares
  const stretch = <T extends { start: number; end: number }>(one: T): T => ({
    ...one,
    start: rounded(one.start),
    end: rounded(one.end),
  })
  return {
    file,
    seconds: rounded(heard.seconds),
    of: sound.wholeSeconds === undefined ? null : rounded(sound.wholeSeconds),
    shares: {
      speech: rounded(speech),
      music: rounded(music),
      silence: rounded(silence),
      other: rounded(other),
    },
    speech: heard.speech.map(stretch),
    engine,
    language,
    segments: segments.map((one) => ({
      ...stretch(one),
      confidence: one.confidence === null ? null : rounded(one.confidence),
    })),
    missing: missing?.reason ?? null,
    millis: Math.round(millis),
  }
}

/** Seconds to listen; `null` when what was written is no such number. */
function secondsOf(written: string | undefined): number | undefined | null {
  if (written === undefined) return undefined
  const seconds = Number(written)
  return seconds >= 1 && seconds <= MOST_SECONDS ? seconds : null
}

type Outcome = {
  readonly response: TranscribeLine
  readonly exit: ExitCode
  readonly problems: readonly string[]
}

function failed(
  file: string,
  exit: ExitCode,
  { unseen, detail }: Pick<TranscribeFailure, 'unseen' | 'detail'>,
  problem: string,
): Outcome {
  return { response: { file, unseen, detail }, exit, problems: [problem] }
}

function partWords(sound: Sound): readonly string[] {
  if (!isCutShort(sound)) return []
  const [heard, whole] = [sound.seconds.toFixed(1), sound.wholeSeconds?.toFixed(1)]
  return [
    `只听了开头 ${heard} 秒，全长 ${whole} 秒 / heard ${heard} s of ${whole} s (--seconds, ${MOST_SECONDS} at most)`,
  ]
}

async function transcribeOne(
  file: string,
  asked: number | undefined,
  deps: TranscribeDeps,
): Promise<Outcome> {
  const detail = await deps.whyUnreadable(file)
  if (detail !== null) {
    const why = { unseen: 'not-readable', detail } as const
    return failed(file, EXIT.badInput, why, `文件无法读取 / the file cannot be read: ${detail}`)
  }
  const began = deps.monotonic()
  const most = asked ?? (isAddress(file) ? STREAM_SECONDS : FILE_SECONDS)
  const sound = await deps.sample(file, most, asked === undefined)
  deps.stopped()
  if (sound.kind === 'unheard') {
    const exit = isAddress(file) ? EXIT.unseen : EXIT.badInput
    const { reason, detail } = sound
    return failed(file, exit, { unseen: reason, detail }, `${WORDS[reason]} (${detail})`)
  }
  try {
    const words = await deps.hear(sound)
    deps.stopped()
    const response = responseOf(file, sound, words, deps.monotonic() - began)
    const { missing } = words
    const part = partWords(sound)
    if (missing === null) return { response, exit: EXIT.done, problems: part }
    const problem = `没有得到文字 no text: ${missing.reason} (${missing.detail})`
    return { response, exit: EXIT.unseen, problems: [...part, problem] }
  } catch (cause) {
    if (!(cause instanceof ReaderFailed)) throw cause
    const why = { unseen: 'damaged', detail: 'it ended what listened to it' } as const
    return failed(file, EXIT.badInput, why, '声音已损坏 the sound is damaged')
  }
}

/**
 * `xuncha transcribe --jsonl FILE|URL…`: what each consists of and what is said, in order. A file that is no sound gets
 * an answer with the reason (`unseen`), one sentence on the error stream and the exit code 2, an address that could not be
 * heard 12, as does speech that got no text from the engine; the others are listened to all the same.
 */
export async function runTranscribe(
  options: TranscribeOptions,
  io: CommandIo,
  deps: TranscribeDeps,
): Promise<ExitCode> {
  const asked = secondsOf(options.seconds)
  if (asked === null) {
    io.err(`--seconds: 请填 1 到 ${MOST_SECONDS} 的数 use a number from 1 to ${MOST_SECONDS}\n`)
    return EXIT.badInput
  }
  return transcribeAll(options, asked, io, deps)
}

async function transcribeAll(
  { files, jsonl }: TranscribeOptions,
  asked: number | undefined,
  io: CommandIo,
  deps: TranscribeDeps,
): Promise<ExitCode> {
  const all: TranscribeLine[] = []
  let exit: ExitCode = EXIT.done
  for (const file of files) {
    const outcome = await transcribeOne(file, asked, deps)
    for (const problem of outcome.problems) io.err(`${file}:${problem}\n`)
    if (outcome.exit !== EXIT.done && exit !== EXIT.badInput) exit = outcome.exit
    if (jsonl === true) io.out(`${JSON.stringify(outcome.response)}\n`)
    else all.push(outcome.response)
  }
  if (jsonl !== true) io.out(`${JSON.stringify(all)}\n`)
  return exit
}
