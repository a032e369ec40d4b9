import { InferenceSession, Tensor } from 'onnxruntime-node'
import type { Box, TextLine } from '../../../core/detection/frame.ts'
import { alphabetOf, decodeCharacters } from './decode-characters.ts'
import type { PaddleModels } from './paddle-models.ts'
import { detectorInput, lineInput, type Pixels } from './picture-tensor.ts'
import { readingOrder } from './reading-order.ts'
import { type TextMap, textRegions } from './text-regions.ts'

/** Finds the lines of a picture and reads them, on one thread. */
export type PaddleReader = { read(pixels: Pixels): Promise<readonly TextLine[]> }

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
  const detector = await InferenceSession.create(models.detector, SESSION)
  const recogniser = await InferenceSession.create(models.recogniser, SESSION)
  const alphabet = alphabetOf(models.characters)

  const find = async (pixels: Pixels): Promise<readonly Box[]> => {
    const input = await detectorInput(pixels, DETECTOR_SIDE)
    const map = await runModel(detector, input.values, [1, 3, input.height, input.width])
    const cells: TextMap = { probabilities: map.data, width: input.width, height: input.height }
    return textRegions(cells).map(({ box }) => sourceBox(box, cells, pixels))
  }

  const readLine = async (pixels: Pixels, box: Box): Promise<TextLine> => {
    const line = await lineInput(pixels, box, LINE_HEIGHT, LONGEST_LINE)
    const table = await runModel(recogniser, line.values, [1, 3, LINE_HEIGHT, line.width])
    const [, steps = 0, characters = 0] = table.dims
    const decoded = decodeCharacters({ probabilities: table.data, steps, characters }, alphabet)
    const confidence = Math.round(decoded.confidence * 1_000) / 1_000
    return { text: decoded.text.trim(), confidence, box }
  }

  return {
    async read(pixels) {
      const lines: TextLine[] = []
      for (const box of await find(pixels)) {
        const line = await readLine(pixels, box)
        if (line.text !== '' && line.confidence >= MINIMUM_CONFIDENCE) lines.push(line)
      }
      return readingOrder(lines)
    },
  }
}

async function runModel(session: InferenceSession, values: Float32Array, dims: readonly number[]) {
  const [input = ''] = session.inputNames
  const [output = ''] = session.outputNames
  const answers = await session.run({ [input]: new Tensor('float32', values, dims) })
  const answer = answers[output]
  if (!(answer?.data instanceof Float32Array)) throw new Error('the model answers no numbers')
  return { data: answer.data, dims: answer.dims }
}

function sourceBox(box: Box, map: TextMap, pixels: Pixels): Box {
  const across = pixels.width / map.width
  const down = pixels.height / map.height
  const x = Math.max(0, Math.floor(box.x * across))
  const y = Math.max(0, Math.floor(box.y * down))
  return {
    x,
    y,
    width: Math.max(1, Math.min(pixels.width, Math.ceil((box.x + box.width) * across)) - x),
    height: Math.max(1, Math.min(pixels.height, Math.ceil((box.y + box.height) * down)) - y),
  }
}
