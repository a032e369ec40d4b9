import type { ChildReaders } from '../../ports/child-readers.ts'
import type { Clock } from '../../ports/clock.ts'
import type { SpeechFinder } from '../../ports/hearing/speech-finder.ts'
import { bytesOf } from './samples-bytes.ts'
import { heardAnswer, SPEECH_PROGRAM } from './speech-program.ts'

/** Silero VAD and the spectrum, in a child process; it starts with the first sample. */
export function createSpeechFinder({
  readers,
  clock,
}: {
  readonly readers: Pick<ChildReaders, 'open'>
  readonly clock: Pick<Clock, 'sleep'>
}): SpeechFinder {
  const reader = readers.open(SPEECH_PROGRAM)
  let last: Promise<unknown> = Promise.resolve()
  return {
    engine: 'onnxruntime-node 1.30.0 Silero-VAD-v5',
    async listen(samples, { budget } = {}) {
      const question = { bytes: bytesOf(samples), parameters: null }
      const done = new AbortController()
      const heard = last.then(async () => {
        // Nobody waits for it any more.
        done.signal.throwIfAborted()
        return heardAnswer.parse(await reader.ask(question))
      })
      last = heard.catch(() => undefined)
      if (budget === undefined) return await heard
      const over = clock.sleep(budget, done.signal).then(() => {
        throw new Error(`not listened to within ${budget / 1_000} s`)
      })
      try {
        return await Promise.race([heard, over])
      } finally {
        done.abort()
        over.catch(() => undefined)
      }
    },
    close: () => reader.stop(),
  }
}
