import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openSherpaTranscriber } from '../../../src/adapters/hearing/sherpa-transcriber.ts'
import { findSpeechModel } from '../../../src/adapters/hearing/speech-models.ts'
import { createSystemClock } from '../../../src/adapters/system/system-clock.ts'
import { openReaders } from '../../build/readers/readers.ts'

const root = mkdtempSync(join(tmpdir(), 'speech-models-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

/** Files that begin as theirs do, and are nothing. */
const beginningOf = (file: string): string => (file.endsWith('.txt') ? '<blk> 0\n' : '\x08\x07')

function folderWith(name: string, files: readonly string[], contents: Record<string, string> = {}) {
  const folder = join(root, name)
  mkdirSync(folder, { recursive: true })
  for (const file of files) writeFileSync(join(folder, file), contents[file] ?? beginningOf(file))
  return folder
}

it.each([
  ['sherpa-onnx-sense-voice-zh', ['model.int8.onnx', 'model.onnx', 'tokens.txt'], 'sense-voice'],
  ['sherpa-onnx-paraformer-zh', ['model.int8.onnx', 'tokens.txt'], 'paraformer'],
  ['zipformer-ctc-zh', ['model.onnx', 'tokens.txt'], 'zipformer-ctc'],
  [
    'zipformer-zh',
    ['encoder-epoch-9.onnx', 'decoder-epoch-9.onnx', 'joiner-epoch-9.onnx', 'tokens.txt'],
    'transducer',
  ],
  ['whisper', ['tiny-encoder.onnx', 'tiny-decoder.onnx', 'tiny-tokens.txt'], 'whisper'],
])('a folder as sherpa-onnx publishes it is known by its files: %s', async (name, files, kind) => {
  const found = await findSpeechModel(folderWith(name, files))
  expect(found).toMatchObject({ ok: true, value: { kind } })
  if (found.ok && files.includes('model.int8.onnx')) {
    expect(found.value.files['model']).toContain('int8')
  }
})

it.each([
  ['is-not-there', null, /no folder/],
  ['empty', [], /holds no .onnx/],
  ['sense-voice', [], /SenseVoice 模型，缺少 model.onnx、tokens.txt（文件夹是空的）/],
  ['sense-voice-without-tokens', ['model.onnx'], /SenseVoice 模型，缺少 tokens.txt/],
  [
    'paraformer-alone',
    ['tokens.txt', 'am.mvn'],
    /Paraformer 模型，缺少 model.onnx（文件夹里只有 am/,
  ],
  ['a-streaming-paraformer', ['encoder.onnx', 'decoder.onnx'], /流式 Paraformer.*model.onnx/],
  ['half-zipformer', ['encoder.onnx', 'tokens.txt'], /zipformer transducer.*decoder.*、joiner/],
  ['no-encoder', ['decoder.onnx', 'joiner.onnx', 'tokens.txt'], /lacks encoder/],
  ['zipformer-without-model', ['tokens.txt'], /缺少 encoder\*.onnx、decoder\*.onnx、joiner\*.onnx/],
  ['whisper-tiny', ['tiny-encoder.onnx', 'tokens.txt'], /whisper 模型，缺少 decoder/],
  ['whatever', ['model.onnx', 'tokens.txt'], /kind cannot be told/],
])(
  'a folder that lacks something says what, in one sentence: %s',
  async (name, files, sentence) => {
    const folder = files === null ? join(root, name) : folderWith(name, files)
    const opened = await findSpeechModel(folder)
    expect(opened).toMatchObject({ ok: false, fault: { code: 'setting-invalid' } })
    if (opened.ok) return
    expect(opened.fault.message).toMatch(sentence)
    expect(opened.fault.message).toMatch(/XUNCHA_SPEECH_MODEL/)
  },
)

it('files that cannot be of a model are all named, with what they are instead', async () => {
  const files = ['encoder.onnx', 'decoder.onnx', 'joiner.onnx', 'tokens.txt']
  const folder = folderWith('unfit-zipformer', files, {
    'encoder.onnx': 'version https://git-lfs.github.com/spec/v1\noid sha256:0\n',
    'decoder.onnx': '',
    'joiner.onnx': '<!DOCTYPE html><html>',
    'tokens.txt': 'hello\n',
  })
  const found = await findSpeechModel(folder)
  expect(found).toMatchObject({ ok: false, fault: { code: 'setting-invalid' } })
  if (found.ok) return
  for (const said of [
    'encoder.onnx 只是 Git LFS 指针',
    'decoder.onnx 是空文件',
    'joiner.onnx 不是 ONNX',
    'tokens.txt 不是词表',
  ]) {
    expect(found.fault.message).toContain(said)
  }
})

it.each(['sense-voice', 'paraformer', 'zipformer-ctc'])(
  'files that are no %s model are refused by the real engine at the start, and the program lives',
  async (kind) => {
    const folder = folderWith(`wrong-${kind}`, ['model.onnx', 'tokens.txt'])
    const opened = await openSherpaTranscriber({
      modelFolder: folder,
      readers: openReaders(),
      clock: createSystemClock(),
    })
    expect(opened).toMatchObject({ ok: false, fault: { code: 'setting-invalid' } })
    if (!opened.ok) expect(opened.fault.message).toMatch(/cannot open the .* model/)
  },
)
