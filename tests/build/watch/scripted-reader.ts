import { milliseconds } from '../../../src/core/time/duration.ts'
import type { TextRecogniser } from '../../../src/ports/sight/text-recogniser.ts'

/** A reader without a fault: of each picture it reads these words, one line below the other; of few lines the first. */
export const scriptedReader = (
  wordsOf: (picture: Uint8Array) => readonly string[],
): TextRecogniser => ({
  engine: 'scripted 1',
  recognise: async (picture, { thrift } = {}) => {
    const words = wordsOf(picture)
    const read = words.slice(0, thrift === 'fewer-lines' ? 1 : words.length)
    return {
      engine: 'scripted 1',
      linesReused: 0,
      took: milliseconds(1),
      ...(thrift === undefined ? {} : { less: thrift }),
      lines: read.map((text, row) => ({
        text,
        confidence: 0.95,
        box: { x: 10, y: 40 * row, width: 400, height: 30 },
      })),
    }
  },
  trouble: () => null,
  close: async () => {},
})
