import type { Unseen } from '../../ports/stream-viewer.ts'
import type { RecogniseOptions, Recognition, TextRecogniser } from '../../ports/text-recogniser.ts'

/** A reader that breaks leaves the picture unseen: what nobody read is never clean. */
export async function readPicture(
  recogniser: TextRecogniser,
  png: Uint8Array,
  options: RecogniseOptions,
): Promise<{ readonly kind: 'read'; readonly reading: Recognition } | Unseen> {
  try {
    return { kind: 'read', reading: await recogniser.recognise(png, options) }
  } catch (error) {
    const detail = String(error).slice(0, 200)
    return { kind: 'unseen', reason: 'recogniser-failed', httpStatus: null, detail }
  }
}
