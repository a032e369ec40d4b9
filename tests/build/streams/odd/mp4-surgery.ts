/** Boxes on the way to the sample description of the first track (ISO/IEC 14496-12 §8). */
const WAY = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd', 'av01']
/** AV1CodecConfigurationRecord: version 1; profile 0, level 2.0; 4:2:0, 8 bit (AV1 in ISOBMFF §2.3.3). */
const CONFIGURATION = Buffer.from([0x81, 0x00, 0x0c, 0x00])

/** Fills in the configuration of AV1 that the encoder at hand leaves empty. */
export function withAv1Configuration(file: Buffer): Buffer {
  const box = file.indexOf('av1C')
  if (box < 0) throw new Error('no av1C box')
  const copy = Buffer.from(file)
  let from = 0
  for (const name of [...WAY, 'av1C']) {
    const at = copy.indexOf(name, from)
    copy.writeUInt32BE(copy.readUInt32BE(at - 4) + CONFIGURATION.length, at - 4)
    from = at
  }
  return Buffer.concat([copy.subarray(0, box + 4), CONFIGURATION, copy.subarray(box + 4)])
}
