import { numberedPacket } from './rtp-packets.ts'

/** How a track of sound is described, and its packets, which are sent again and again. */
export type RtpSound = {
  readonly description: readonly string[]
  readonly packets: readonly Uint8Array[]
}

export const SOUND_PAYLOAD_TYPE = 97
const ADTS_HEADER = 7

/** Frames of plain AAC without their headers, and the configuration that the first header tells. */
function framesOf(adts: Uint8Array): { readonly frames: Uint8Array[]; readonly config: string } {
  const frames: Uint8Array[] = []
  for (let at = 0; at + ADTS_HEADER < adts.length; ) {
    const [b3 = 0, b4 = 0, b5 = 0] = adts.subarray(at + 3, at + 6)
    const size = ((b3 & 3) << 11) | (b4 << 3) | (b5 >> 5)
    frames.push(adts.subarray(at + ADTS_HEADER, at + size))
    at += size
  }
  const [b2 = 0, b3 = 0] = adts.subarray(2, 4)
  const [rate, channels] = [(b2 >> 2) & 15, ((b2 & 1) << 2) | (b3 >> 6)]
  const config = (2 << 11) | (rate << 7) | (channels << 3)
  return { frames, config: config.toString(16).padStart(4, '0') }
}

const headers = (sizes: readonly number[]): Uint8Array => {
  const bytes = Buffer.alloc(2 + sizes.length * 2)
  bytes.writeUInt16BE(sizes.length * 16)
  for (const [i, size] of sizes.entries()) bytes.writeUInt16BE(size << 3, 2 + i * 2)
  return bytes
}

const SAMPLES = 1_024

/** RFC 3640, mode AAC-hbr: two units a packet, and each third unit in two fragments. */
export function aacOverRtp(adts: Uint8Array): RtpSound {
  const { frames, config } = framesOf(adts)
  const packets: Uint8Array[] = []
  const send = (time: number, payload: Uint8Array): void => {
    packets.push(numberedPacket(SOUND_PAYLOAD_TYPE, packets.length, time, payload))
  }
  for (let i = 0; i + 2 < frames.length; i += 3) {
    const [one, two, three] = frames.slice(i, i + 3) as [Uint8Array, Uint8Array, Uint8Array]
    send(i * SAMPLES, Buffer.concat([headers([one.length, two.length]), one, two]))
    const half = three.length >> 1
    const head = headers([three.length])
    send((i + 2) * SAMPLES, Buffer.concat([head, three.subarray(0, half)]))
    send((i + 2) * SAMPLES, Buffer.concat([head, three.subarray(half)]))
  }
  const parameters = `streamtype=5;mode=AAC-hbr;config=${config};sizeLength=13;indexLength=3;indexDeltaLength=3`
  return {
    description: [
      `m=audio 0 RTP/AVP ${SOUND_PAYLOAD_TYPE}`,
      `a=rtpmap:${SOUND_PAYLOAD_TYPE} MPEG4-GENERIC/44100/1`,
      `a=fmtp:${SOUND_PAYLOAD_TYPE} ${parameters}`,
      'a=control:trackID=1',
    ],
    packets,
  }
}

/** RFC 3551 §4.5.14: twenty milliseconds a packet, of a type that needs no map. */
export function muLawOverRtp(bytes: Uint8Array): RtpSound {
  const count = Math.floor(bytes.length / 160)
  const packets = Array.from({ length: count }, (_, i) =>
    numberedPacket(0, i, i * 160, bytes.subarray(i * 160, (i + 1) * 160)),
  )
  return { description: ['m=audio 0 RTP/AVP 0', 'a=control:trackID=1'], packets }
}
