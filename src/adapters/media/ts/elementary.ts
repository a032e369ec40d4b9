import type { NalCodec } from '../nal/annex-b.ts'
import { createPacketCutter } from './packets.ts'
import { readProgramMaps, readStreams, type StreamKind } from './tables.ts'

/** One packet of the elementary video stream (PES, ISO/IEC 13818-1 §2.4.3.6): as a rule one picture. */
export type VideoPacket = { readonly bytes: Uint8Array; readonly milliseconds: number | null }

/** What a transport stream has shown so far. */
export type StreamFacts = {
  readonly codec: NalCodec | null
  readonly kinds: ReadonlySet<StreamKind>
  /** Packets that carried sound. */
  readonly sounds: number
  readonly videoPackets: number
  /** The video is scrambled (§2.4.3.3). */
  readonly scrambled: boolean
}

/** Hertz of presentation times, over a thousand. */
const TICKS_PER_MILLISECOND = 90

function timeOf(pes: Buffer): number | null {
  if (((pes[7] ?? 0) & 0x80) === 0 || pes.length < 14) return null
  const high = ((pes[9] ?? 0) >> 1) & 7
  const ticks = high * 2 ** 30 + (pes.readUInt16BE(10) >> 1) * 2 ** 15 + (pes.readUInt16BE(12) >> 1)
  return Math.round(ticks / TICKS_PER_MILLISECOND)
}

/** A PES without its header; `null` when it is none. */
function contentOf(parts: readonly Uint8Array[]): VideoPacket | null {
  const pes = Buffer.concat(parts)
  if (pes.length < 9 || pes.readUIntBE(0, 3) !== 1) return null
  return { bytes: pes.subarray(9 + (pes[8] ?? 0)), milliseconds: timeOf(pes) }
}

function payloadOf(packet: Uint8Array): Uint8Array {
  const control = ((packet[3] ?? 0) >> 4) & 3
  if ((control & 1) === 0) return new Uint8Array(0)
  return packet.subarray(control === 3 ? 5 + (packet[4] ?? 0) : 4)
}

/** Takes the video out of a transport stream as it arrives: that of the first program that has any. */
export function createVideoReader() {
  const cutter = createPacketCutter()
  const maps = new Set<number>()
  const streams = new Map<number, StreamKind>()
  let video: { readonly pid: number; readonly codec: NalCodec } | null = null
  let parts: Uint8Array[] = []
  let sounds = 0
  let videoPackets = 0
  let scrambled = false

  const learn = (pid: number, payload: Uint8Array): void => {
    if (pid === 0) for (const map of readProgramMaps(payload)) maps.add(map)
    else for (const [stream, kind] of readStreams(payload)) streams.set(stream, kind)
    for (const [stream, kind] of streams) {
      if (video === null && (kind === 'h264' || kind === 'hevc')) {
        video = { pid: stream, codec: kind }
      }
    }
  }

  const finish = (): readonly VideoPacket[] => {
    const content = parts.length === 0 ? null : contentOf(parts)
    parts = []
    return content === null ? [] : [content]
  }

  const readVideo = (packet: Uint8Array, starts: boolean): readonly VideoPacket[] => {
    videoPackets += 1
    scrambled ||= (packet[3] ?? 0) >> 6 !== 0
    const whole = starts ? finish() : []
    // What comes before the first start belongs to a picture whose beginning is not here.
    if (starts || parts.length > 0) parts.push(payloadOf(packet))
    return whole
  }

  const read = (packet: Uint8Array): readonly VideoPacket[] => {
    const pid = (((packet[1] ?? 0) & 0x1f) << 8) | (packet[2] ?? 0)
    const starts = ((packet[1] ?? 0) & 0x40) !== 0
    if (pid === video?.pid) return readVideo(packet, starts)
    if (starts && (pid === 0 || maps.has(pid))) learn(pid, payloadOf(packet))
    if (streams.get(pid) === 'audio') sounds += 1
    return []
  }

  return {
    push: (chunk: Uint8Array): readonly VideoPacket[] => cutter.push(chunk).flatMap(read),
    /** The last one, which nothing follows. */
    finish,
    codec: (): NalCodec | null => video?.codec ?? null,
    /** There is video, of a codec that is not taken apart here. */
    isForeign: (): boolean => video === null && [...streams.values()].includes('other-video'),
    facts: (): StreamFacts => ({
      codec: video?.codec ?? null,
      kinds: new Set(streams.values()),
      sounds,
      videoPackets,
      scrambled,
    }),
  }
}
