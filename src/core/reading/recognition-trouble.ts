export const RECOGNITION_TROUBLES = [
  'unreadable-picture',
  'too-busy',
  'engine-failed',
  'reader-failed',
  'closed',
] as const
export type RecognitionTroubleReason = (typeof RECOGNITION_TROUBLES)[number]

/**
 * What `TextRecogniser.recognise` rejects with (besides the abort reason of its signal). None of these says anything
 * about the room: the frame is *unseen*, never clean.
 *
 * - `unreadable-picture`: the bytes are not a picture that can be decoded;
 * - `too-busy`: the bounded queue of the engine is full, try the next frame;
 * - `engine-failed`: the engine says that it failed, or cannot start; the next picture gets a fresh one;
 * - `reader-failed`: two processes died or hung over this picture, which is not read again;
 * - `closed`: asked after `close()`.
 */
export class RecognitionTrouble extends Error {
  readonly reason: RecognitionTroubleReason

  constructor(reason: RecognitionTroubleReason, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'RecognitionTrouble'
    this.reason = reason
  }
}
