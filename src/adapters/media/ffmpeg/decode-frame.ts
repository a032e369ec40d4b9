import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { UnseenReason } from '../../../core/patrol/unseen-reason.ts'
import type { Frame } from '../../../core/picture/frame.ts'
import { milliseconds } from '../../../core/time/duration.ts'
import type { ChildProcesses } from '../../../ports/child-processes.ts'
import type { SampledFrame } from '../../../ports/sight/stream-viewer.ts'
import type { Deadline } from '../deadline.ts'
import {
  type DecoderReport,
  lastComplaint,
  readDecoderReport,
  reasonOfFailure,
} from './decoder-report.ts'
import { type DecoderInput, oneFrameArguments, type Probing } from './ffmpeg-arguments.ts'
import { parsePpm } from './ppm.ts'

/** 8K as PPM. */
const MAXIMUM_PICTURE_BYTES = 100_700_000

/** Ten times what a 1080p picture takes; an 8K one just fits. */
const DECODER_MEMORY_BYTES = 1_610_612_736
/** One heap: glibc otherwise reserves 64 MiB of address space for each thread. */
const DECODER_ENVIRONMENT = { MALLOC_ARENA_MAX: '1' }

export type DecodeOutcome =
  | { readonly kind: 'frame'; readonly frame: Frame; readonly report: DecoderReport }
  /** A glance said that it shows what is known: there is no frame. */
  | {
      readonly kind: 'stands'
      readonly width: number
      readonly height: number
      readonly report: DecoderReport
    }
  | { readonly kind: 'failed'; readonly reason: UnseenReason; readonly detail: string }

/** What a decoder of one picture came to. */
export type DecodedOutcome = Exclude<DecodeOutcome, { kind: 'stands' }>

export type FrameDecoder = {
  decode(
    input: DecoderInput,
    body: AsyncIterable<Uint8Array> | null,
    probing: Probing,
    deadline: Deadline,
  ): Promise<DecodedOutcome>
}

/** One ffmpeg process a picture: a hostile stream then costs a process and not the program. */
export function createFrameDecoder(ffmpegPath: string, processes: ChildProcesses): FrameDecoder {
  return {
    async decode(input, body, probing, deadline) {
      const budget = milliseconds(Math.max(1, deadline.remaining()))
      const args = oneFrameArguments(input, probing, budget * 1_000)
      const exit = await processes.start(ffmpegPath, args, {
        budget,
        signal: deadline.signal,
        maximumOutputBytes: MAXIMUM_PICTURE_BYTES,
        memoryBytes: DECODER_MEMORY_BYTES,
        environment: DECODER_ENVIRONMENT,
        ...(body === null ? {} : { input: body }),
      }).exited
      const frame = parsePpm(exit.stdout)
      const report = readDecoderReport(exit.stderrTail)
      if (frame !== null) return { kind: 'frame', frame, report }
      const over = exit.endedBy === 'budget' || exit.endedBy === 'stop'
      const reason = reasonOfFailure(exit.stderrTail, over)
      return { kind: 'failed', reason, detail: lastComplaint(exit.stderrTail) }
    },
  }
}

/** The frame as it is kept: PNG without loss, named by its sha256. */
export async function keepFrame(frame: Frame): Promise<SampledFrame> {
  const { width, height } = frame
  const png = await sharp(frame.rgb, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 4 })
    .toBuffer()
  return { frame, png, sha256: createHash('sha256').update(png).digest('hex') }
}
