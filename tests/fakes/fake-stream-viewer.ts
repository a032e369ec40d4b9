import { createHash } from 'node:crypto'
import type { UnseenReason } from '../../src/core/patrol/unseen-reason.ts'
import type { Frame } from '../../src/core/picture/frame.ts'
import type { SourceKind } from '../../src/core/registry/live-room.ts'
import type {
  ProbeOutcome,
  SampledFrame,
  SampleOutcome,
  StreamSource,
  StreamViewer,
  Unseen,
  ViewOptions,
} from '../../src/ports/sight/stream-viewer.ts'

/** What a scripted address shows; `hangs` answers only when the look is given up or its budget ends. */
type ScriptedStream =
  | { readonly kind: 'shows'; readonly frame: Frame; readonly source?: Partial<StreamSource> }
  | { readonly kind: 'unseen'; readonly reason: UnseenReason; readonly httpStatus?: number }
  | { readonly kind: 'hangs' }

export type FakeStreamViewer = StreamViewer & {
  /** Every look, in order. */
  readonly looks: readonly { readonly how: 'probe' | 'sample'; readonly url: string }[]
  /** From now on the address shows this; an address without a script is a 404. */
  script(url: string, stream: ScriptedStream): void
}

/** A frame of one colour. */
export const plainFrame = (width: number, height: number, shade = 200): Frame => ({
  width,
  height,
  rgb: new Uint8Array(width * height * 3).fill(shade),
})

/** The fake keeps the raw pixels where the real one keeps a PNG. */
const keptFrame = (frame: Frame): SampledFrame => ({
  frame,
  png: frame.rgb,
  sha256: createHash('sha256').update(frame.rgb).digest('hex'),
})

const kindOf = (url: string): SourceKind => {
  if (url.startsWith('rtmp')) return 'rtmp'
  return /\.m3u8($|\?)/.test(url) ? 'hls' : 'flv'
}

const TIMEOUT: Unseen = { kind: 'unseen', reason: 'timeout', httpStatus: null, detail: 'scripted' }

const givenUp = ({ budget, signal }: ViewOptions): Promise<Unseen> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve(TIMEOUT), budget)
    const stop = (): void => {
      clearTimeout(timer)
      resolve(TIMEOUT)
    }
    if (signal?.aborted === true) stop()
    signal?.addEventListener('abort', stop, { once: true })
  })

/** Shows what the test scripts for each address. */
export function createFakeStreamViewer(): FakeStreamViewer {
  const streams = new Map<string, ScriptedStream>()
  const looks: { how: 'probe' | 'sample'; url: string }[] = []
  const look = async (
    how: 'probe' | 'sample',
    url: string,
    options: ViewOptions,
  ): Promise<{ readonly frame: Frame; readonly source: StreamSource } | Unseen> => {
    looks.push({ how, url })
    const stream = streams.get(url) ?? { kind: 'unseen', reason: 'http-4xx', httpStatus: 404 }
    if (stream.kind === 'hangs') return givenUp(options)
    if (stream.kind === 'unseen') {
      const { reason, httpStatus = null } = stream
      return { kind: 'unseen', reason, httpStatus, detail: 'scripted' }
    }
    const { frame } = stream
    const { width, height } = frame
    const source = { kind: kindOf(url), resolvedUrl: url, videoCodec: 'h264', width, height }
    return { frame, source: { ...source, ...stream.source } }
  }
  return {
    looks,
    script: (url, stream) => void streams.set(url, stream),
    async probe(url, options): Promise<ProbeOutcome> {
      const seen = await look('probe', url, options)
      return 'reason' in seen ? seen : { kind: 'on-air', source: seen.source }
    },
    async sample(url, options): Promise<SampleOutcome> {
      const seen = await look('sample', url, options)
      if ('reason' in seen) return seen
      return { kind: 'frame', sampled: keptFrame(seen.frame), source: seen.source }
    },
  }
}
