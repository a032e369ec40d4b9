/** One RTMP message (RTMP 1.0 §6.1), put together from its chunks. */
export type RtmpMessage = {
  readonly type: number
  readonly streamId: number
  /** Milliseconds, 32 bits, wrapping. */
  readonly timestamp: number
  readonly payload: Uint8Array
}

/** The message types that are spoken here (RTMP 1.0 §5.4, §7.1). */
export const MESSAGE = {
  setChunkSize: 1,
  abort: 2,
  acknowledgement: 3,
  userControl: 4,
  windowSize: 5,
  peerBandwidth: 6,
  audio: 8,
  video: 9,
  dataAmf3: 15,
  commandAmf3: 17,
  dataAmf0: 18,
  commandAmf0: 20,
  aggregate: 22,
} as const
