import { expect, it } from 'vitest'
import { pinRtmpUrl } from '../../../../src/adapters/media/sample-rtmp.ts'

const pinned = (address: string, family: 4 | 6 = 4) =>
  ({ kind: 'pinned', host: 'live.example', address, family }) as const

it('hands ffmpeg the checked address and the server its own name', () => {
  const url = new URL('rtmp://live.example:1936/app/room?token=1')
  expect(pinRtmpUrl(url, pinned('203.0.113.9'))).toEqual({
    url: 'rtmp://203.0.113.9:1936/app/room?token=1',
    tcUrl: 'rtmp://live.example:1936/app',
  })
})

it('takes two segments for the application when there are three, and brackets IPv6', () => {
  const url = new URL('rtmp://live.example/app/instance/room')
  expect(pinRtmpUrl(url, pinned('2001:db8::9', 6))).toEqual({
    url: 'rtmp://[2001:db8::9]/app/instance/room',
    tcUrl: 'rtmp://live.example/app/instance',
  })
})
