import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { patiently } from '../build/patience.ts'
import { needRecorder, type Recorded, recordProgram } from '../build/program/recorded-program.ts'
import { makeElementary } from '../build/streams/elementary-streams.ts'
import { makeRecordings } from '../build/streams/made-recordings.ts'
import { type RtspServer, startRtspServer } from '../build/streams/rtsp-server.ts'
import { openSeeing } from '../build/streams/seeing.ts'
import { openRehearsalWorld, type RehearsalWorld } from '../medium/rehearsal/rehearsal-world.ts'

/** One frame says where it came from; reading more of them goes nowhere else. */
const AT = ['--at', '2026-10-17T09:30:00+08:00', '--frames', '1']
const LOOPBACK = { XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1' }

let world: RehearsalWorld
let rtsp: RtspServer
let folder: string
const addresses: Record<string, string> = {}

beforeAll(async () => {
  needRecorder()
  folder = await mkdtemp(join(tmpdir(), 'xuncha-scenes-'))
  world = await openRehearsalWorld()
  rtsp = await startRtspServer()
  const seeing = await openSeeing()
  const stream = await makeElementary(seeing.processes, 'h264')
  const { files } = await makeRecordings(seeing.processes)
  await seeing.close()
  const recording = join(folder, 'lesson.mp4')
  await writeFile(recording, files['index-first.mp4'])
  const { rtmpUrl, siteUrl } = world.rehearsal.addresses
  Object.assign(addresses, {
    hls: world.hlsOf('maths'),
    rtmp: `${rtmpUrl}/live/maths`,
    page: `${siteUrl}/rooms/maths`,
    rtsp: rtsp.serve('room', { codec: 'h264', stream }),
    file: `file://${recording}`,
  })
  await patiently(async () => expect((await fetch(world.hlsOf('maths'))).status).toBe(200))
}, 300_000)

afterAll(async () => {
  await rtsp.close()
  await world.close()
  await rm(folder, { recursive: true })
}, 60_000)

/** Devices are no files, nor is what the kernel shows of a process. */
const isNoFile = (path: string): boolean => /^\/(dev|proc)\//.test(path)

/** Nothing but loopback is named by any of these scenarios. */
function expectNothingLeft({ addresses: reached, written, folders }: Recorded): void {
  expect([...reached].filter((address) => !/^(127\.|::1:)/.test(address))).toEqual([])
  const inside = (path: string) => folders.some((one) => path === one || path.startsWith(`${one}/`))
  expect([...written].filter((path) => !isNoFile(path) && !inside(path))).toEqual([])
}

async function checkRecorded(kind: string): Promise<Recorded> {
  const recorded = await recordProgram(['check', addresses[kind] ?? '', ...AT], LOOPBACK)
  expectNothingLeft(recorded)
  // The recorder did record.
  expect([...recorded.written]).not.toEqual([])
  if (kind !== 'file') expect([...recorded.addresses]).not.toEqual([])
  return recorded
}

// FLV goes out as HLS does, by the same fetcher.
it.each(['hls', 'rtmp', 'page'])(
  'a check of a maths lesson by %s finds a violation on Saturday morning, goes to the stream and nowhere else, and writes in its own folders only',
  // A browser that is stopped at each call may need longer for a page than a check has; what goes out is asked each time.
  { retry: 2 },
  async (kind) => {
    const { code, stdout, stderr } = await checkRecorded(kind)
    const report = stdout === '' ? stderr : JSON.parse(stdout)
    expect(report).toMatchObject({
      airState: 'on-air',
      outcome: 'violation',
      source: { kind, width: 1280, height: 720 },
      classification: { label: 'subject' },
      verdict: { verdict: 'forbidden', hits: [{ rule: 'CAL-REST' }] },
    })
    expect(report.frames[0].sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(code).toBe(10)
  },
)

it.each(['rtsp', 'file'])(
  'a check of a test picture by %s goes to the stream and nowhere else, and writes in its own folders only',
  async (kind) => {
    const { code, stderr } = await checkRecorded(kind)
    // Nothing wrong, or for a person: all but a fault, bad input and not seen.
    expect([0, 11], stderr).toContain(code)
  },
)

it('60 pictures on a command line of 12 kB are read, and the reading engine tells nobody', async () => {
  const picture = join(folder, `${'p'.repeat(180)}.png`)
  const background = '#fff'
  await sharp({ create: { width: 64, height: 32, channels: 3, background } }).toFile(picture)
  const recorded = await recordProgram(['recognise', '--jsonl', ...Array(60).fill(picture)])
  expect(recorded.code, recorded.stderr).toBe(0)
  expect(recorded.stdout.trimEnd().split('\n')).toHaveLength(60)
  expectNothingLeft(recorded)
})

it('the whole rehearsal, from the lesson to the proven cut, stays on this machine', async () => {
  const recorded = await recordProgram(['demo', '--once', '--port', '0'])
  expect(recorded.code, recorded.stderr).toBe(0)
  expect(JSON.parse(recorded.stdout)).toMatchObject({ ok: true })
  expectNothingLeft(recorded)
})
