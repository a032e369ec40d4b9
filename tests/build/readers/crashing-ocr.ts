import { openReader as openOcr } from '../../../src/adapters/ocr/ocr-process.ts'

/** Behind a picture's end; decoders do not look there. */
export const CRASHES = 'this picture crashes whoever reads it'

/** The real reader of pictures, which dies in the midst of those that are marked. */
export async function openReader(settings: unknown, say: (words: string) => void) {
  const read = await openOcr(settings, say)
  return async (picture: Uint8Array, parameters: unknown): Promise<unknown> => {
    const reading = read(picture, parameters)
    if (Buffer.from(picture).includes(CRASHES)) {
      setTimeout(() => process.kill(process.pid, 'SIGSEGV'), 50)
    }
    return await reading
  }
}
