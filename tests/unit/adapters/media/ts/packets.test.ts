import { describe, expect, it } from 'vitest'
import { createPacketCutter } from '../../../../../src/adapters/media/ts/packets.ts'

const packet = (mark: number): Buffer => {
  const bytes = Buffer.alloc(188, mark)
  bytes[0] = 0x47
  return bytes
}
const PACKETS = [1, 2, 3, 4, 5].map(packet)

function cut(bytes: Buffer, step: number): readonly number[] {
  const cutter = createPacketCutter()
  const marks: number[] = []
  for (let at = 0; at < bytes.length; at += step) {
    for (const one of cutter.push(bytes.subarray(at, at + step))) {
      expect(one).toHaveLength(188)
      marks.push(one[187] ?? 0)
    }
  }
  return marks
}

describe('a transport stream', () => {
  it.each([1, 100, 188, 500, 10_000])('is cut into its packets, in steps of %i bytes', (step) => {
    expect(cut(Buffer.concat(PACKETS), step)).toEqual([1, 2, 3, 4, 5])
  })

  it('may begin with rubbish, and have some in between', () => {
    const [a, b, c, d, e] = PACKETS
    const rubbish = Buffer.alloc(77, 0x20)
    const bytes = Buffer.concat([rubbish, ...[a, b, c].map((one) => one ?? rubbish)])
    expect(cut(bytes, 90)).toEqual([1, 2, 3])
    const later = Buffer.concat([bytes, rubbish, d ?? rubbish, e ?? rubbish, packet(6)])
    expect(cut(later, 90)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('may carry four bytes of time before each packet', () => {
    const stamped = PACKETS.map((one) => Buffer.concat([Buffer.alloc(4, 0x10), one]))
    expect(cut(Buffer.concat(stamped), 192)).toEqual([1, 2, 3, 4, 5])
  })

  it('is none when nothing repeats, however much comes', () => {
    expect(cut(Buffer.alloc(300_000, 0x21), 65_536)).toEqual([])
  })
})
