const PACKET = 188
/** The packet number that the encoder gives to the first stream, which is the video. */
const VIDEO = 0x100

const packetsOf = (file: Buffer): readonly Buffer[] =>
  Array.from({ length: Math.floor(file.length / PACKET) }, (_, i) =>
    file.subarray(i * PACKET, (i + 1) * PACKET),
  )
const isVideo = (packet: Buffer): boolean => (packet.readUInt16BE(1) & 0x1fff) === VIDEO

/** Announced as before, but no picture comes any more. */
export const withoutPictures = (file: Buffer): Buffer =>
  Buffer.concat(packetsOf(file).filter((packet) => !isVideo(packet)))

/** As broadcasters lock it: the bits that say so, and what is behind them unreadable. */
export const scrambled = (file: Buffer): Buffer =>
  Buffer.concat(
    packetsOf(file).map((packet) => {
      if (!isVideo(packet)) return packet
      const locked = Buffer.from(packet)
      locked[3] = (locked[3] ?? 0) | 0x80
      return locked.fill(0x5a, 20)
    }),
  )
