import { createSocket } from 'node:dgram'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createAddressReader } from '../../../src/adapters/egress/address-reader.ts'
import { createMediaRecorder } from '../../../src/adapters/media/capture/media-recorder.ts'
import { createSntpSource } from '../../../src/adapters/system/sntp-source.ts'
import { createUuidIdentifiers } from '../../../src/adapters/system/uuid-identifiers.ts'
import type { KeptCapture } from '../../../src/core/evidence/capture/kept-capture.ts'
import { seconds } from '../../../src/core/time/duration.ts'
import type { CaptureShelf, MediaRecorder } from '../../../src/ports/capture/media-recorder.ts'
import type { ChildProcesses } from '../../../src/ports/child-processes.ts'
import { SATURDAY } from '../../build/database/database-rows.ts'
import { PATIENCE } from '../../build/patience.ts'
import { type MadeMedia, makeMedia } from '../../build/streams/made-media.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { makeSelfSigned } from '../../build/streams/self-signed.ts'
import { bytes, type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'
import { createSteeredClock, type SteeredClock } from '../../fakes/steered-clock.ts'

let seeing: Seeing
let clock: SteeredClock
let server: StreamServer
let media: MadeMedia
let folder: string
let recorder: MediaRecorder
/** Bytes that children have handed on. */
let handedOn = 0

const counted = (processes: ChildProcesses): ChildProcesses => ({
  ...processes,
  start: (command, args, settings) =>
    processes.start(command, args, {
      ...settings,
      ...(settings.onOutput && {
        onOutput(chunk) {
          handedOn += chunk.length
          settings.onOutput?.(chunk)
        },
      }),
    }),
})

const openRecorder = (freeBytes?: () => Promise<number>): MediaRecorder =>
  createMediaRecorder({
    ...seeing,
    processes: counted(seeing.processes),
    clock,
    identifiers: createUuidIdentifiers(clock),
    folder,
    freeBytes: freeBytes ?? (async () => 2 ** 40),
  })

beforeAll(async () => {
  seeing = await openSeeing(['127.0.0.0/8', 'localhost'], (system) => {
    clock = createSteeredClock(SATURDAY, system)
    return clock
  })
  server = await startStreamServer()
  media = await makeMedia(seeing.processes)
  folder = await mkdtemp(join(tmpdir(), 'xuncha-capture-'))
  recorder = openRecorder()
})

afterAll(async () => {
  await seeing.close()
  await server.close()
  await rm(folder, { recursive: true })
})

afterEach(() => {
  handedOn = 0
  expect(descendants(), 'a child process is left').toEqual([])
})

async function openShelf(): Promise<CaptureShelf> {
  const shelf = await recorder.open()
  if (shelf === null) throw new Error('no shelf')
  return shelf
}

/** The very packets of one elementary stream, as ffmpeg takes them out of a container. */
async function packetsOf(
  content: Uint8Array,
  format: 'mpegts' | 'mp4',
  stream: 'v' | 'a',
): Promise<Buffer> {
  const filter = format === 'mp4' && stream === 'v' ? ['-bsf:v', 'h264_mp4toannexb'] : []
  const as = stream === 'v' ? 'h264' : 'adts'
  const exit = await seeing.processes.start(
    seeing.ffmpeg.path,
    [
      ...['-v', 'error', '-f', format, '-i', 'pipe:0', '-map', `0:${stream}`, '-c', 'copy'],
      ...[...filter, '-f', as, 'pipe:1'],
    ],
    {
      budget: seconds(30),
      maximumOutputBytes: 50_000_000,
      input: (async function* () {
        yield content
      })(),
    },
  ).exited
  if (exit.code !== 0) throw new Error(exit.stderrTail)
  return Buffer.from(exit.stdout)
}

const START = '\0\0\x01'
/** What stands between units are two zeros or three and a one; containers write either (ISO/IEC 14496-10 annex B). */
const unitsOf = (packets: Buffer): readonly string[] =>
  packets.toString('latin1').replaceAll('\0\0\0\x01', START).split(START)

/** A stream that goes on: six seconds of it, and the rest when it is let. */
function serveInHalves(path: string): { readonly url: string; readonly goOn: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>()
  const [begin, rest] = [media.segments.slice(0, 3), media.segments.slice(3)]
  const url = server.serve(path, (_, response) => {
    response.writeHead(200, { 'content-type': 'video/mp2t' })
    response.write(Buffer.concat(begin))
    void promise.then(() => response.write(Buffer.concat(rest)))
  })
  return { url, goOn: () => resolve() }
}

it('an HLS room is kept packet by packet, not re-encoded', async () => {
  const lines = media.segments.map((segment, place) => {
    server.serve(`/hls/${place}.ts`, bytes(segment, 'video/mp2t'))
    return `#EXTINF:2.0,\n${place}.ts`
  })
  const list = ['#EXTM3U', '#EXT-X-TARGETDURATION:2', ...lines, '#EXT-X-ENDLIST'].join('\n')
  const url = server.serve('/hls/live.m3u8', bytes(new TextEncoder().encode(list), 'text/plain'))
  const shelf = await openShelf()
  const recording = await recorder.record(shelf, url)
  await expect.poll(() => recording.trouble(), PATIENCE).toBe('ended')
  const segments = await shelf.segments()
  expect(segments.length).toBeGreaterThan(0)
  const clip = await recorder.clip(shelf, segments, new AbortController().signal)
  const again = await recorder.clip(shelf, segments, new AbortController().signal)
  if (clip === null || again === null) throw new Error('no clip')
  expect(Buffer.compare(clip.bytes, again.bytes), 'the same segments, the same bytes').toBe(0)
  const source = Buffer.concat(media.segments)
  for (const stream of ['v', 'a'] as const) {
    const sent = unitsOf(await packetsOf(source, 'mpegts', stream))
    const kept = unitsOf(await packetsOf(clip.bytes, 'mp4', stream))
    expect(kept.length, stream).toBeGreaterThan(0)
    expect(kept.join('|') === sent.join('|'), `every unit of ${stream} is as it was sent`).toBe(
      true,
    )
  }
  await shelf.remove()
})

it('a child that is killed leaves the segments that were whole, and no half one', async () => {
  const { url, goOn } = serveInHalves('/halves.ts')
  const shelf = await openShelf()
  const recording = await recorder.record(shelf, url)
  await expect.poll(() => handedOn, PATIENCE).toBeGreaterThan(0)
  clock.pass(seconds(5))
  goOn()
  await expect.poll(async () => (await shelf.segments()).length, PATIENCE).toBe(1)
  const [child] = descendants()
  if (child === undefined) throw new Error('no child')
  process.kill(child, 'SIGKILL')
  await expect.poll(() => recording.trouble(), PATIENCE).toBe('ended')
  const segments = await shelf.segments()
  expect(segments).toHaveLength(1)
  const clip = await recorder.clip(shelf, segments, new AbortController().signal)
  expect(clip?.bytes.length).toBeGreaterThan(10_000)
  await shelf.remove()
  expect(await readdir(folder)).toEqual([])
})

it('what is stopped is whole to its end, and what another run left is found again', async () => {
  const { url } = serveInHalves('/stopped.ts')
  const shelf = await openShelf()
  const recording = await recorder.record(shelf, url)
  const now = clock.now()
  const asked = { clips: [], mediaTroubles: [], address: null, page: null, clock: null }
  const kept: KeptCapture = {
    ...{ roomId: 'room-1', suspectSince: now, suspectAt: now, lead: null },
    ...asked,
  }
  await shelf.note(kept)
  await expect.poll(() => handedOn, PATIENCE).toBeGreaterThan(0)
  await recording.stop()
  expect(await recorder.leftovers(), 'our own is in hand').toEqual([])
  const segments = await shelf.segments()
  const found = await Promise.all([openRecorder().leftovers(), openRecorder().leftovers()])
  expect(found.flat(), 'of two that find it one has it').toHaveLength(1)
  const [left] = found.flat()
  expect(left?.kept).toEqual(kept)
  expect(await left?.shelf.segments()).toEqual(segments)
  await left?.shelf.remove()
})

it('what a living program of this machine holds is not left over, what another machine gave up is', async () => {
  const now = clock.now()
  const asked = { clips: [], mediaTroubles: [], address: null, page: null, clock: null }
  const state = { roomId: 'room-1', suspectSince: now, suspectAt: now, lead: null, ...asked }
  const here = hostname()
    .toLowerCase()
    .replaceAll(/[^\da-z.-]/g, '-')
  const names = [`${here}_${process.ppid}_a`, `${here}.another_7_b`, `${here}.another_7_c`]
  const since = Date.now() / 1_000 - 600
  for (const name of names) {
    await mkdir(join(folder, name))
    await writeFile(join(folder, name, 'state.json'), JSON.stringify(state))
    if (!name.endsWith('c')) await utimes(join(folder, name, 'state.json'), since, since)
  }
  const left = await openRecorder().leftovers()
  expect(left).toHaveLength(1)
  await left[0]?.shelf.remove()
  expect((await readdir(folder)).toSorted()).toEqual([names[0], names[2]].toSorted())
  for (const name of names) await rm(join(folder, name), { recursive: true, force: true })
})

it('a disk that is full stops it, and says so', async () => {
  expect(await openRecorder(async () => 1_000).open(), 'no room for one more').toBeNull()
  const { url, goOn } = serveInHalves('/full.ts')
  const shelf = await openShelf()
  const recording = await recorder.record(shelf, url)
  await expect.poll(() => handedOn, PATIENCE).toBeGreaterThan(0)
  // Nothing can be written there any more.
  await rm(folder, { recursive: true })
  clock.pass(seconds(5))
  goOn()
  await expect.poll(() => recording.trouble(), PATIENCE).toBe('disk-full')
  await recording.stop()
})

it('a private address and a protocol that would lead anywhere are not connected to', async () => {
  const shelf = await openShelf()
  const guarded = await recorder.record(shelf, 'http://10.255.255.1/live.flv')
  await expect.poll(() => guarded.trouble(), PATIENCE).toBe('refused')
  expect((await recorder.record(shelf, 'rtsp://127.0.0.1/live')).trouble()).toBe('protocol')
  expect((await recorder.record(shelf, 'rtmp://10.255.255.1/live/a')).trouble()).toBe('refused')
  await shelf.remove()
})

it('an encrypted address shows headers, addresses and its certificate', async () => {
  const secure = createTlsServer(makeSelfSigned(), (_, response) => {
    response.writeHead(200, { server: 'a media server' }).end()
  })
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve))
  const { port } = secure.address() as AddressInfo
  const reader = createAddressReader({ ...seeing, resolve: async () => ['127.0.0.1', '::1'] })
  const signal = AbortSignal.timeout(10_000)
  const facts = await reader.read(`https://localhost:${port}/live.flv`, signal)
  expect(facts).toMatchObject({ host: 'localhost', port, addresses: ['127.0.0.1', '::1'] })
  expect(facts.certificate).toMatchObject({
    subject: 'CN=localhost',
    issuer: 'CN=localhost',
    distrusted: expect.stringContaining('SELF_SIGNED'),
  })
  expect(facts.certificate?.fingerprint).toMatch(/^([\dA-F]{2}:){31}[\dA-F]{2}$/)
  const plain = await reader.read(server.serve('/facts', bytes(new Uint8Array(1))), signal)
  expect(plain).toMatchObject({ used: '127.0.0.1', encrypted: false, answer: { status: 200 } })
  const inside = await reader.read('http://10.255.255.1/', signal)
  expect(inside).toMatchObject({ used: null, answer: null, addresses: ['10.255.255.1'] })
  await new Promise((resolve) => secure.close(resolve))
})

