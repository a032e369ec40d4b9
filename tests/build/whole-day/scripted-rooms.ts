import { createHash } from 'node:crypto'
import type { Instant } from '../../../src/core/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { StreamSource, StreamViewer, Unseen } from '../../../src/ports/sight/stream-viewer.ts'
import { shanghai } from '../law.ts'
import { scriptedReader } from '../watch/scripted-reader.ts'

/** What a room does: `lesson` and `painting` are on air, `broken` is a server that answers with faults. */
export type Doing = 'off-air' | 'lesson' | 'painting' | 'broken'

/** Off the air but from then until then (times of Shanghai), when it does that. */
export const during =
  (doing: Doing, from: string, to: string) =>
  (at: Instant): Doing =>
    at >= shanghai(from) && at < shanghai(to) ? doing : 'off-air'

/** What each room does at an instant. */
export type Script = ReadonlyMap<string, (at: Instant) => Doing>

const LESSONS = [
  ['第三章 一元二次方程', '例1 解方程 x²-5x+6=0', '解:(x-2)(x-3)=0'],
  ['3.2 求根公式', '例2 用公式法解方程 2x²+3x-1=0', '判别式 Δ=b²-4ac'],
  ['课堂练习', '1. 解方程 x²-4x+3=0', '2. 已知方程的一个根是 2,求 m 的值'],
] as const
const PAINTING = ['水彩花卉入门', '今日练习:荷花的晕染', '调色:群青加少量大红'] as const

const screenOf = (doing: Doing, at: Instant): readonly string[] => {
  const turn = Math.floor(at / 120_000)
  return doing === 'lesson' ? (LESSONS[turn % LESSONS.length] ?? []) : PAINTING
}

const unseen = (reason: Unseen['reason'], httpStatus: number): Unseen => ({
  kind: 'unseen',
  reason,
  httpStatus,
  detail: 'scripted',
})

/** Eyes and a reader for rooms whose addresses end in `/ROOM.m3u8`; a picture's bytes are its words. */
export function scriptedRooms(clock: Pick<Clock, 'now'>, script: Script) {
  const doingAt = (url: string): Doing => {
    const room = /\/([^/]+)\.m3u8$/.exec(url)?.[1] ?? ''
    return script.get(room)?.(clock.now()) ?? 'off-air'
  }
  const away = (doing: Doing): Unseen | null => {
    if (doing === 'off-air') return unseen('ended', 404)
    return doing === 'broken' ? unseen('http-5xx', 502) : null
  }
  const source = (resolvedUrl: string): StreamSource => ({
    kind: 'hls',
    resolvedUrl,
    videoCodec: 'h264',
    width: 64,
    height: 36,
  })
  const viewer: StreamViewer = {
    async probe(url) {
      return away(doingAt(url)) ?? { kind: 'on-air', source: source(url) }
    },
    async sample(url) {
      const doing = doingAt(url)
      const nothing = away(doing)
      if (nothing !== null) return nothing
      const png = new TextEncoder().encode(screenOf(doing, clock.now()).join('\n'))
      const sha256 = createHash('sha256').update(png).digest()
      // Where the words differ the pictures do, block by block.
      const rgb = Uint8Array.from({ length: 64 * 36 * 3 }, (_, at) => {
        const block = Math.floor(at / 192)
        return (sha256[block % 32] ?? 0) ^ ((at % 7) * 8)
      })
      const frame = { width: 64, height: 36, rgb }
      const sampled = { frame, png, sha256: sha256.toString('hex') }
      return { kind: 'frame', sampled, source: source(url) }
    },
  }
  const recogniser = scriptedReader((png) => new TextDecoder().decode(png).split('\n'))
  return { viewer, recogniser }
}
