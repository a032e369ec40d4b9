import type { TextLine } from '../../../core/picture/frame.ts'
import {
  boxInSource,
  isRubbish,
  type Orientation,
  orientationsToTry,
  partToTry,
  readsWell,
  UPRIGHT,
} from '../../../core/reading/orientation.ts'
import { milliseconds } from '../../../core/time/duration.ts'
import type {
  RecogniseOptions,
  Recognition,
  TextRecogniser,
} from '../../../ports/sight/text-recogniser.ts'
import { type Size, sizeOf, turnPicture } from './turn-picture.ts'

const ROOMS = 2_000
/** A room that reads badly whichever way is tried anew only after so many more bad pictures. */
const REST_AFTER_TRIAL = 20

type RoomOrientation = { readonly orientation: Orientation; readonly rest: number }

function createOrientationMemory() {
  const rooms = new Map<string, RoomOrientation>()
  return {
    of: (place: string | undefined): RoomOrientation | null =>
      place === undefined ? null : (rooms.get(place) ?? null),
    keep(place: string | undefined, known: RoomOrientation): void {
      if (place === undefined) return
      rooms.delete(place)
      rooms.set(place, known)
      const [oldest] = rooms.keys()
      if (rooms.size > ROOMS && oldest !== undefined) rooms.delete(oldest)
    },
  }
}

const isUpright = ({ mirrored, turn }: Orientation): boolean => !mirrored && turn === 0

const inSource = (lines: readonly TextLine[], orientation: Orientation, size: Size) =>
  lines.map((line) => ({ ...line, box: boxInSource(line.box, orientation, size) }))

async function readTurned(
  inner: TextRecogniser,
  picture: Uint8Array,
  orientation: Orientation,
  size: Size,
  options: RecogniseOptions,
): Promise<Recognition> {
  const reading = await inner.recognise(await turnPicture(picture, orientation), options)
  return { ...reading, lines: inSource(reading.lines, orientation, size) }
}

/** The way round that reads well, tried on few lines. */
async function findOrientation(
  inner: TextRecogniser,
  picture: Uint8Array,
  lines: readonly TextLine[],
  size: Size,
  { signal, urgent }: RecogniseOptions,
): Promise<Orientation | null> {
  const part = partToTry(lines, size)
  const options = { ...(signal && { signal }), ...(urgent && { urgent }) }
  for (const orientation of orientationsToTry(lines)) {
    const trial = await inner.recognise(await turnPicture(picture, orientation, part), options)
    if (readsWell(trial.lines)) return orientation
  }
  return null
}

/**
 * Reads pictures that come mirrored or turned. A picture that reads well is read once, as ever. One that reads as
 * rubbish is tried the other ways round on a few of its lines; the way that reads is kept for the room and goes first
 * from then on, until it reads rubbish in its turn. Boxes are in the pixels of the picture as it came.
 */
export function readingUpright(inner: TextRecogniser): TextRecogniser {
  const rooms = createOrientationMemory()

  const readAnew = async (
    picture: Uint8Array,
    first: Recognition,
    size: Size,
    options: RecogniseOptions,
  ): Promise<Recognition> => {
    const found = await findOrientation(inner, picture, first.lines, size, options)
    const orientation = found ?? UPRIGHT
    rooms.keep(options.place, { orientation, rest: found === null ? REST_AFTER_TRIAL : 0 })
    if (found === null) return first
    const turned = await readTurned(inner, picture, found, size, options)
    return { ...turned, took: milliseconds(first.took + turned.took) }
  }

  /** As the room was read last; `null` when it was upright, or reads rubbish that way now. */
  const readAsKnown = async (
    picture: Uint8Array,
    known: RoomOrientation | null,
    options: RecogniseOptions,
  ): Promise<Recognition | null> => {
    if (known === null || isUpright(known.orientation)) return null
    const size = await sizeOf(picture)
    if (size === null) return null
    const reading = await readTurned(inner, picture, known.orientation, size, options)
    return isRubbish(reading.lines) ? null : reading
  }

  const read = async (picture: Uint8Array, options: RecogniseOptions): Promise<Recognition> => {
    const known = rooms.of(options.place)
    const turned = await readAsKnown(picture, known, options)
    if (turned !== null) return turned
    const first = await inner.recognise(picture, options)
    const isFine = !isRubbish(first.lines)
    const rest = isFine ? 0 : (known?.rest ?? 0) - 1
    if (known !== null) rooms.keep(options.place, { orientation: UPRIGHT, rest: Math.max(0, rest) })
    if (isFine || rest >= 0) return first
    const size = await sizeOf(picture)
    return size === null ? first : await readAnew(picture, first, size, options)
  }

  return {
    engine: inner.engine,
    trouble: () => inner.trouble(),
    close: () => inner.close(),
    recognise: (picture, options = {}) => read(picture, options),
  }
}
