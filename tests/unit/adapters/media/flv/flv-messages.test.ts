import { describe, expect, it } from 'vitest'
import { flvMessages } from '../../../../../src/adapters/media/flv/flv-messages.ts'
import { rtmpPictures } from '../../../../../src/adapters/media/rtmp/rtmp-pictures.ts'

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

async function* inSteps(body: Uint8Array, step: number) {
  for (let at = 0; at < body.length; at += step) yield body.subarray(at, at + step)
}

async function read(body: Uint8Array, step: number) {
  const messages = flvMessages(inSteps(body, step), new AbortController().signal)
  const found: { type: number; timestamp: number; bytes: number }[] = []
  let next = await messages.next()
  for (; next.done !== true; next = await messages.next()) {
    const { type, timestamp, payload } = next.value
    found.push({ type, timestamp, bytes: payload.length })
  }
  return { found, reason: next.value.unseen.reason }
}

describe('an FLV body', () => {
  const body = Buffer.concat([HEADER, tag(18, 0, [2, 0, 0]), SOUND, AVC_SETUP, AVC_PICTURE])

  it.each([1, 2, 7, 11, 1_000])('reads the same in steps of %i bytes', async (step) => {
    expect((await read(body, step)).found).toEqual([
      { type: 18, timestamp: 0, bytes: 3 },
      { type: 8, timestamp: 0, bytes: 4 },
      { type: 9, timestamp: 0, bytes: 9 },
      { type: 9, timestamp: 40, bytes: 9 },
    ])
  })

  it('reads the same without its file header and with rubbish behind its tags', async () => {
    const whole = await read(body, 50)
    expect(await read(body.subarray(HEADER.length), 50)).toEqual(whole)
    const broken = Buffer.from(body)
    broken.fill(0xee, HEADER.length + 11 + 3, HEADER.length + 11 + 3 + 4)
    expect(await read(broken, 50)).toEqual(whole)
  })

  it('measures media time past the 24 bits of a tag', async () => {
    const late = Buffer.concat([HEADER, tag(8, 0x81000002, [0xaf, 1])])
    expect((await read(late, 3)).found).toMatchObject([{ timestamp: 0x81000002 }])
  })

  it('says in the end why there is no picture', async () => {
    expect((await read(HEADER, 5)).reason).toBe('empty')
    expect((await read(Buffer.concat([HEADER, SOUND]), 5)).reason).toBe('audio-only')
    expect((await read(Buffer.concat([HEADER, AVC_SETUP]), 5)).reason).toBe('decoder-failed')
    expect((await read(Buffer.from([9, 0xff, 0xff]), 5)).reason).toBe('empty')
  })

  it('knows H.265 both ways it travels in FLV', async () => {
    const old = tag(9, 0, [0x1c, 1, 0, 0, 0, 0, 0, 0, 2, 0x26, 1])
    const enhanced = tag(9, 0, [0x91, ...Buffer.from('hvc1'), 0, 0, 0, 0, 0, 0, 2, 0x26, 1])
    for (const one of [old, enhanced]) {
      const bytes = inSteps(Buffer.concat([HEADER, one]), 100)
      const first = await rtmpPictures(flvMessages(bytes, new AbortController().signal)).next()
      expect(first.value).toMatchObject({ codec: 'hevc' })
    }
  })
})
