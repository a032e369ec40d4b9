import { MESSAGE, type RtmpMessage } from '../rtmp/message.ts'
import type { RtpPacket } from './rtp-packet.ts'
import type { MediaDescription } from './session-description.ts'
import { createAacUnpacker, SAMPLES_A_UNIT } from './unpack-aac.ts'

/** Sound of a track as messages that the ear knows, one packet after the other. */
export type SoundTrack = {
  /** What has to be told before the first packet. */
  readonly begin: readonly RtmpMessage[]
  push(packet: RtpPacket): readonly RtmpMessage[]
}

/** First byte of a sound tag (FLV 10.1 §E.4.2.1): format, 44 kHz, 16 bits, two channels, as AAC demands. */
const AAC = 0xaf
const CONFIGURATION = 0
const RAW = 1
/** The same for G.711, which has one channel and a rate of its own. */
const G711: Readonly<Record<string, number>> = { PCMA: 0x72, PCMU: 0x82 }
const G711_RATE = 8_000

const message = (milliseconds: number, ...payload: readonly Uint8Array[]): RtmpMessage => ({
  type: MESSAGE.audio,
  streamId: 0,
  timestamp: Math.round(milliseconds) >>> 0,
  payload: Buffer.concat(payload),
})

/** Milliseconds since the first packet; time stamps of 32 bits begin anywhere and wrap. */
function createTimes(clockRate: number) {
  let first: number | null = null
  return (timestamp: number): number => {
    first ??= timestamp
    return (((timestamp - first) >>> 0) / clockRate) * 1_000
  }
}

function aacTrack(media: MediaDescription): SoundTrack | null {
  const config = Buffer.from(media.parameters.get('config') ?? '', 'hex')
  if (config.length < 2 || config.length > 64) return null
  const unpack = createAacUnpacker(media)
  const timeOf = createTimes(media.clockRate)
  let last: number | null = null
  return {
    begin: [message(0, Uint8Array.of(AAC, CONFIGURATION), config)],
    push({ payload, sequence, timestamp }) {
      const gap = last !== null && ((last + 1) & 0xffff) !== sequence
      last = sequence
      const from = timeOf(timestamp)
      return unpack(payload, gap).map((unit, index) => {
        const after = ((index * SAMPLES_A_UNIT) / media.clockRate) * 1_000
        return message(from + after, Uint8Array.of(AAC, RAW), unit)
      })
    },
  }
}

function g711Track(head: number, { clockRate }: MediaDescription): SoundTrack {
  const timeOf = createTimes(clockRate)
  return {
    begin: [],
    push: ({ payload, timestamp }) =>
      payload.length === 0 ? [] : [message(timeOf(timestamp), Uint8Array.of(head), payload)],
  }
}

/** A track of AAC (RFC 3640) or of G.711 (RFC 3551 §4.5.14); `null`: coded in a way that is not read here. */
export function soundTrackOf(media: MediaDescription): SoundTrack | null {
  const { encoding, clockRate } = media
  if (encoding === 'MPEG4-GENERIC') return aacTrack(media)
  const head = G711[encoding]
  return head !== undefined && clockRate === G711_RATE ? g711Track(head, media) : null
}
