import { join } from 'node:path'
import type { MediaTrouble } from '../../../core/evidence/capture/capture-words.ts'
import { type Duration, minutes, seconds } from '../../../core/time/duration.ts'
import type { Instant } from '../../../core/time/instant.ts'
import type { Recording } from '../../../ports/capture/media-recorder.ts'
import type { ChildProcesses, ProcessExit } from '../../../ports/child-processes.ts'
import type { Clock } from '../../../ports/clock.ts'
import type { CaptureStart } from './capture-arguments.ts'
import { segmentName, writeWhole } from './capture-shelf.ts'
import { createSegmenter } from './segmenter.ts'

export type RecordNeeds = {
  readonly ffmpegPath: string
  readonly processes: ChildProcesses
  readonly clock: Clock
  /** Whether nothing more may be put on the disk. Asked before each segment: a ring is kept for minutes. */
  readonly isDiskFull: () => Promise<boolean>
}

/** Cut at the first keyframe after so long. */
const SEGMENT: Duration = seconds(4)
/** One that finds no keyframe is closed at this size: it is in memory until it is whole. */
const SEGMENT_BYTES = 16_777_216
/** One connection; whoever is suspect for longer is connected to anew. */
const BUDGET: Duration = minutes(30)
const MEMORY_BYTES = 536_870_912
const REFUSED = /\b40[0-9]\b|Server returned 4|Connection refused|Invalid data|not found/i

const troubleOf = ({ endedBy, stderrTail }: ProcessExit): MediaTrouble =>
  endedBy === 'itself' && REFUSED.test(stderrTail) ? 'refused' : 'ended'

type Open = { readonly from: Instant; readonly chunks: Uint8Array[]; bytes: number; since: number }

/**
 * One child that hands on the stream; its bytes are cut here and written whole. It ends with us, whose pipe it writes to,
 * however we end.
 */
export function recordStream(
  { ffmpegPath, processes, clock, isDiskFull }: RecordNeeds,
  folder: string,
  start: CaptureStart,
): Recording {
  let trouble: MediaTrouble | null = null
  let open: Open | null = null
  let number = 0
  let writing: Promise<void> = Promise.resolve()

  const fail = (why: MediaTrouble): void => {
    trouble ??= why
    void child.stop()
  }
  const close = (): void => {
    if (open === null || trouble === 'disk-full') return
    const { from, chunks } = open
    number += 1
    const name = segmentName(from, clock.now(), number)
    open = null
    const bytes = Buffer.concat(chunks)
    writing = writing
      .then(async () => {
        if (trouble === 'disk-full') return
        if (await isDiskFull()) fail('disk-full')
        else await writeWhole(join(folder, name), bytes)
      })
      .catch(() => fail('disk-full'))
  }
  const segmenter = createSegmenter(
    {
      write(packets) {
        for (const packet of packets) {
          open ??= { from: clock.now(), chunks: [], bytes: 0, since: clock.monotonic() }
          open.chunks.push(packet)
          open.bytes += packet.length
        }
        if ((open?.bytes ?? 0) >= SEGMENT_BYTES) close()
      },
      cut: close,
    },
    () => open !== null && clock.monotonic() - open.since >= SEGMENT,
  )
  const child = processes.start(ffmpegPath, start.args, {
    budget: BUDGET,
    maximumOutputBytes: 0,
    memoryBytes: MEMORY_BYTES,
    environment: start.environment,
    onOutput: (chunk) => segmenter.push(chunk),
  })
  const ended = child.exited.then(async (exit) => {
    // Who was killed may have written half a picture last.
    if (exit.code !== null) close()
    // All that is whole is there before anybody hears that there is no more.
    await writing
    trouble ??= troubleOf(exit)
  })
  return {
    trouble: () => trouble,
    async stop() {
      await child.stop()
      await ended
    },
  }
}
