import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { ReadingThrift } from '../../../core/patrol/load/reading-thrift.ts'
import { loadOnnxRuntime } from '../../onnx/onnx-runtime.ts'
import type { SlotReading } from '../recogniser-pool.ts'
import { alphabetOf, decodeCharacters } from './decode-characters.ts'
import type { LineMemory } from './line-memory.ts'
import type { PaddleModels } from './paddle-models.ts'
import { detectorInput, lineInput, scaleTo } from './picture-tensor.ts'
import { cutPixels, type Pixels } from './pixels.ts'
import { type Piece, readingOrder } from './reading-order.ts'
import { boxAround, type Strip, scaledStrip } from './strip.ts'
import { type TextMap, textRegions } from './text-regions.ts'

/** Finds the lines of a picture and reads them, one picture after the other. */
export type PaddleReader = {
  /**
   * `memory` of the room, where lines may be taken from it; `null` to read everything. `thrift`: what may be left out; `null`:
   * nothing.
   */
  read(
    pixels: Pixels,
    memory: LineMemory | null,
    thrift?: ReadingThrift | null,
  ): Promise<SlotReading>
}

/** Slides of 720 lines lose nothing that matters; the detector's time grows with the square. */
const DETECTOR_SIDE = 960
/** Where there is more to read than time: less than half of the detector's work; small print is not found. Ours: docs/rules.md §7. */
const THRIFTY_SIDE = 640
/** New lines that are read of a look at the most, where there is more to read than time. Ours: docs/rules.md §7. */
const FEWEST_LINES = 6
/** What the recogniser was trained on. */
const LINE_HEIGHT = 48
/** About 90 characters: wider lines are squeezed. */
const LONGEST_LINE = 2_048
/** Below this the model is guessing at texture. */
const MINIMUM_CONFIDENCE = 0.5

const SESSION: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  graphOptimizationLevel: 'all',
  // Every line has another width: kept buffers would grow with each that was seen.
  enableMemPattern: false,
  enableCpuMemArena: false,
}

/**
 * The detector's pictures are few in size and large: buffers that are fetched anew for each cost a tenth of its time, and
 * those of the largest are bounded.
 */
const DETECTOR_SESSION: InferenceSession.SessionOptions = { ...SESSION, enableCpuMemArena: true }

export async function createPaddleReader(models: PaddleModels): Promise<PaddleReader> {
  const runtime = await loadOnnxRuntime()
  const detector = await runtime.InferenceSession.create(models.detector, DETECTOR_SESSION)
  const recogniser = await runtime.InferenceSession.create(models.recogniser, SESSION)
  const run = (session: InferenceSession, values: Float32Array, dims: readonly number[]) =>
    runModel(session, new runtime.Tensor('float32', values, dims))
  const alphabet = alphabetOf(models.characters)

  const find = async (pixels: Pixels, scale: number): Promise<readonly Strip[]> => {
    const input = await detectorInput(pixels, scale)
    const map = await run(detector, input.values, [1, 3, input.height, input.width])
    const cells: TextMap = { probabilities: map.data, width: input.width, height: input.height }
    const [across, down] = [pixels.width / cells.width, pixels.height / cells.height]
    return textRegions(cells).map(({ strip }) => scaledStrip(strip, across, down))
  }

  /** Only where the picture changed, where that is known: a detector's time grows with what it is shown. */
  const findAll = async (
    pixels: Pixels,
    memory: LineMemory | null,
    thrift: ReadingThrift | null,
  ): Promise<{ readonly strips: readonly Strip[]; readonly smaller: boolean }> => {
    const scale = scaleTo(pixels, thrift === null ? DETECTOR_SIDE : THRIFTY_SIDE)
    const isSmaller = scale < scaleTo(pixels, DETECTOR_SIDE)
    const look = memory?.look(pixels, thrift) ?? null
    if (look === null) return { strips: await find(pixels, scale), smaller: isSmaller }
    const strips = [...look.strips]
    for (const band of look.bands) {
      const found = await find(cutPixels(pixels, band), scale)
      strips.push(...found.map((strip) => ({ ...strip, x: strip.x + band.x, y: strip.y + band.y })))
    }
    // What stands outside was found as well as the picture before was looked through.
    return { strips, smaller: isSmaller && (look.bands.length > 0 || memory?.less() !== null) }
  }

  const readLine = async (pixels: Pixels, strip: Strip) => {
    const line = lineInput(pixels, strip, LINE_HEIGHT, LONGEST_LINE)
    const table = await run(recogniser, line.values, [1, 3, LINE_HEIGHT, line.width])
    const [, steps = 0, characters = 0] = table.dims
    const decoded = decodeCharacters({ probabilities: table.data, steps, characters }, alphabet)
    const confidence = Math.round(decoded.confidence * 1_000) / 1_000
    return { text: decoded.text.trim(), confidence }
  }

  return {
    async read(pixels, memory, thrift = null) {
      const pieces: Piece[] = []
      const seen: SeenLine[] = []
      const { strips, smaller } = await findAll(pixels, memory, thrift)
      const found = strips.map((strip) => ({ strip, known: memory?.recall(pixels, strip) ?? null }))
      const fresh = found.filter(({ known }) => known === null).map(({ strip }) => strip)
      const wanted = new Set(thrift === 'fewer-lines' ? mostTelling(fresh) : fresh)
      for (const { strip, known } of found) {
        const isRead = known !== null || wanted.has(strip)
        const { text, confidence } = isRead ? (known ?? (await readLine(pixels, strip))) : UNREAD
        seen.push({ strip, text, confidence })
        if (text === null || text === '' || confidence < MINIMUM_CONFIDENCE) continue
        const box = boxAround(strip, pixels.width, pixels.height)
        pieces.push({ line: { text, confidence, box }, strip })
      }
      const left = leftOut(fresh.length - wanted.size, smaller)
      memory?.keep(pixels, seen, left.less ?? null)
      return {
        lines: readingOrder(pieces),
        linesReused: found.length - fresh.length,
        ...left,
      }
    },
  }
}

const UNREAD = { text: null, confidence: 0 }

type SeenLine = {
  readonly strip: Strip
  readonly text: string | null
  readonly confidence: number
}

/** The largest: a heading says more of what a screen is about than what stands small below it. */
const mostTelling = (strips: readonly Strip[]): readonly Strip[] =>
  strips.toSorted((a, b) => b.length * b.thickness - a.length * a.thickness).slice(0, FEWEST_LINES)

function leftOut(unread: number, smaller: boolean): Pick<SlotReading, 'less' | 'unread'> {
  if (unread > 0) return { less: 'fewer-lines', unread }
  return smaller ? { less: 'smaller-pictures' } : {}
}

async function runModel(session: InferenceSession, input: Tensor) {
  const [name = ''] = session.inputNames
  const [output = ''] = session.outputNames
  const answers = await session.run({ [name]: input })
  const answer = answers[output]
  if (!(answer?.data instanceof Float32Array)) throw new Error('the model answers no numbers')
  return { data: answer.data, dims: answer.dims }
}
