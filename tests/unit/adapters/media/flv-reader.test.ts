import { describe, expect, it } from 'vitest'
import { createFlvReader } from '../../../../src/adapters/media/flv-reader.ts'

const HEADER = Buffer.from('464c5601050000000900000000', 'hex')

function tag(type: number, time: number, body: readonly number[]): Buffer {
  const head = Buffer.alloc(11)
  head[0] = type
  head.writeUIntBE(body.length, 1, 3)
  head.writeUIntBE(time & 0xffffff, 4, 3)
  head[7] = time >>> 24
  const size = Buffer.alloc(4)
  size.writeUInt32BE(11 + body.length)
  return Buffer.concat([head, Buffer.from(body), size])
}

const AVC_SETUP = tag(9, 0, [0x17, 0, 0, 0, 0, 1, 100, 0, 31])
const AVC_PICTURE = tag(9, 40, [0x17, 1, 0, 0, 0, 1, 2, 3, 4])
const SOUND = tag(8, 0, [0xaf, 1, 2, 3])

const readInSteps = (body: Uint8Array, step: number) => {
  const reader = createFlvReader()
  for (let at = 0; at < body.length; at += step) reader.push(body.subarray(at, at + step))
  return reader.reading()
}

describe('an FLV body', () => {
  it.each([1, 2, 7, 11, 1_000])('reads the same in steps of %i bytes', (step) => {
    const body = Buffer.concat([HEADER, tag(18, 0, [2, 0, 0]), SOUND, AVC_SETUP, AVC_PICTURE])
    expect(readInSteps(body, step)).toEqual({
      videoCodec: 'h264',
      pictures: true,
      audioTags: 1,
      spanMilliseconds: 40,
    })
  })

  it('has shown no picture while only the set-up of the decoder came', () => {
    const reading = readInSteps(Buffer.concat([HEADER, AVC_SETUP]), 5)
    expect(reading).toMatchObject({ videoCodec: 'h264', pictures: false })
  })

  it('knows H.265 both ways it travels in FLV', () => {
    const old = tag(9, 0, [0x1c, 1, 0, 0, 0])
    const enhanced = tag(9, 0, [0x91, ...Buffer.from('hvc1'), 0])
    for (const one of [old, enhanced]) {
      const reading = readInSteps(Buffer.concat([HEADER, one]), 100)
      expect(reading).toMatchObject({ videoCodec: 'hevc', pictures: true })
    }
  })

  it('measures media time past the 24 bits of a tag', () => {
    const body = Buffer.concat([HEADER, SOUND, tag(8, 0x01000002, [0xaf, 1])])
    expect(readInSteps(body, 3).spanMilliseconds).toBe(0x01000002)
  })
})
