import { createCipheriv } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seconds } from '../../../src/core/time/duration.ts'
import type { SampleOutcome } from '../../../src/ports/sight/stream-viewer.ts'
import {
  byRanges,
  type MadeRecordings,
  makeRecordings,
  playlistOf,
  RECORDED_NAMES,
  RECORDED_SECONDS,
  withoutRanges,
} from '../../build/streams/made-recordings.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { bytes, type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'

let seeing: Seeing
let server: StreamServer
let made: MadeRecordings

beforeAll(async () => {
  seeing = await openSeeing()
  server = await startStreamServer()
  made = await makeRecordings(seeing.processes)
  for (const [piece, segment] of made.segments.entries()) {
    server.serve(`/list/${piece}.ts`, bytes(segment, 'video/mp2t'))
  }
})

afterAll(async () => {
  await server.close()
  await seeing.close()
})

const budget = seconds(60)

/** The strongest of red, green and blue in the middle of the picture. */
function colourOf(outcome: SampleOutcome): string {
  if (outcome.kind === 'unseen') return `${outcome.reason}: ${outcome.detail}`
  const { frame } = outcome.sampled
  const middle = 3 * (Math.floor(frame.height / 2) * frame.width + Math.floor(frame.width / 2))
  const values = [...frame.rgb.subarray(middle, middle + 3)]
  return ['red', 'green', 'blue'][values.indexOf(Math.max(...values))] ?? ''
}

const recordingOf = (outcome: SampleOutcome): number | null | undefined =>
  outcome.kind === 'unseen' ? undefined : outcome.source.recording?.seconds

async function lookAllOver(url: string, places: readonly number[] = [0.1, 0.5, 0.9]) {
  const seen = []
  for (const place of places) {
    seen.push(await seeing.viewer.sample(url, { budget, place }))
  }
  return { colours: seen.map(colourOf), lasts: seen.map(recordingOf) }
}

describe('a recorded lesson in a file', () => {
  it.each(RECORDED_NAMES)(
    '%s is looked into at its places and said to be a recording',
    async (name) => {
      const url = server.serve(`/${name}`, byRanges(made.files[name]))
      expect(await seeing.viewer.probe(url, { budget })).toMatchObject({
        kind: 'on-air',
        source: { kind: 'file', recording: {} },
      })
      const { colours, lasts } = await lookAllOver(url, [0.1, 0.9])
      // A transport stream has no index: a seek ends at the keyframe behind its place.
      expect(colours).toEqual([name === 'lesson.ts' ? 'green' : 'red', 'blue'])
      for (const length of lasts) expect(Math.abs((length ?? 0) - RECORDED_SECONDS)).toBeLessThan(1)
    },
  )

  it('is turned as its track header says', async () => {
    const url = server.serve('/turned.mp4', byRanges(made.turned))
    const outcome = await seeing.viewer.sample(url, { budget, place: 0.5 })
    expect(colourOf(outcome)).toBe('green')
    expect(outcome).toMatchObject({ source: { width: 108, height: 192 } })
  })

  it.each([
    ['names the length', true],
    ['names no length', false],
  ])('is read from a server that knows no ranges and %s', async (_, named) => {
    const url = server.serve(
      `/no-ranges-${named}.mp4`,
      withoutRanges(made.files['index-last.mp4'], named),
    )
    const { colours, lasts } = await lookAllOver(url)
    expect(colours).toEqual(['red', 'green', 'blue'])
    expect(lasts.map((length) => Math.round(length ?? 0))).toEqual([6, 6, 6])
  })

  it('that breaks off is unseen, never off air', async () => {
    const half = made.files['index-last.mp4'].subarray(0, 3_000)
    const url = server.serve('/half.mp4', byRanges(half))
    expect(await seeing.viewer.sample(url, { budget })).toMatchObject({
      kind: 'unseen',
      reason: 'decoder-failed',
    })
  })

  it('whose server turns into a playlist of other addresses leads the decoder nowhere', async () => {
    let asked = 0
    const inner = server.serve('/secret.ts', bytes(made.segments[0] as Uint8Array))
    const list = Buffer.from(`#EXTM3U\n#EXTINF:2,\n${inner}\n#EXT-X-ENDLIST\n`.padEnd(4_000, '#'))
    const url = server.serve('/turncoat.mp4', (request, response) => {
      asked += 1
      byRanges(asked === 1 ? made.files['index-last.mp4'].subarray(0, 4_000) : list)(
        request,
        response,
      )
    })
    expect(await seeing.viewer.sample(url, { budget })).toMatchObject({ kind: 'unseen' })
    expect(server.asked).not.toContain('/secret.ts')
  })
})

