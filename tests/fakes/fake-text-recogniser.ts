import type { TextLine } from '../../src/core/picture/frame.ts'
import { RecognitionTrouble } from '../../src/core/reading/recognition-trouble.ts'
import { milliseconds } from '../../src/core/time/duration.ts'
import type { TextRecogniser } from '../../src/ports/sight/text-recogniser.ts'

export type FakeTextRecogniser = TextRecogniser & {
  /** What the next readings give, one text line after another below each other. */
  show(...lines: readonly string[]): void
  /** The next readings reject as a crashed engine does, until `show` is called. */
  breakDown(): void
  readonly readings: number
}

const LINE_HEIGHT = 40

const linesOf = (texts: readonly string[]): readonly TextLine[] =>
  texts.map((text, row) => ({
    text,
    confidence: 0.95,
    box: { x: 20, y: 20 + row * LINE_HEIGHT, width: text.length * 24, height: LINE_HEIGHT - 8 },
  }))

/** Reads what it was told to; bytes that are no PNG or JPEG are refused as the real engine refuses them. */
export function createFakeTextRecogniser(...shown: readonly string[]): FakeTextRecogniser {
  let lines: readonly TextLine[] | 'broken' = linesOf(shown)
  let closed = false
  let readings = 0
  return {
    engine: 'fake 1',
    get readings() {
      return readings
    },
    show: (...texts) => {
      lines = linesOf(texts)
    },
    breakDown: () => {
      lines = 'broken'
    },
    async recognise(picture, options) {
      options?.signal?.throwIfAborted()
      if (closed) throw new RecognitionTrouble('closed', 'The recogniser is closed')
      if (!isPicture(picture)) {
        throw new RecognitionTrouble('unreadable-picture', 'The bytes are not a decodable picture')
      }
      if (lines === 'broken') {
        throw new RecognitionTrouble('engine-failed', 'The OCR engine failed on a picture')
      }
      readings += 1
      return { engine: 'fake 1', lines, linesReused: 0, took: milliseconds(1) }
    },
    trouble: () => (lines === 'broken' ? 'told to break' : null),
    async close() {
      closed = true
    },
  }
}

const isPicture = (bytes: Uint8Array): boolean =>
  (bytes[0] === 0x89 && bytes[1] === 0x50) || (bytes[0] === 0xff && bytes[1] === 0xd8)
