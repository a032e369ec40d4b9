import { RecognitionTrouble } from '../../../core/detection/recognition-trouble.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { Logger } from '../../../ports/logger.ts'
import type { RecogniserSlot } from '../recogniser-pool.ts'
import { withinTime } from '../within-time.ts'
import type { PaddleEngine } from './paddle-engine.ts'

export type PaddleSlotNeeds = {
  readonly start: () => PaddleEngine
  /** Pictures read before the thread is replaced, which bounds what it may leak. */
  readonly recycleAfter: number
  readonly logger: Logger
  readonly clock: Clock
}

export function createPaddleSlot(needs: PaddleSlotNeeds): RecogniserSlot {
  let engine: PaddleEngine | null = null
  let readSoFar = 0

  const stop = async (): Promise<void> => {
    const ending = engine
    engine = null
    await ending?.stop()
  }

  const ready = async (): Promise<PaddleEngine> => {
    if (readSoFar >= needs.recycleAfter) await stop()
    if (engine === null) {
      engine = needs.start()
      readSoFar = 0
    }
    readSoFar += 1
    return engine
  }

  const ask = async (picture: Uint8Array, place: string | null) => {
    const answer = await withinTime((await ready()).ask(picture, place), needs.clock)
    if (answer.kind === 'failed') throw new Error(answer.reason)
    return answer
  }

  return {
    stop,
    async read(picture, place) {
      const answer = await ask(picture, place).catch(async (cause: unknown) => {
        needs.logger.warn({ cause: String(cause) }, 'OCR engine failed on a picture, replacing it')
        await stop()
        throw new RecognitionTrouble('engine-failed', 'The OCR engine failed on a picture', cause)
      })
      if (answer.kind === 'read') return answer
      throw new RecognitionTrouble('unreadable-picture', 'The bytes are not a decodable picture')
    },
  }
}