describe('a playlist that has ended', () => {
  it.each([
    ['ends', ['#EXT-X-MEDIA-SEQUENCE:0'], true],
    ['calls itself VOD and ends', ['#EXT-X-PLAYLIST-TYPE:VOD'], true],
    ['calls itself VOD', ['#EXT-X-PLAYLIST-TYPE:VOD', '#EXT-X-MEDIA-SEQUENCE:1'], false],
    ['grew and ended', ['#EXT-X-PLAYLIST-TYPE:EVENT', '#EXT-X-MEDIA-SEQUENCE:0'], true],
  ])('and %s is a recording: seen at its places, with its length', async (name, head, ended) => {
    const path = `/list/${encodeURIComponent(name)}.m3u8`
    const url = server.serve(path, bytes(playlistOf(3, head, ended)))
    expect(await seeing.viewer.probe(url, { budget })).toMatchObject({
      kind: 'on-air',
      source: { kind: 'hls', recording: { seconds: 6 } },
    })
    expect(await lookAllOver(url)).toEqual({ colours: ['red', 'green', 'blue'], lasts: [6, 6, 6] })
  })

  const whole = (tags: readonly string[], uri: string): string =>
    ['#EXTM3U', '#EXT-X-TARGETDURATION:6', '#EXT-X-PLAYLIST-TYPE:VOD', ...tags]
      .concat(['#EXTINF:6,', uri, '#EXT-X-ENDLIST'])
      .join('\n')

  it.each([
    ['whose server answers ranges', byRanges],
    ['whose server answers none', (file: Uint8Array) => withoutRanges(file, true)],
  ])('of one segment for the whole lesson, %s, is seen at its places', async (name, answer) => {
    const folder = `/one/${encodeURIComponent(name)}`
    server.serve(`${folder}/all.ts`, answer(made.files['lesson.ts']))
    const url = server.serve(`${folder}/list.m3u8`, bytes(whole([], 'all.ts')))
    expect(await lookAllOver(url, [0.1, 0.4, 0.9])).toEqual({
      // A transport stream has no index: a seek ends at the keyframe behind its place.
      colours: ['green', 'blue', 'blue'],
      lasts: [6, 6, 6],
    })
  })

  it('of one enciphered segment is seen at its places', async () => {
    const key = Buffer.alloc(32, 5)
    const cipher = createCipheriv('aes-256-cbc', key, Buffer.alloc(16, 1))
    const locked = Buffer.concat([cipher.update(made.files['lesson.ts']), cipher.final()])
    server.serve('/locked/key', bytes(key))
    server.serve('/locked/all.ts', byRanges(locked))
    const tag = `#EXT-X-KEY:METHOD=AES-256,URI="key",IV=0x${'01'.repeat(16)}`
    const url = server.serve('/locked/list.m3u8', bytes(whole([tag], 'all.ts')))
    const { colours } = await lookAllOver(url, [0.1, 0.9])
    expect(colours[0]).not.toBe(colours[1])
    expect(colours[1]).toBe('blue')
  })

  it('is the end of a room when the room was live a moment ago', async () => {
    let ended = false
    const head = ['#EXT-X-PLAYLIST-TYPE:EVENT', '#EXT-X-MEDIA-SEQUENCE:0']
    const url = server.serve('/list/room.m3u8', (_, response) =>
      response.end(playlistOf(ended ? 3 : 2, head, ended)),
    )
    const live = await seeing.viewer.sample(url, { budget })
    expect([live.kind, recordingOf(live)]).toEqual(['frame', undefined])
    ended = true
    expect(await seeing.viewer.probe(url, { budget })).toMatchObject({ reason: 'ended' })
    expect(await seeing.viewer.sample(url, { budget })).toMatchObject({ reason: 'ended' })
  })
})
