import ffmpeg from '@ffmpeg-installer/ffmpeg'
import { milliseconds } from '../../../src/core/time/duration.ts'
import type { ChildProcesses } from '../../../src/ports/child-processes.ts'
import type { Clock } from '../../../src/ports/clock.ts'

const PICTURE =
  '-re -f lavfi -i testsrc=size=160x90:rate=5 -c:v libx264 -preset ultrafast -tune zerolatency -pix_fmt yuv420p -g 5 -an'

/** A small real encoder on a test picture that publishes again a moment after it was cut. */
export function startTestEncoder(processes: ChildProcesses, publishUrl: string, clock: Clock) {
  const stopping = new AbortController()
  let attempts = 0
  let running: Promise<void> = Promise.resolve()
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      attempts += 1
      const args = `-hide_banner -loglevel error ${PICTURE} -f flv ${publishUrl}`.split(' ')
      const { exited } = processes.start(ffmpeg.path, args, {
        budget: null,
        signal: stopping.signal,
        maximumOutputBytes: 10_000,
      })
      await exited
      await clock.sleep(milliseconds(200), stopping.signal)
    }
  }
  return {
    start: (): void => {
      running = run()
    },
    attempts: (): number => attempts,
    stop: async (): Promise<void> => {
      stopping.abort()
      await running
    },
  }
}
