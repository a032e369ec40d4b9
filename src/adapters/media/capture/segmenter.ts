import { createPacketCutter } from '../ts/packets.ts'
import { readProgramMaps, readStreams } from '../ts/tables.ts'

export type SegmentSink = {
  readonly write: (packets: readonly Uint8Array[]) => void
  /** What follows begins a segment. */
  readonly cut: () => void
}

const TABLES_OF_SERVICE = 17
const PAYLOAD_START = 0x40
const RANDOM_ACCESS = 0x40
const ADAPTATION = 0x20

const pidOf = (packet: Uint8Array): number => (((packet[1] ?? 0) & 0x1f) << 8) | (packet[2] ?? 0)
const startsUnit = (packet: Uint8Array): boolean => ((packet[1] ?? 0) & PAYLOAD_START) !== 0
const adaptationLength = (packet: Uint8Array): number =>
  ((packet[3] ?? 0) & ADAPTATION) === 0 ? 0 : (packet[4] ?? 0)

/** One begins to be decoded here (ISO/IEC 13818-1 §2.4.3.5, random_access_indicator). */
const isEntrance = (packet: Uint8Array): boolean =>
  startsUnit(packet) && adaptationLength(packet) > 0 && ((packet[5] ?? 0) & RANDOM_ACCESS) !== 0

const payloadOf = (packet: Uint8Array): Uint8Array => {
  const length = adaptationLength(packet)
  return packet.subarray(
    4 + (length === 0 && ((packet[3] ?? 0) & ADAPTATION) === 0 ? 0 : 1 + length),
  )
}

/**
 * Cuts a transport stream before the tables that stand before a keyframe, as a muxer puts them there, once `isDue`: each
 * segment can be decoded by itself, and segments one after the other are the stream again, byte by byte.
 */
export function createSegmenter(
  sink: SegmentSink,
  isDue: () => boolean,
): { push(chunk: Uint8Array): void } {
  const cutter = createPacketCutter()
  let maps: readonly number[] = []
  let video: number | null = null
  /** Tables that belong to what comes next. */
  let held: Uint8Array[] = []

  const readTable = (pid: number, packet: Uint8Array): boolean => {
    if (pid === 0) maps = readProgramMaps(payloadOf(packet))
    else if (maps.includes(pid)) {
      const streams = readStreams(payloadOf(packet))
      video = streams.find(([, kind]) => kind !== 'audio' && kind !== 'other')?.[0] ?? null
    } else return pid === TABLES_OF_SERVICE
    return true
  }

  return {
    push(chunk) {
      let out: Uint8Array[] = []
      for (const packet of cutter.push(chunk)) {
        const pid = pidOf(packet)
        if (readTable(pid, packet)) {
          held.push(packet)
          continue
        }
        const opens = held.length > 0 && isEntrance(packet) && (video === null || pid === video)
        if (opens && isDue()) {
          sink.write(out)
          out = []
          sink.cut()
        }
        out.push(...held, packet)
        held = []
      }
      sink.write(out)
    },
  }
}
