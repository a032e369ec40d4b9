import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { type FilePart, whyUnfit } from './speech-model-files.ts'

/** Kinds of models that are told apart by the files in their folder, by the name that people know. */
const KIND_NAMES = {
  'sense-voice': 'SenseVoice',
  paraformer: 'Paraformer',
  'zipformer-ctc': 'zipformer CTC',
  transducer: 'zipformer transducer',
  whisper: 'whisper',
} as const
export type SpeechModelKind = keyof typeof KIND_NAMES

/** A model of the department's own, as its files say. */
export type SpeechModelFiles = {
  readonly kind: SpeechModelKind
  readonly folder: string
  /** Names within the folder, as the engine is to be told. */
  readonly files: Readonly<Record<string, string>>
  readonly tokens: string
}

const ONE_PART: readonly FilePart[] = ['model', 'tokens']
const PARTS: Readonly<Record<SpeechModelKind, readonly FilePart[]>> = {
  'sense-voice': ONE_PART,
  paraformer: ONE_PART,
  'zipformer-ctc': ONE_PART,
  transducer: ['encoder', 'decoder', 'joiner', 'tokens'],
  whisper: ['encoder', 'decoder', 'tokens'],
}

/** How a part is looked for, and how it is asked for. */
const PATTERNS: Readonly<Record<FilePart, readonly [RegExp, string]>> = {
  model: [/\.onnx$/, 'model.onnx'],
  encoder: [/encoder.*\.onnx$/, 'encoder*.onnx'],
  decoder: [/decoder.*\.onnx$/, 'decoder*.onnx'],
  joiner: [/joiner.*\.onnx$/, 'joiner*.onnx'],
  tokens: [/tokens.*\.txt$/, 'tokens.txt'],
}
const MOST_NAMES = 8

const invalid = (folder: string, zh: string, en: string): Result<never> =>
  fail(
    'setting-invalid',
    `设置 XUNCHA_SPEECH_MODEL 无效：${folder} ${zh}。Setting XUNCHA_SPEECH_MODEL is invalid: ${folder} ${en}.`,
    'XUNCHA_SPEECH_MODEL',
  )

/** The smaller of two that differ in their weights' size only. */
function find(names: readonly string[], part: FilePart): string | undefined {
  const found = names.filter((name) => PATTERNS[part][0].test(name)).toSorted()
  return found.find((name) => name.includes('int8')) ?? found[0]
}

/** By its parts, and where those leave a doubt by its name; `null`: nobody can tell. */
function kindOf(folder: string, names: readonly string[]): SpeechModelKind | 'streaming' | null {
  const models = names.filter((name) => name.endsWith('.onnx'))
  const said = [folder, ...models].join('/').toLowerCase()
  const inParts = (['encoder', 'decoder', 'joiner'] as const).some((part) => find(names, part))
  if (inParts) {
    if (find(names, 'joiner') !== undefined) return 'transducer'
    if (/paraformer/.test(said)) return 'streaming'
    return /whisper|tiny|base|small|medium|large|turbo/.test(said) ? 'whisper' : 'transducer'
  }
  if (/sense-?voice/.test(said)) return 'sense-voice'
  if (/paraformer/.test(said)) return 'paraformer'
  if (/ctc/.test(said)) return 'zipformer-ctc'
  if (/whisper/.test(said)) return 'whisper'
  return /zipformer|transducer/.test(said) ? 'transducer' : null
}

const listed = (names: readonly string[], comma: string): string =>
  names.slice(0, MOST_NAMES).join(comma) + (names.length > MOST_NAMES ? ' …' : '')

function unknownKind(folder: string, names: readonly string[]): Result<never> {
  const model = find(names, 'model')
  if (model === undefined) return invalid(folder, '没有 .onnx 模型文件', 'holds no .onnx file')
  return invalid(
    folder,
    `的 ${model} 看不出是哪种模型，请让文件夹或文件名含 sense-voice、paraformer 或 ctc`,
    `holds ${model}, of which the kind cannot be told: name folder or file after sense-voice, paraformer or ctc`,
  )
}

function lacking(
  folder: string,
  kind: SpeechModelKind,
  parts: readonly FilePart[],
  names: readonly string[],
): Result<never> {
  const wanted = parts.map((part) => PATTERNS[part][1])
  const [zh, en] =
    names.length === 0
      ? ['文件夹是空的', 'the folder is empty']
      : [`文件夹里只有 ${listed(names, '、')}`, `the folder holds ${listed(names, ', ')}`]
  return invalid(
    folder,
    `应为 ${KIND_NAMES[kind]} 模型，缺少 ${wanted.join('、')}（${zh}）`,
    `should be a ${KIND_NAMES[kind]} model and lacks ${wanted.join(', ')} (${en})`,
  )
}

async function checked(
  folder: string,
  kind: SpeechModelKind,
  found: readonly (readonly [FilePart, string])[],
): Promise<Result<null>> {
  const whys = await Promise.all(
    found.map(async ([part, name]) => ({ name, why: await whyUnfit(join(folder, name), part) })),
  )
  const unfit = whys.flatMap(({ name, why }) => (why === null ? [] : [{ name, ...why }]))
  if (unfit.length === 0) return succeed(null)
  return invalid(
    folder,
    `的 ${KIND_NAMES[kind]} 模型文件不对：${unfit.map(({ name, zh }) => `${name} ${zh}`).join('、')}`,
    `holds files that fit no ${KIND_NAMES[kind]} model: ${unfit.map(({ name, en }) => `${name} ${en}`).join(', ')}`,
  )
}

/**
 * What model a folder holds: SenseVoice, Paraformer, zipformer (transducer or CTC) or whisper, laid out as
 * sherpa-onnx publishes them. One sentence that names every file that is missing or cannot be one of this model.
 * @returns fault `setting-invalid`
 */
export async function findSpeechModel(folder: string): Promise<Result<SpeechModelFiles>> {
  const names = await readdir(folder).catch(() => null)
  if (names === null)
    return invalid(folder, '不是可以读取的文件夹', 'is no folder that can be read')
  const kind = kindOf(folder, names)
  if (kind === null) return unknownKind(folder, names)
  if (kind === 'streaming') {
    return invalid(
      folder,
      '是流式 Paraformer（encoder、decoder），请用非流式的 Paraformer（model.onnx）',
      'holds a streaming Paraformer (encoder, decoder); use one that is not (model.onnx)',
    )
  }
  const parts = PARTS[kind].map((part) => [part, find(names, part)] as const)
  const missing = parts.flatMap(([part, name]) => (name === undefined ? [part] : []))
  if (missing.length > 0) return lacking(folder, kind, missing, names)
  const found = parts.flatMap(([part, name]) => (name === undefined ? [] : [[part, name] as const]))
  const fits = await checked(folder, kind, found)
  if (!fits.ok) return fits
  const { tokens = '', ...files } = Object.fromEntries(
    found.map(([part, name]) => [part, join(folder, name)]),
  )
  return succeed({ kind, folder, files, tokens })
}
