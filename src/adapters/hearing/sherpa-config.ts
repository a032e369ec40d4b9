import type { SpeechModelFiles } from './speech-models.ts'

/** The part of the engine's configuration that names the model (sherpa-onnx, OfflineModelConfig). */
function modelPart({ kind, files }: SpeechModelFiles): Readonly<Record<string, unknown>> {
  switch (kind) {
    case 'sense-voice':
      return { senseVoice: { ...files, language: 'auto', useInverseTextNormalization: 1 } }
    case 'paraformer':
      return { paraformer: files }
    case 'zipformer-ctc':
      return { zipformerCtc: files }
    case 'whisper':
      return { whisper: { ...files, task: 'transcribe' } }
    case 'transducer':
      return { transducer: files }
  }
}

/** What the engine is opened with: one thread, greedy, at the rate of all sound here. */
export const sherpaConfig = (model: SpeechModelFiles) => ({
  featConfig: { sampleRate: 16_000, featureDim: 80 },
  modelConfig: {
    ...modelPart(model),
    tokens: model.tokens,
    numThreads: 1,
    provider: 'cpu',
    debug: 0,
  },
  decodingMethod: 'greedy_search',
})
