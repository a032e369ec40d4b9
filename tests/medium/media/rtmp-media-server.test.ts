import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createMediaRecorder } from '../../../src/adapters/media/capture/media-recorder.ts'
import {
  type RehearsalMediaServer,
  startRehearsalMediaServer,
} from '../../../src/adapters/rehearsal/media-server.ts'
import { createUuidIdentifiers } from '../../../src/adapters/system/uuid-identifiers.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import { PATIENCE, patiently } from '../../build/patience.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { startTestEncoder } from '../../fakes/media-servers/test-encoder.ts'
import { silentLogger } from '../../fakes/silent-logger.ts'

/** A real node-media-server and a real encoder. */
let seeing: Seeing
let server: RehearsalMediaServer
const size = { width: 160, height: 90 }

/** The server's own settings, which are global to the process. */
const configuration = createRequire(import.meta.url)('node-media-server/src/core/context.js') as {
  readonly config: { readonly auth: { play: boolean; secret?: string } }
}

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startRehearsalMediaServer({
    rtmpPort: 0,
    httpPort: 0,
    hookUrl: null,
    apiCredentials: { username: 'xuncha', password: 'a password of this test' },
    tokenSecret: 'a secret of this test, long enough',
    logger: silentLogger,
    publisherGrace: milliseconds(0),
  })
})

afterAll(async () => {
  await seeing.close()
  await server.stop()
})

afterEach(() => {
  expect(descendants(), 'a child process is left').toEqual([])
})

const room = (name: string): string => `${server.rtmpUrl}/live/${name}`
const look = (name: string) => seeing.viewer.probe(room(name), { budget: milliseconds(1_500) })

describe('a room on a real RTMP server', () => {
  it('is on air while it is published, and gone when that stops', async () => {
    const encoder = startTestEncoder(seeing.processes, room('maths'), seeing.clock)
    encoder.start()
    await expect.poll(async () => (await look('maths')).kind, PATIENCE).toBe('on-air')
    const seen = await seeing.viewer.sample(room('maths'), { budget: seconds(8) })
    expect(seen).toMatchObject({
      kind: 'frame',
      source: { kind: 'rtmp', videoCodec: 'h264', ...size },
    })
    await encoder.stop()
    await patiently(async () => {
      expect(await look('maths')).toMatchObject({ reason: 'timeout', reached: true })
    })
  })

  it('costs no process while nobody publishes', async () => {
    let isOver = false
    const looking = look('nobody').finally(() => {
      isOver = true
    })
    const during = new Set<number>()
    await patiently(() => {
      for (const pid of descendants()) during.add(pid)
      expect(isOver, 'still looking').toBe(true)
    })
    expect([...during]).toEqual([])
    expect(await looking).toMatchObject({ kind: 'unseen', reason: 'timeout', reached: true })
  })

  it('whose key is refused is not taken for one that is off air', async () => {
    const { auth } = configuration.config
    auth.play = true
    auth.secret = 'a secret of the server'
    try {
      const refused = await seeing.viewer.probe(`${room('keyed')}?sign=1-wrong`, {
        budget: seconds(4),
      })
      expect(refused).toMatchObject({ kind: 'unseen', reason: 'refused', httpStatus: null })
    } finally {
      auth.play = false
    }
  })
})

it('a suspect room is kept as it comes, through the guard, and plays', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-capture-'))
  const identifiers = createUuidIdentifiers(seeing.clock)
  const freeBytes = async () => 2 ** 40
  const recorder = createMediaRecorder({ ...seeing, identifiers, folder, freeBytes })
  const encoder = startTestEncoder(seeing.processes, room('kept'), seeing.clock)
  encoder.start()
  await expect.poll(async () => (await look('kept')).kind, PATIENCE).toBe('on-air')
  const shelf = await recorder.open()
  if (shelf === null) throw new Error('no shelf')
  const recording = await recorder.record(shelf, room('kept'))
  await expect.poll(async () => (await shelf.segments()).length, PATIENCE).toBeGreaterThan(0)
  await recording.stop()
  await encoder.stop()
  const signal = new AbortController().signal
  const clip = await recorder.clip(shelf, await shelf.segments(), signal)
  expect(clip?.bytes.length).toBeGreaterThan(1_000)
  await rm(folder, { recursive: true })
})
