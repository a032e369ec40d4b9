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

function folderWith(name: string, files: readonly string[], content = 'no model'): string {
  const folder = join(root, name)
  mkdirSync(folder, { recursive: true })
  for (const file of files) writeFileSync(join(folder, file), content)
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
  ['sense-voice-without-tokens', ['model.onnx'], /lacks tokens.txt/],
  ['half-transducer', ['encoder.onnx', 'decoder.onnx', 'tokens.txt'], /lacks joiner/],
  ['no-encoder', ['decoder.onnx', 'joiner.onnx', 'tokens.txt'], /lacks encoder/],
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
