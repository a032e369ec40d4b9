import { RecognitionTrouble } from '../../core/reading/recognition-trouble.ts'
import type { Unseen } from '../../ports/sight/stream-viewer.ts'
import type {
  RecogniseOptions,
  Recognition,
  TextRecogniser,
} from '../../ports/sight/text-recogniser.ts'

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
    const died = error instanceof RecognitionTrouble && error.reason === 'reader-failed'
    const reason = died ? 'reader-failed' : 'recogniser-failed'
    return { kind: 'unseen', reason, httpStatus: null, detail }
  }
}
