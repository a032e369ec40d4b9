/** What follows a name in AMF0 (§2.2 to §2.4) where the value says that there is something: not nought, not empty. */
const STRING = 2
const NUMBER = 0
const BOOLEAN = 1

function isSomething(bytes: Buffer, at: number): boolean {
  const kind = bytes[at]
  if (kind === NUMBER && at + 9 <= bytes.length) return bytes.readDoubleBE(at + 1) > 0
  if (kind === STRING && at + 3 <= bytes.length) return bytes.readUInt16BE(at + 1) > 0
  return kind === BOOLEAN && bytes[at + 1] === 1
}

const NAMES = ['videocodecid', 'hasVideo', 'videodatarate']

/** Whether the metadata of a stream (onMetaData, Adobe FLV specification 10.1 §E.5) says that there are pictures. */
export function metadataNamesPictures(payload: Uint8Array): boolean {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength)
  return NAMES.some((name) => {
    const at = bytes.indexOf(name, 0, 'latin1')
    return at >= 0 && isSomething(bytes, at + name.length)
  })
}
