import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { openRehearsalWorld } from '../../medium/rehearsal/rehearsal-world.ts'
import { patiently } from '../patience.ts'
import { makeElementary } from '../streams/elementary-streams.ts'
import { makeRecordings } from '../streams/made-recordings.ts'
import { startRtspServer } from '../streams/rtsp-server.ts'
import { openSeeing } from '../streams/seeing.ts'
import { needRecorder, type Recorded, recordProgram } from './recorded-program.ts'

/** One frame says where it came from; reading more of them goes nowhere else. */
const AT = ['--at', '2026-10-17T09:30:00+08:00', '--frames', '1']
const LOOPBACK = { XUNCHA_ALLOW_PRIVATE_HOSTS: '127.0.0.1' }

/** Devices are no files, nor is what the kernel shows of a process. */
const isNoFile = (path: string): boolean => /^\/(dev|proc)\//.test(path)

/** Nothing but loopback is named by any of these scenes. */
export function expectNothingLeft({ addresses: reached, written, folders }: Recorded): void {
  expect([...reached].filter((address) => !/^(127\.|::1:)/.test(address))).toEqual([])
  const inside = (path: string) => folders.some((one) => path === one || path.startsWith(`${one}/`))
  expect([...written].filter((path) => !isNoFile(path) && !inside(path))).toEqual([])
}

export type Scenes = {
  /** For what a test makes itself. */
  readonly folder: string
  /** `xuncha check` of that scene under the recorder; fails where anything was named that is not loopback. */
  check(kind: 'hls' | 'rtmp' | 'page' | 'rtsp' | 'file'): Promise<Recorded>
  close(): Promise<void>
}

/** A lesson on air by each protocol on this machine, and programs that look at it under a recorder of system calls. */
export async function openScenes(): Promise<Scenes> {
  needRecorder()
  const folder = await mkdtemp(join(tmpdir(), 'xuncha-scenes-'))
  const world = await openRehearsalWorld()
  const rtsp = await startRtspServer()
  const seeing = await openSeeing()
  const stream = await makeElementary(seeing.processes, 'h264')
  const { files } = await makeRecordings(seeing.processes)
  await seeing.close()
  const recording = join(folder, 'lesson.mp4')
  await writeFile(recording, files['index-first.mp4'])
  const { rtmpUrl, siteUrl } = world.rehearsal.addresses
  const addresses = {
    hls: world.hlsOf('maths'),
    rtmp: `${rtmpUrl}/live/maths`,
    page: `${siteUrl}/rooms/maths`,
    rtsp: rtsp.serve('room', { codec: 'h264', stream }),
    file: `file://${recording}`,
  }
  await patiently(async () => expect((await fetch(world.hlsOf('maths'))).status).toBe(200))
  return {
    folder,
    async check(kind) {
      const recorded = await recordProgram(['check', addresses[kind], ...AT], LOOPBACK)
      expectNothingLeft(recorded)
      // The recorder did record.
      expect([...recorded.written]).not.toEqual([])
      if (kind !== 'file') expect([...recorded.addresses]).not.toEqual([])
      return recorded
    },
    async close() {
      await rtsp.close()
      await world.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** What a check of the maths lesson on a Saturday morning has to say. */
export function expectViolation(kind: string, { code, stdout, stderr }: Recorded): void {
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
}
