import { RecognitionTrouble } from '../../../core/reading/recognition-trouble.ts'
import type { RecogniserSlot } from '../recogniser-pool.ts'
import { loadPaddleModels } from './paddle-models.ts'
import { createPaddleReader } from './paddle-reader.ts'
import { decodePixels } from './pixels.ts'
import { createPlaceMemories } from './place-memories.ts'

/** PP-OCR in this process. Rejects when there is no such folder or a model is none. */
export async function openPaddleSlot(modelFolder: string | null): Promise<RecogniserSlot> {
  const memoryOf = createPlaceMemories()
  const reader = await createPaddleReader(await loadPaddleModels(modelFolder))
  return {
    async read(picture, place, thrift = null) {
      const pixels = await decodePixels(picture).catch((cause: unknown) => {
        const message = 'The bytes are not a decodable picture'
        throw new RecognitionTrouble('unreadable-picture', message, cause)
      })
      const memory = place === null ? null : memoryOf(place)
      return await reader.read(pixels, memory, thrift)
    },
    stop: async () => undefined,
  }
}
