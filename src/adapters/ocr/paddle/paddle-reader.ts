import type { InferenceSession, Tensor } from 'onnxruntime-node'
import type { TextLine } from '../../../core/picture/frame.ts'
import { loadOnnxRuntime } from '../../onnx/onnx-runtime.ts'
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
  /** `memory` of the room, where lines may be taken from it; `null` to read everything. */
  read(pixels: Pixels, memory: LineMemory | null): Promise<PaddleReading>
}

export type PaddleReading = {
  readonly lines: readonly TextLine[]
  readonly linesReused: number
}

/** Slides of 720 lines lose nothing that matters; the detector's time grows with the square. */
const DETECTOR_SIDE = 960
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

export async function createPaddleReader(models: PaddleModels): Promise<PaddleReader> {
  const runtime = await loadOnnxRuntime()
  const detector = await runtime.InferenceSession.create(models.detector, SESSION)
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
  const findAll = async (pixels: Pixels, memory: LineMemory | null): Promise<readonly Strip[]> => {
    const scale = scaleTo(pixels, DETECTOR_SIDE)
    const look = memory?.look(pixels) ?? null
    if (look === null) return await find(pixels, scale)
    const strips = [...look.strips]
    for (const band of look.bands) {
      const found = await find(cutPixels(pixels, band), scale)
      strips.push(...found.map((strip) => ({ ...strip, x: strip.x + band.x, y: strip.y + band.y })))
    }
    return strips
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
    async read(pixels, memory) {
      const pieces: Piece[] = []
      const seen: { readonly strip: Strip; readonly text: string; readonly confidence: number }[] =
        []
      let linesReused = 0
      for (const strip of await findAll(pixels, memory)) {
        const known = memory?.recall(pixels, strip) ?? null
        if (known !== null) linesReused += 1
        const { text, confidence } = known ?? (await readLine(pixels, strip))
        seen.push({ strip, text, confidence })
        if (text === '' || confidence < MINIMUM_CONFIDENCE) continue
        const box = boxAround(strip, pixels.width, pixels.height)
        pieces.push({ line: { text, confidence, box }, strip })
      }
      memory?.keep(pixels, seen)
      return { lines: readingOrder(pieces), linesReused }
    },
  }
}

async function runModel(session: InferenceSession, input: Tensor) {
  const [name = ''] = session.inputNames
  const [output = ''] = session.outputNames
  const answers = await session.run({ [name]: input })
  const answer = answers[output]
  if (!(answer?.data instanceof Float32Array)) throw new Error('the model answers no numbers')
  return { data: answer.data, dims: answer.dims }
}
