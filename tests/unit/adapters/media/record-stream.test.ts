import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { recordStream } from '../../../../src/adapters/media/capture/record-stream.ts'
import type { ChildProcesses } from '../../../../src/ports/child-processes.ts'
import { SATURDAY } from '../../../build/database/database-rows.ts'
import { createFakeClock } from '../../../fakes/fake-clock.ts'

/** A child that hands on a few packets and ends. */
const processes: ChildProcesses = {
  start: (_command, _args, { onOutput }) => {
    const packets = new Uint8Array(188 * 3)
    for (const place of [0, 188, 376]) packets.set([0x47, 0x01, 0x00, 0x10], place)
    onOutput?.(packets)
    const exit = { code: 0, endedBy: 'itself', stderrTail: '', stdout: new Uint8Array() } as const
    return { pid: 1, exited: Promise.resolve(exit), stop: async () => undefined }
  },
  stopAll: async () => undefined,
}

test.each([
  [false, 1, 'ended'],
  [true, 0, 'disk-full'],
])(
  'a disk that fills while a stream is kept is asked before each segment (%s)',
  async (full, files, trouble) => {
    const folder = await mkdtemp(join(tmpdir(), 'xuncha-record-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const clock = createFakeClock(SATURDAY)
    const recording = recordStream(
      { ffmpegPath: 'ffmpeg', processes, clock, isDiskFull: async () => full },
      folder,
      { args: [], environment: {} },
    )
    await recording.stop()
    expect(await readdir(folder)).toHaveLength(files)
    expect(recording.trouble()).toBe(trouble)
  },
)
