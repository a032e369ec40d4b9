import type { ChildReaders } from '../../ports/child-readers.ts'
import type { SpeechFinder } from '../../ports/hearing/speech-finder.ts'
import { bytesOf } from './samples-bytes.ts'
import { heardAnswer, SPEECH_PROGRAM } from './speech-program.ts'

/** Silero VAD and the spectrum, in a child process; it starts with the first sample. */
export function createSpeechFinder({
  readers,
}: {
  readonly readers: Pick<ChildReaders, 'open'>
}): SpeechFinder {
  const reader = readers.open(SPEECH_PROGRAM)
  let last: Promise<unknown> = Promise.resolve()
  return {
    engine: 'onnxruntime-node 1.30.0 Silero-VAD-v5',
    listen(samples) {
      const question = { bytes: bytesOf(samples), parameters: null }
      const heard = last.then(async () => heardAnswer.parse(await reader.ask(question)))
      last = heard.catch(() => undefined)
      return heard
    },
    close: () => reader.stop(),
  }
}
