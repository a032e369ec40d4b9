import type { RecogniseResponse } from '../../contracts/reading/recognise.ts'
import type { Result } from '../../core/fault.ts'
import { RecognitionTrouble } from '../../core/reading/recognition-trouble.ts'
import type { TextRecogniser } from '../../ports/sight/text-recogniser.ts'
import { type CommandIo, EXIT, type ExitCode } from '../io.ts'

export type RecogniseOptions = {
  readonly files: readonly string[]
  /** One JSON object a line instead of one array. */
  readonly jsonl?: boolean
  /** Name of the engine; the configured one when left out. */
  readonly engine?: string
}

export type RecogniseDeps = {
  /** Starts the engine of that name; a fault when there is none. */
  readonly open: (engine: string | undefined) => Promise<Result<TextRecogniser>>
  /** The bytes of a file, at most `limit` + 1 of them. Rejects when it cannot be read. */
  readonly load: (file: string, limit: number) => Promise<Uint8Array>
  /** Pixels of the picture; `null` when the bytes are not one that can be decoded. */
  readonly measure: (
    picture: Uint8Array,
  ) => Promise<{ readonly width: number; readonly height: number } | null>
}

type Outcome =
  | { readonly ok: true; readonly read: RecogniseResponse }
  | { readonly ok: false; readonly problem: string }

const LARGEST_FILE = 64 * 1024 * 1024
const MOST_PIXELS = 64_000_000

const bad = (problem: string): Outcome => ({ ok: false, problem })

async function readOne(
  file: string,
  deps: RecogniseDeps,
  recogniser: TextRecogniser,
): Promise<Outcome> {
  const loaded = await deps.load(file, LARGEST_FILE).catch(() => null)
  if (loaded === null) return bad('文件无法读取 / the file cannot be read')
  if (loaded.byteLength === 0) return bad('文件是空的 / the file is empty')
  if (loaded.byteLength > LARGEST_FILE) return bad('文件超过 64 MB / the file is larger than 64 MB')
  const size = await deps.measure(loaded)
  if (size === null) return bad('不是可以解码的图片 / not a picture that can be decoded')
  if (size.width * size.height > MOST_PIXELS) {
    return bad('图片超过 6400 万像素 / the picture has more than 64 megapixels')
  }
  try {
    const { engine, lines, took } = await recogniser.recognise(loaded)
    const read = { file, ...size, engine, millis: Math.round(took), lines: [...lines] }
    return { ok: true, read }
  } catch (cause) {
    if (cause instanceof RecognitionTrouble && cause.reason === 'unreadable-picture') {
      return bad('图片已损坏 / the picture is damaged')
    }
    throw cause
  }
}

/**
 * `xuncha recognise --jsonl IMAGE…`: what stands on each picture, in the order of the files. A file that is no picture
 * gets one sentence on the error stream and the exit code 2; the others are read all the same.
 */
export async function runRecognise(
  options: RecogniseOptions,
  io: CommandIo,
  deps: RecogniseDeps,
): Promise<ExitCode> {
  if (options.files.length === 0) {
    io.err('请给出至少一张图片 / name at least one picture\n')
    return EXIT.badInput
  }
  const opened = await deps.open(options.engine)
  if (!opened.ok) {
    io.err(`${opened.fault.message}\n`)
    return opened.fault.code === 'internal' ? EXIT.ourFault : EXIT.badInput
  }
  try {
    return await readAll(options, io, deps, opened.value)
  } finally {
    await opened.value.close()
  }
}

async function readAll(
  options: RecogniseOptions,
  io: CommandIo,
  deps: RecogniseDeps,
  recogniser: TextRecogniser,
): Promise<ExitCode> {
  const read: RecogniseResponse[] = []
  let exit: ExitCode = EXIT.done
  for (const file of options.files) {
    const outcome = await readOne(file, deps, recogniser)
    if (!outcome.ok) {
      io.err(`${file}:${outcome.problem}\n`)
      exit = EXIT.badInput
    } else if (options.jsonl === true) io.out(`${JSON.stringify(outcome.read)}\n`)
    else read.push(outcome.read)
  }
  if (options.jsonl !== true) io.out(`${JSON.stringify(read)}\n`)
  return exit
}
