import { afterAll, beforeAll, expect, it } from 'vitest'
import { startDeadline } from '../../../src/adapters/media/deadline.ts'
import { createFrameDecoder } from '../../../src/adapters/media/ffmpeg/decode-frame.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { ChildProcesses, ProcessSettings } from '../../../src/ports/child-processes.ts'
import { makeUhdSegment } from '../../build/streams/made-media.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'

let seeing: Seeing
let segment: Uint8Array

beforeAll(async () => {
  seeing = await openSeeing()
  segment = await makeUhdSegment(seeing.processes)
})
afterAll(() => seeing.close())

const asked: ProcessSettings[] = []
/** The real processes, with less memory when the test says so. */
const processesWithin = (memoryBytes: number | null): ChildProcesses => ({
  start: (command, args, settings) => {
    asked.push(settings)
    const bounded = memoryBytes === null ? settings : { ...settings, memoryBytes }
    return seeing.processes.start(command, args, bounded)
  },
  stopAll: () => seeing.processes.stopAll(),
})

async function decode(memoryBytes: number | null) {
  const decoder = createFrameDecoder(seeing.ffmpeg.path, processesWithin(memoryBytes))
  const deadline = startDeadline(seeing.clock, seconds(30))
  const body = async function* () {
    yield segment
  }
  try {
    return await decoder.decode({ kind: 'pipe', format: 'mpegts' }, body(), 'long', deadline)
  } finally {
    deadline.clear()
  }
}

it('decodes 4K within the memory that each decoder is given', async () => {
  expect(await decode(null)).toMatchObject({ kind: 'frame', frame: { width: 3840, height: 2160 } })
  expect(asked[0]?.memoryBytes).toBeLessThan(2_000_000_000)
  expect(asked[0]?.budget).toBeLessThanOrEqual(seconds(30))
})

it('ends as decoder-failed, by itself, when the picture wants more memory than that', async () => {
  expect(await decode(110_000_000)).toMatchObject({ kind: 'failed', reason: 'decoder-failed' })
})
