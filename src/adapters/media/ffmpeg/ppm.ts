import type { Frame } from '../../../core/picture/frame.ts'

const HEADER = /^P6\s+(\d+)\s+(\d+)\s+255\s/

/** Reads one binary PPM (P6, 8 bit; Netpbm). `null` when it is not one or was cut short. */
export function parsePpm(bytes: Uint8Array): Frame | null {
  const match = HEADER.exec(Buffer.from(bytes.subarray(0, 64)).toString('latin1'))
  if (match === null) return null
  const width = Number(match[1])
  const height = Number(match[2])
  const start = match[0].length
  const size = width * height * 3
  if (size === 0 || bytes.length < start + size) return null
  return { width, height, rgb: bytes.subarray(start, start + size) }
}
