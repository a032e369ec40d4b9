import { expect, it } from 'vitest'
import { parseRtmpAddress } from '../../../../../src/adapters/media/rtmp/rtmp-address.ts'

it.each([
  [
    'rtmp://live.example:1936/app/room?token=1',
    'app',
    'room?token=1',
    'rtmp://live.example:1936/app',
  ],
  [
    'rtmp://live.example/app/instance/room',
    'app/instance',
    'room',
    'rtmp://live.example/app/instance',
  ],
  ['rtmp://[2001:db8::9]/app/room', 'app', 'room', 'rtmp://[2001:db8::9]/app'],
  [
    'rtmps://live.example/app?vhost=a.example/room',
    'app?vhost=a.example',
    'room',
    'rtmps://live.example/app?vhost=a.example',
  ],
  [
    '  rtmp://live.example/直播/初二 数学?k=值 ',
    '直播',
    '初二 数学?k=值',
    'rtmp://live.example/直播',
  ],
  ['rtmp://live.example/app/room?sign=a/b', 'app', 'room?sign=a/b', 'rtmp://live.example/app'],
])(
  'asks the server for a stream by the names it was published under: %s',
  (url, app, stream, tcUrl) => {
    expect(parseRtmpAddress(url)).toMatchObject({ app, stream, tcUrl })
  },
)

it.each([
  'rtmp://live.example',
  'rtmp://live.example/',
  'rtmp://live.example/app',
  'rtmp:///app/x',
  'room',
])('knows no stream in %s', (url) => {
  expect(parseRtmpAddress(url)).toBeNull()
})
