import { describe, expect, it } from 'vitest'
import { SNIFF_BYTES, sniffContainer } from '../../../../../src/adapters/media/body/container.ts'

const packet = Buffer.concat([Buffer.from([0x47]), Buffer.alloc(187)])

/** As recorders write it: four bytes of time before each packet. */
const stamped = Buffer.concat([Buffer.alloc(4), packet])

describe('the first bytes', () => {
  it.each([
    ['hls', Buffer.from('#EXTM3U\n')],
    ['hls', Buffer.from('\uFEFF\n #EXTM3U\n')],
    ['flv', Buffer.from('FLV\x01\x05\0\0\0\x09')],
    ['mpegts', Buffer.concat([packet, packet])],
    ['mp4', Buffer.from('\0\0\0\x18ftypisom')],
    ['audio', Buffer.from('ID3\x04\0\0\0\0\0')],
    ['audio', Buffer.from([0xff, 0xf1, 0x50, 0x80, 0, 0, 0, 0])],
    ['flv', Buffer.from('120000200000000000000000020a6f6e4d', 'hex').fill(0, 4, 11)],
    [
      'mpegts',
      Buffer.concat([Buffer.from('\x89PNG\r\n'), Buffer.alloc(90), packet, packet, packet]),
    ],
    ['mpegts', Buffer.concat([stamped, stamped, stamped])],
    ['webm', Buffer.from('1a45dfa3a3428681', 'hex')],
    ['mjpeg', Buffer.from('--frame\r\nContent-Type: image/jpeg\r\n')],
    ['html', Buffer.from('  <!DOCTYPE html><html>')],
    ['unknown', Buffer.alloc(SNIFF_BYTES)],
    ['unknown', Buffer.concat([packet, Buffer.alloc(SNIFF_BYTES)])],
  ] as const)('say %s', (container, head) => {
    expect(sniffContainer(head, false)).toBe(container)
  })

  it('are waited for while they may still become something', () => {
    expect(sniffContainer(Buffer.from('FL'), false)).toBeNull()
    expect(sniffContainer(packet, false)).toBeNull()
    expect(sniffContainer(Buffer.alloc(20), false)).toBeNull()
  })

  it('decide when there will be no more', () => {
    expect(sniffContainer(Buffer.alloc(0), true)).toBe('unknown')
    expect(sniffContainer(packet, true)).toBe('mpegts')
  })
})
