import { parentPort, workerData } from 'node:worker_threads'
import type { PaddleAnswer, PaddleQuestion } from './paddle-messages.ts'
import { loadPaddleModels } from './paddle-models.ts'
import { createPaddleReader, type PaddleReader } from './paddle-reader.ts'
import { decodePixels } from './pixels.ts'
import { createPlaceMemories } from './place-memories.ts'

// The body of a thread: one engine, one picture after the other. `start-paddle-engine.ts` is its other end.

const memoryOf = createPlaceMemories()
const reader = loadPaddleModels(workerData as string | null).then(createPaddleReader)

parentPort?.on('message', (question: PaddleQuestion) => {
  void answer(question, reader).then((answered) => parentPort?.postMessage(answered))
})

async function answer(
  { number, picture, place }: PaddleQuestion,
  starting: Promise<PaddleReader>,
): Promise<PaddleAnswer> {
  const pixels = await decodePixels(picture).catch(() => null)
  if (pixels === null) return { number, kind: 'unreadable' }
  try {
    const engine = await starting
    const read = await engine.read(pixels, place === null ? null : memoryOf(place))
    return { number, kind: 'read', ...read }
  } catch (cause) {
    return { number, kind: 'failed', reason: String(cause) }
  }
}
