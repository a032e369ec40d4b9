import { createRequire } from 'node:module'
import { basename } from 'node:path'
import { fail, type Result, succeed } from '../../core/fault.ts'
import { SAMPLE_RATE } from '../../core/hearing/sound.ts'
import { noTranscript, type Transcript } from '../../core/hearing/transcript.ts'
import type { ChildReaders } from '../../ports/child-readers.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Transcriber } from '../../ports/hearing/transcriber.ts'
import { bytesOf } from './samples-bytes.ts'
import { sherpaAnswer, sherpaProgram } from './sherpa-program.ts'
import { findSpeechModel, type SpeechModelFiles } from './speech-models.ts'

export type SherpaNeeds = {
  readonly modelFolder: string
  readonly readers: Pick<ChildReaders, 'open'>
  readonly clock: Clock
}

const LONGEST_SECONDS = 60
const unusable = (zh: string, en: string): Result<never> =>
  fail(
    'setting-invalid',
    `设置 XUNCHA_SPEECH_MODEL 无效：${zh}。Setting XUNCHA_SPEECH_MODEL is invalid: ${en}.`,
    'XUNCHA_SPEECH_MODEL',
  )

/** npm leaves the engine out where there is no build of it. */
function engineIsThere(): boolean {
  try {
    createRequire(import.meta.url).resolve('sherpa-onnx-node')
    return true
  } catch {
    return false
  }
}

function transcriberOf(model: SpeechModelFiles, { readers, clock }: SherpaNeeds): Transcriber {
  const reader = readers.open(sherpaProgram(model))
  let last: Promise<unknown> = Promise.resolve()

  const read = async (samples: Float32Array): Promise<Transcript> => {
    try {
      const answer = await reader.ask({ bytes: bytesOf(samples), parameters: null })
      const { text, language, confidence } = sherpaAnswer.parse(answer)
      const whole = { start: 0, end: samples.length / SAMPLE_RATE, text, confidence }
      return { kind: 'transcript', language, segments: text === '' ? [] : [whole] }
    } catch (cause) {
      return noTranscript('engine-failed', cause instanceof Error ? cause.message : String(cause))
    }
  }

  return {
    engine: `sherpa-onnx 1.13.8 ${model.kind} ${basename(model.folder)}`,
    async transcribe(samples, { budget, signal }) {
      if (samples.length > LONGEST_SECONDS * SAMPLE_RATE) {
        return noTranscript('too-long', `more than ${LONGEST_SECONDS} s`)
      }
      const given = new AbortController()
      const mine = last.then(() =>
        given.signal.aborted ? noTranscript('timeout', 'given up before its turn') : read(samples),
      )
      last = mine
      const signals = signal === undefined ? [given.signal] : [given.signal, signal]
      const over = clock
        .sleep(budget, AbortSignal.any(signals))
        .then(() => noTranscript('timeout', 'no text within the budget'))
      try {
        return await Promise.race([mine, over])
      } finally {
        given.abort()
      }
    },
    close: () => reader.stop(),
  }
}

/**
 * The engine with a model of the department's own, tried on a moment of silence: a folder that lacks a file or holds a
 * wrong one is said in one sentence when the program starts, not at the first lesson.
 * @returns fault `setting-invalid`
 */
export async function openSherpaTranscriber(needs: SherpaNeeds): Promise<Result<Transcriber>> {
  const model = await findSpeechModel(needs.modelFolder)
  if (!model.ok) return model
  if (!engineIsThere()) {
    return unusable(
      '本机没有安装 sherpa-onnx-node',
      'sherpa-onnx-node is not installed on this machine',
    )
  }
  const reader = needs.readers.open(sherpaProgram(model.value))
  try {
    await reader.ask({ bytes: new Uint8Array(4 * SAMPLE_RATE), parameters: null })
    return succeed(transcriberOf(model.value, needs))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    return unusable(
      `引擎打不开 ${model.value.folder} 里的 ${model.value.kind} 模型（${why}）`,
      `the engine cannot open the ${model.value.kind} model in ${model.value.folder} (${why})`,
    )
  } finally {
    await reader.stop()
  }
}
