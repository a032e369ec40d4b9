import { Worker } from 'node:worker_threads'
import type { PaddleAnswer, PaddleQuestion } from './paddle-messages.ts'

/** One engine in a thread of its own. When it dies, what it was reading is lost, and nothing else. */
export type PaddleEngine = {
  /** Rejects when the engine crashed; it is then of no further use. */
  ask(picture: Uint8Array, place: string | null): Promise<PaddleAnswer>
  stop(): Promise<void>
}

/** A thread that reads needs little of JavaScript's heap; the models live outside it. */
const HEAP_MEGABYTES = 256

export function startPaddleEngine(modelFolder: string | null): PaddleEngine {
  const thread = new Worker(new URL('./paddle-thread.ts', import.meta.url), {
    workerData: modelFolder,
    // Neither settings nor secrets are its business.
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES },
  })
  const died = new Promise<never>((_, reject) => {
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`OCR thread ended with code ${code}`)))
  })
  // It may end between two pictures, when nobody listens.
  died.catch(() => undefined)
  let asked = 0
  return {
    ask(picture, place) {
      asked += 1
      const question: PaddleQuestion = { number: asked, picture, place }
      const answered = new Promise<PaddleAnswer>((resolve) => {
        const listen = (answer: PaddleAnswer): void => {
          if (answer.number !== question.number) return
          thread.off('message', listen)
          resolve(answer)
        }
        thread.on('message', listen)
      })
      thread.postMessage(question)
      return Promise.race([answered, died])
    },
    async stop() {
      await thread.terminate()
    },
  }
}
