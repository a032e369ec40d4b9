import { isBlack } from '../../core/picture/is-black.ts'
import type { Logger } from '../../ports/logger.ts'
import type { GlanceOutcome } from '../../ports/sight/stream-viewer.ts'
import { keepFrame } from './ffmpeg/decode-frame.ts'
import { type PictureMemory, pixelsOf } from './picture-memory.ts'
import type { Look, Sighting } from './sampling.ts'
import { reachedButUnseen } from './unseen.ts'

type Shown = {
  readonly look: Look
  readonly logger: Logger
  readonly pictures: PictureMemory
}

/** What was seen, unless it shows nothing, or the same moment for ever. */
export async function showOf(
  seen: Sighting,
  address: string,
  { look, logger, pictures }: Shown,
): Promise<GlanceOutcome> {
  if (seen.kind === 'unseen') {
    const { reason, httpStatus, detail } = seen
    logger.debug({ reason, httpStatus, detail }, 'stream not seen')
    return seen
  }
  const { frame, source, streamMilliseconds } = seen
  if (frame !== null && isBlack(frame)) {
    return reachedButUnseen('black', 'the picture is dark all over')
  }
  const live = source.kind !== 'file' && source.recording === undefined
  // Who glances and who samples the same address tell the same picture by other marks: each has a clock of its own.
  const glance = look.glance
  const place = glance === undefined ? address : `glance ${address}`
  const pixels = () => glance?.pixels() ?? (frame === null ? '' : pixelsOf(frame))
  if (live && pictures.isFrozen(place, pixels, streamMilliseconds)) {
    return reachedButUnseen('frozen', 'the same moment again for more than a minute')
  }
  if (frame === null) return { kind: 'stands', source, streamMilliseconds }
  return { kind: 'frame', sampled: await keepFrame(frame), source, streamMilliseconds }
}
