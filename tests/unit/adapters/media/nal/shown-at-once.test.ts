import { expect, it } from 'vitest'
import { createBitReader } from '../../../../../src/adapters/media/nal/bit-reader.ts'
import { pictureSize, sequenceOfH264 } from '../../../../../src/adapters/media/nal/picture-size.ts'
import { shownAtOnce } from '../../../../../src/adapters/media/nal/shown-at-once.ts'

/** x264, 1280 × 720, high profile, two B pictures in a row, with its own usability information. */
const SEQUENCE = Buffer.from('6764001facd9405005bb011000000300100000030320f1831960', 'hex')

it('a decoder is told that pictures come in the order in which they are shown', () => {
  const rewritten = shownAtOnce(SEQUENCE)
  if (rewritten === null) throw new Error('not rewritten')
  expect(pictureSize('h264', rewritten.unit)).toEqual({ width: 1280, height: 720 })
  const { bitsBeforeUsability, references } = sequenceOfH264(rewritten.unit)
  const reader = createBitReader(rewritten.unit.subarray(1))
  reader.skip(bitsBeforeUsability)
  expect(reader.flag(), 'usability information follows').toBe(true)
  expect(reader.bits(8), 'and says nothing of colours and time').toBe(0)
  expect(reader.flag(), 'but restricts the stream').toBe(true)
  reader.skip(1)
  const [, , , , reordered, buffered] = [0, 1, 2, 3, 4, 5].map(() => reader.unsigned())
  expect([reordered, buffered]).toEqual([0, references])
})

it('all before the usability information stays as it is', () => {
  const rewritten = shownAtOnce(SEQUENCE)
  const { bitsBeforeUsability, ...before } = sequenceOfH264(SEQUENCE)
  expect(rewritten?.sequence).toEqual({ bitsBeforeUsability, ...before })
  const whole = Math.floor(bitsBeforeUsability / 8)
  expect(Buffer.from(rewritten?.unit.subarray(0, whole) ?? [])).toEqual(SEQUENCE.subarray(0, whole))
})

it.each([
  ['cut off', SEQUENCE.subarray(0, 5)],
  ['nothing at all', new Uint8Array([0x67])],
  ['of ones only', new Uint8Array(40).fill(0xff)],
])('what is no parameter set ends in nothing worse than nothing: %s', (_, unit) => {
  const rewritten = shownAtOnce(unit)
  expect(rewritten === null || rewritten.unit.length < 1_000).toBe(true)
})

it('one of megabytes is left alone before any of it is copied', () => {
  expect(shownAtOnce(Buffer.concat([SEQUENCE, Buffer.alloc(2_000_000, 0x55)]))).toBeNull()
})
