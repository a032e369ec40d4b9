/** What a program map says of one elementary stream. */
export type StreamKind = 'h264' | 'hevc' | 'other-video' | 'audio' | 'other'

/** Stream types of ISO/IEC 13818-1 table 2-34, and those that ATSC, AVS and VC-1 have taken. */
const KINDS: Readonly<Record<number, StreamKind>> = {
  1: 'other-video',
  2: 'other-video',
  16: 'other-video',
  27: 'h264',
  36: 'hevc',
  51: 'other-video',
  66: 'other-video',
  209: 'other-video',
  210: 'other-video',
  212: 'other-video',
  234: 'other-video',
  3: 'audio',
  4: 'audio',
  15: 'audio',
  17: 'audio',
  129: 'audio',
  135: 'audio',
}

/** A section that lies whole in one packet, as PAT and PMT do; its bytes behind the pointer, without the checksum. */
function sectionOf(payload: Uint8Array): Uint8Array {
  const start = 1 + (payload[0] ?? 0)
  const length = (((payload[start + 1] ?? 0) & 0x0f) << 8) | (payload[start + 2] ?? 0)
  return payload.subarray(start, Math.max(start, start + 3 + length - 4))
}

const pidAt = (bytes: Uint8Array, at: number): number =>
  (((bytes[at] ?? 0) & 0x1f) << 8) | (bytes[at + 1] ?? 0)

/** Program association (§2.4.4.3): the packets in which program maps come. */
export function readProgramMaps(payload: Uint8Array): readonly number[] {
  const section = sectionOf(payload)
  const maps: number[] = []
  for (let at = 8; at + 4 <= section.length; at += 4) {
    // Program 0 is the network's own.
    if (section[at] !== 0 || section[at + 1] !== 0) maps.push(pidAt(section, at + 2))
  }
  return maps
}

/** Program map (§2.4.4.8): the elementary streams by their packet numbers. */
export function readStreams(payload: Uint8Array): readonly (readonly [number, StreamKind])[] {
  const section = sectionOf(payload)
  const streams: [number, StreamKind][] = []
  const descriptors = (((section[10] ?? 0) & 0x0f) << 8) | (section[11] ?? 0)
  for (let at = 12 + descriptors; at + 5 <= section.length; ) {
    streams.push([pidAt(section, at + 1), KINDS[section[at] ?? 0] ?? 'other'])
    at += 5 + ((((section[at + 3] ?? 0) & 0x0f) << 8) | (section[at + 4] ?? 0))
  }
  return streams
}
