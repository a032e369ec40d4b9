import { describe, expect, it } from 'vitest'
import { plainSoundFormat } from '../../../../../src/adapters/media/body/plain-sound.ts'

const ADTS = [0xff, 0xf1, 0x50, 0x80]
const MPEG_AUDIO = [0xff, 0xfb, 0x90, 0x64]
/** A tag of 130 bytes: its size has seven bits a byte. */
const TAG = [...Buffer.from('ID3'), 4, 0, 0, 0, 0, 1, 2, ...new Uint8Array(130)]

describe('plain sound is told by its first frame', () => {
  it.each([
    ['AAC', ADTS, 'aac'],
    ['AAC with a checksum', [0xff, 0xf0], 'aac'],
    ['AAC behind the tag that HLS puts before it', [...TAG, ...ADTS], 'aac'],
    ['MP3', MPEG_AUDIO, 'mp3'],
    ['MP3 behind a tag', [...TAG, ...MPEG_AUDIO], 'mp3'],
    ['a tag that is longer than what came', TAG.slice(0, 40), 'mp3'],
    ['nothing', [], 'mp3'],
  ])('%s', (_, head, format) => {
    expect(plainSoundFormat(Uint8Array.from(head))).toBe(format)
  })
})