it('a time source says how far the clock is off', async () => {
  const source = createSocket('udp4')
  source.on('message', (question, { port, address }) => {
    const answer = Buffer.alloc(48)
    answer[0] = 0b00_100_100
    answer[1] = 1
    question.copy(answer, 24, 40, 48)
    const ahead = (clock.now() + 60_000) / 1_000 + 2_208_988_800
    answer.writeUInt32BE(Math.floor(ahead), 32)
    answer.writeUInt32BE(Math.floor(ahead), 40)
    source.send(answer, port, address)
  })
  await new Promise<void>((resolve) => source.bind(0, '127.0.0.1', resolve))
  const { port } = source.address()
  const needs = { ...seeing, clock }
  const asked = createSntpSource({ ...needs, source: { host: '127.0.0.1', port } })
  const offset = await asked.ask(AbortSignal.timeout(10_000))
  if (offset.kind !== 'offset') throw new Error(JSON.stringify(offset))
  expect(offset.offset).toBeGreaterThan(58_000)
  expect(offset.offset).toBeLessThan(62_000)
  source.close()
  const refused = createSntpSource({ ...needs, source: { host: '10.255.255.1', port } })
  expect(await refused.ask(AbortSignal.timeout(10_000))).toMatchObject({ kind: 'unanswered' })
  const unset = createSntpSource({ ...needs, source: null })
  expect(await unset.ask(AbortSignal.timeout(10_000))).toEqual({ kind: 'unset' })
})
