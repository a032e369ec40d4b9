import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, type Result, succeed } from '../../core/fault.ts'

/** Kinds of models that are told apart by the files in their folder. */
export type SpeechModelKind =
  | 'sense-voice'
  | 'paraformer'
  | 'transducer'
  | 'zipformer-ctc'
  | 'whisper'

/** A model of the department's own, as its files say. */
export type SpeechModelFiles = {
  readonly kind: SpeechModelKind
  readonly folder: string
  /** Names within the folder, as the engine is to be told. */
  readonly files: Readonly<Record<string, string>>
  readonly tokens: string
}

const missing = (folder: string, zh: string, en: string): Result<never> =>
  fail(
    'setting-invalid',
    `设置 XUNCHA_SPEECH_MODEL 无效:${folder} ${zh}。Setting XUNCHA_SPEECH_MODEL is invalid: ${folder} ${en}.`,
    'XUNCHA_SPEECH_MODEL',
  )

/** The smaller of two that differ in their weights' size only. */
function find(names: readonly string[], pattern: RegExp): string | undefined {
  const found = names.filter((name) => pattern.test(name)).toSorted()
  return found.find((name) => name.includes('int8')) ?? found[0]
}

type Parts = Pick<SpeechModelFiles, 'kind' | 'files'>

function threeParts(names: readonly string[], folder: string): Result<Parts> | null {
  const encoder = find(names, /encoder.*\.onnx$/)
  const decoder = find(names, /decoder.*\.onnx$/)
  const joiner = find(names, /joiner.*\.onnx$/)
  if (encoder === undefined && decoder === undefined && joiner === undefined) return null
  if (encoder === undefined) return missing(folder, '缺少 encoder*.onnx', 'lacks encoder*.onnx')
  if (decoder === undefined) return missing(folder, '缺少 decoder*.onnx', 'lacks decoder*.onnx')
  if (joiner !== undefined)
    return succeed({ kind: 'transducer', files: { encoder, decoder, joiner } })
  const isWhisper = /whisper|tiny|base|small|medium|large|turbo/.test(`${folder}/${encoder}`)
  return isWhisper
    ? succeed({ kind: 'whisper', files: { encoder, decoder } })
    : missing(folder, '缺少 joiner*.onnx', 'lacks joiner*.onnx')
}

function onePart(names: readonly string[], folder: string): Result<Parts> {
  const model = find(names, /\.onnx$/)
  if (model === undefined) return missing(folder, '没有 .onnx 模型文件', 'holds no .onnx file')
  const said = `${folder}/${model}`.toLowerCase()
  if (/sense-?voice/.test(said)) return succeed({ kind: 'sense-voice', files: { model } })
  if (/paraformer/.test(said)) return succeed({ kind: 'paraformer', files: { model } })
  if (/ctc/.test(said)) return succeed({ kind: 'zipformer-ctc', files: { model } })
  return missing(
    folder,
    `的 ${model} 看不出是哪种模型,请让文件夹或文件名含 sense-voice、paraformer 或 ctc`,
    `holds ${model}, of which the kind cannot be told: name folder or file after sense-voice, paraformer or ctc`,
  )
}

/**
 * What model a folder holds: SenseVoice, Paraformer, zipformer (transducer or CTC) or whisper, laid out as
 * sherpa-onnx publishes them. One sentence when something is missing.
 * @returns fault `setting-invalid`
 */
export async function findSpeechModel(folder: string): Promise<Result<SpeechModelFiles>> {
  const names = await readdir(folder).catch(() => null)
  if (names === null)
    return missing(folder, '不是可以读取的文件夹', 'is no folder that can be read')
  const parts = threeParts(names, folder) ?? onePart(names, folder)
  if (!parts.ok) return parts
  const tokens = find(names, /tokens.*\.txt$/)
  if (tokens === undefined) return missing(folder, '缺少 tokens.txt', 'lacks tokens.txt')
  const { kind, files } = parts.value
  const inFolder = Object.entries(files).map(([part, name]) => [part, join(folder, name)])
  return succeed({
    kind,
    folder,
    files: Object.fromEntries(inFolder),
    tokens: join(folder, tokens),
  })
}
