import { describe, expect, it } from 'vitest'
import {
  plainSoundFormat,
  plainSoundIn,
} from '../../../../../src/adapters/media/body/plain-sound.ts'

const ADTS = [0xff, 0xf1, 0x50, 0x80]
const MPEG_AUDIO = [0xff, 0xfb, 0x90, 0x64]
/** A tag of 130 bytes: its size has seven bits a byte. */
const TAG = [...Buffer.from('ID3'), 4, 0, 0, 0, 0, 1, 2, ...new Uint8Array(130)]

/** The first page of an Ogg stream: one segment, and what begins it. */
const oggPage = (codec: string): Buffer =>
  Buffer.concat([Buffer.from('OggS'), Buffer.alloc(22), Buffer.from(`\x01\x13${codec}`, 'latin1')])

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

describe('sound in a container of its own is told by its head', () => {
  it.each([
    ['Opus', oggPage('OpusHead'), 'ogg'],
    ['Vorbis', oggPage('\x01vorbis'), 'ogg'],
    ['an Ogg stream of pictures', oggPage('\x80theora'), null],
    ['an Ogg page that has not come whole', oggPage('OpusHead').subarray(0, 30), null],
    ['WAV', Buffer.from('RIFF\xff\xff\xff\xffWAVEfmt ', 'latin1'), 'wav'],
    ['WAV beyond 4 GB', Buffer.from('RF64\xff\xff\xff\xffWAVEds64', 'latin1'), 'wav'],
    ['AVI', Buffer.from('RIFF\0\0\0\0AVI LIST', 'latin1'), null],
    ['FLAC', Buffer.from('fLaC\0\0\0\x22', 'latin1'), 'flac'],
    ['AMR', Buffer.from('#!AMR\n'), 'amr'],
    ['AC-3', Buffer.from([0x0b, 0x77, 0, 0, 0x1e, 0x40]), 'ac3'],
    ['E-AC-3', Buffer.from([0x0b, 0x77, 0, 0, 0xff, 0x80]), 'ac3'],
    [
      'its first bytes and nothing that is of it',
      Buffer.from([0x0b, 0x77, 0, 0, 0xff, 0x40]),
      null,
    ],
    ['words', Buffer.from('OpusHead'), null],
  ])('%s', (_, head, format) => {
    expect(plainSoundIn(head)).toBe(format)
  })
})
