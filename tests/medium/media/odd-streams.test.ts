import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Frame } from '../../../src/core/picture/frame.ts'
import { milliseconds, seconds } from '../../../src/core/time/duration.ts'
import type { SampleOutcome } from '../../../src/ports/sight/stream-viewer.ts'
import { patiently, soonAfter } from '../../build/patience.ts'
import { makeOddMedia, type OddMedia } from '../../build/streams/odd/odd-media.ts'
import { type OddStream, outcomeText } from '../../build/streams/odd/odd-stream.ts'
import { ODD_STREAMS } from '../../build/streams/odd/odd-streams.ts'
import { descendants } from '../../build/streams/process-table.ts'
import { openSeeing, type Seeing } from '../../build/streams/seeing.ts'
import { type StreamServer, startStreamServer } from '../../build/streams/stream-server.ts'

/** For a stream that is seen; the slowest are those that only a second try shows. */
const BUDGET = seconds(10)
/** For one whose silence has to be waited out. */
const PATIENCE = milliseconds(2_000)

let seeing: Seeing
let server: StreamServer
let media: OddMedia
/** Moves the viewer's clock on, for what only two looks a minute apart can show. */
let clockAhead = 0
/** Temporary files of this process would land here, and nowhere else. */
const temporary = mkdtempSync(join(tmpdir(), 'odd-streams-'))

beforeAll(async () => {
  seeing = await openSeeing(['127.0.0.0/8'], (clock) => ({
    ...clock,
    monotonic: () => milliseconds(clock.monotonic() + clockAhead),
  }))
  server = await startStreamServer()
  media = await makeOddMedia(seeing.processes)
  vi.stubEnv('TMPDIR', temporary)
})

afterAll(async () => {
  await seeing.close()
  expect(descendants(), 'a child process is left').toEqual([])
  await patiently(() => expect(server.openSockets(), 'a socket is left').toBe(0))
  await server.close()
  expect(readdirSync(temporary), 'a temporary file is left').toEqual([])
  vi.unstubAllEnvs()
  rmSync(temporary, { recursive: true })
})

const COLOURS: Readonly<Record<string, readonly [number, number, number]>> = {
  R: [255, 0, 0],
  G: [0, 255, 0],
  B: [0, 0, 255],
  W: [255, 255, 255],
}

/** The letter of the colour nearest to the pixel in the middle of each corner, as one reads. */
function cornersOf({ width, height, rgb }: Frame): string {
  const at = (across: number, down: number): string => {
    const pixel = (Math.floor(height * down) * width + Math.floor(width * across)) * 3
    const away = ([r, g, b]: readonly [number, number, number]): number =>
      Math.abs((rgb[pixel] ?? 0) - r) +
      Math.abs((rgb[pixel + 1] ?? 0) - g) +
      Math.abs((rgb[pixel + 2] ?? 0) - b)
    const [nearest] = Object.entries(COLOURS).toSorted((a, b) => away(a[1]) - away(b[1]))
    return nearest !== undefined && away(nearest[1]) < 150 ? nearest[0] : '?'
  }
  return at(0.16, 0.16) + at(0.84, 0.16) + at(0.16, 0.84) + at(0.84, 0.84)
}

function seenAs(outcome: SampleOutcome, { expected }: OddStream) {
  if (outcome.kind === 'unseen') return outcome.reason
  const { sampled, source } = outcome
  const { width, height } = sampled.frame
  expect({ width: source.width, height: source.height }).toEqual({ width, height })
  const shown = { width, height, codec: source.videoCodec }
  const looksAtCorners = typeof expected === 'string' || expected.corners !== null
  return looksAtCorners ? { ...shown, corners: cornersOf(sampled.frame) } : shown
}

function expectedOf({ expected }: OddStream) {
  if (typeof expected === 'string') return expected
  const { corners = 'RGBW', ...shown } = expected
  return corners === null ? shown : { ...shown, corners }
}

describe('an odd stream', () => {
  it.each(ODD_STREAMS.map((stream, index) => ({ ...stream, stream, index })))(
    '$name',
    async ({ stream, index }) => {
      const url = stream.address({ server, media, folder: `/odd/${index}` })
      const budget = stream.expected === 'timeout' ? PATIENCE : BUDGET
      const look = async (): Promise<SampleOutcome> => {
        const started = performance.now()
        const outcome = await seeing.viewer.sample(url, { budget })
        expect(performance.now() - started, 'within its budget').toBeLessThan(soonAfter(budget))
        return outcome
      }
      let outcome = await look()
      if (stream.secondLookAfterSeconds !== undefined) {
        expect(outcome.kind, 'one look shows nothing odd').toBe('frame')
        clockAhead += seconds(stream.secondLookAfterSeconds)
        outcome = await look()
      }
      const detail = outcome.kind === 'unseen' ? outcome.detail : ''
      expect(seenAs(outcome, stream), detail).toEqual(expectedOf(stream))
      expect(descendants(), 'a child process is left').toEqual([])
      await patiently(() => expect(server.openSockets()).toBeLessThanOrEqual(2))
    },
  )

  it.each(ODD_STREAMS.map((stream, index) => ({ ...stream, stream, index })))(
    'is probed alike: $name',
    async ({ stream, index }) => {
      const url = stream.address({ server, media, folder: `/probed/${index}` })
      const probed = await seeing.viewer.probe(url, { budget: PATIENCE })
      const { expected } = stream
      const allowed = typeof expected === 'string' ? ['on-air', expected] : ['on-air']
      expect(allowed).toContain(probed.kind === 'unseen' ? probed.reason : 'on-air')
    },
  )
})

describe('docs/seeing.md', () => {
  it('lists exactly these streams with these outcomes', () => {
    const page = readFileSync(new URL('../../../docs/seeing.md', import.meta.url), 'utf8')
    const rows = page.split('\n').filter((line) => /^\| \d+ \|/.test(line))
    expect(rows).toEqual(
      ODD_STREAMS.map(
        (stream, index) =>
          `| ${index + 1} | ${stream.chinese} · ${stream.name} | ${outcomeText(stream)} |`,
      ),
    )
    expect(ODD_STREAMS.length).toBeGreaterThanOrEqual(60)
  })
})
