import { ReaderFailed } from '../../core/reading/reader-failed.ts'
import { RecognitionTrouble } from '../../core/reading/recognition-trouble.ts'
import type { ChildReader } from '../../ports/child-readers.ts'
import { ocrAnswer } from './ocr-program.ts'
import type { RecogniserSlot } from './recogniser-pool.ts'

/** A place in the pool whose pictures are read in a child process. */
export function createProcessSlot(reader: ChildReader): RecogniserSlot {
  let stopped = false

  const troubleOf = (cause: unknown): RecognitionTrouble => {
    if (stopped) return new RecognitionTrouble('closed', 'The recogniser is closed', cause)
    if (cause instanceof ReaderFailed) {
      return new RecognitionTrouble('reader-failed', cause.message, cause)
    }
    const why = cause instanceof Error ? cause.message : String(cause)
    return new RecognitionTrouble('engine-failed', `The OCR engine failed: ${why}`, cause)
  }

  return {
    async read(picture, place, thrift = null) {
      const answer = await reader
        .ask({ bytes: picture, parameters: { place, thrift } })
        .then((answered) => ocrAnswer.parse(answered))
        .catch((cause: unknown) => {
          throw troubleOf(cause)
        })
      if (answer.kind === 'read') {
        const { lines, linesReused, less, unread } = answer
        return { lines, linesReused, ...(less && { less }), ...(unread > 0 && { unread }) }
      }
      throw new RecognitionTrouble('unreadable-picture', 'The bytes are not a decodable picture')
    },
    async stop() {
      stopped = true
      await reader.stop()
    },
  }
}
