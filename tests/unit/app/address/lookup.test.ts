import { describe, expect, it } from 'vitest'
import { readAddress } from '../../../../src/app/address/read-address.ts'
import { streamKeyOf } from '../../../../src/app/address/stream-name.ts'
import { matchRooms, readAsked } from '../../../../src/app/queries/match-room.ts'
import type { LiveRoom } from '../../../../src/core/registry/live-room.ts'
import { aRoom } from '../../../build/violations.ts'

const bare = (change: Partial<LiveRoom>): LiveRoom =>
  aRoom({ pageUrl: null, streamUrls: [], cutTarget: null, ...change })

/** Rooms found, each with what it was found by and why. */
function found(text: string, ...rooms: readonly LiveRoom[]): readonly string[] {
  const asked = readAsked(text)
  if (asked === null) return ['not understood']
  return matchRooms(rooms, asked).map(({ room, match }) => `${room.id} ${match.by} ${match.why}`)
}

const STREAM = bare({ id: 's', streamUrls: ['https://cdn.example/live/maths7.flv?sign=old'] })

describe('a stream under another address', () => {
  it.each([
    ['the same with another signature', 'https://cdn.example/live/maths7.flv?sign=new', 'exact'],
    [
      'a signature nobody listed',
      'https://cdn.example/live/maths7.flv?zzSecret=1&until=2',
      'exact',
    ],
    ['Tencent signature', 'https://cdn.example/live/maths7.flv?txSecret=a&txTime=b', 'exact'],
    ['Wangsu signature', 'https://cdn.example/live/maths7.flv?wsSecret=a&wsTime=b', 'exact'],
    ['Aliyun auth_key', 'https://cdn.example/live/maths7.flv?auth_key=1-0-0-abc', 'exact'],
    ['without TLS', 'http://cdn.example/live/maths7.flv', 'exact'],
    ['default port written out', 'https://cdn.example:443/live/maths7.flv', 'exact'],
    ['host in capitals', 'HTTPS://CDN.Example./live/maths7.flv', 'exact'],
    ['a needless percent-encoding', 'https://cdn.example/live/maths%37.flv', 'exact'],
    ['double slashes and dots', 'https://cdn.example//live/./x/../maths7.flv', 'exact'],
    ['name and password', 'https://user:pw@cdn.example/live/maths7.flv', 'exact'],
    ['over a web socket', 'wss://cdn.example/live/maths7.flv', 'exact'],
    ['as a playlist', 'https://cdn.example/live/maths7.m3u8', 'same-stream'],
    ['as a playlist of a folder', 'https://cdn.example/live/maths7/index.m3u8', 'same-stream'],
    [
      'as Wowza writes it',
      'https://cdn.example/live/_definst_/maths7/playlist.m3u8',
      'same-stream',
    ],
    ['over RTMP', 'rtmp://cdn.example/live/maths7', 'same-stream'],
    ['over RTMP on a port of its own', 'rtmp://cdn.example:19350/live/maths7?k=1', 'same-stream'],
    ['over RTSP', 'rtsp://cdn.example:554/live/maths7', 'same-stream'],
    ['over SRT', 'srt://cdn.example:10080?streamid=#!::r=live/maths7,m=request', 'same-stream'],
    ['over WebRTC', 'webrtc://cdn.example/live/maths7', 'same-stream'],
    ['as WHEP', 'https://cdn.example/rtc/v1/whep/?app=live&stream=maths7&secret=1', 'same-stream'],
    ['inside a sentence', '直播地址:https://cdn.example/live/maths7.flv。快看', 'exact'],
    ['in full-width letters', 'ｈｔｔｐｓ：／／cdn．example／live／maths7．flv', 'exact'],
    ['without a scheme', 'cdn.example/live/maths7.flv', 'exact'],
  ])('%s is known', (_case, address, why) => {
    expect(found(address, STREAM)).toEqual([`s stream ${why}`])
  })

  it.each([
    ['another stream', 'https://cdn.example/live/maths70.flv'],
    ['another application', 'https://cdn.example/replay/maths7.flv'],
    ['another host', 'https://cdn2.example/live/maths7.flv'],
    ['another server on the same host', 'https://cdn.example:8443/live/maths7.flv'],
    ['another letter case of the name', 'https://cdn.example/live/Maths7.flv'],
    ['another stream by its parameter', 'https://cdn.example/live/maths7.flv?id=8'],
  ])('%s is not claimed', (_case, address) => {
    expect(found(address, STREAM)).toEqual([])
  })

  it('reads a Chinese host and its punycode as one', () => {
    const room = bare({ id: 'c', streamUrls: ['https://直播.example/课/一.flv'] })
    const ascii = 'https://xn--z6ut02b.example/%E8%AF%BE/%E4%B8%80.m3u8'
    expect(readAddress('https://直播.example/')?.host).toBe(readAddress(ascii)?.host)
    expect(found(ascii, room)).toEqual(['c stream same-stream'])
  })
})

it('finds a host that is written as a number, or with a letter that needs no code', () => {
  const disguised = bare({ id: 'd', streamUrls: ['http://0x7f000001/live/a.flv'] })
  expect(found('http://127.0.0.1/live/a.flv', disguised)).toEqual(['d stream exact'])
  const encoded = bare({ id: 'e', streamUrls: ['http://cdn%2Eexample/live/a.flv'] })
  expect(found('rtmp://cdn.example/live/a', encoded)).toEqual(['e stream same-stream'])
})

describe('a push address', () => {
  const room = bare({
    id: 'p',
    streamUrls: ['https://pull.example/live/a.flv'],
    pushUrls: ['rtmp://push.example/live/a?txSecret=1'],
    cutTarget: {
      platform: 'node-media-server',
      apiUrl: 'http://media.example:8000',
      app: 'live',
      stream: 'a-main',
    },
  })
  it('finds the room by what is registered, whatever its signature', () => {
    expect(found('rtmp://push.example/live/a?txSecret=2', room)).toEqual(['p push exact'])
    expect(found('srt://push.example:9000?streamid=publish:live/a', room)).toEqual([
      'p push same-stream',
    ])
  })
  it('finds it by the media server that can cut it, on whatever port that listens', () => {
    expect(found('rtmp://media.example:1935/live/a-main?key=1', room)).toEqual([
      'p push same-stream',
    ])
  })
})

describe('a segment', () => {
  const index = bare({ id: 'i', streamUrls: ['https://cdn.example/live/maths/index.m3u8'] })
  const named = bare({ id: 'n', streamUrls: ['https://cdn.example/hls/a.m3u8'] })
  const other = bare({ id: 'o', streamUrls: ['https://cdn.example/hls/b.m3u8'] })

  it('is known by the folder or the name of its playlist', () => {
    expect(found('https://cdn.example/live/maths/720p/19.ts?x=1', index)).toEqual([
      'i segment segment-of',
    ])
    expect(found('https://cdn.example/hls/a-19.ts', named, other)).toEqual(['n segment segment-of'])
    expect(found('https://cdn.example/hls/a/19.m4s', named, other)).toEqual([
      'n segment segment-of',
    ])
  })
  it('of a folder that several rooms share is a lead to all of them and claimed by none', () => {
    expect(found('https://cdn.example/hls/1718000000.ts', named, other)).toEqual([
      'n segment same-folder',
      'o segment same-folder',
    ])
  })
  it('of an FLV room is known by the name of the stream', () => {
    expect(found('https://cdn.example/live/maths7-331.ts', STREAM)).toEqual([
      's segment segment-of',
    ])
  })
})

describe('a page', () => {
  const page = bare({ id: 'g', pageUrl: 'https://live.example.com/h5/7734200' })
  const query = bare({ id: 'q', pageUrl: 'https://www.school.example/live?roomId=5&tab=chat' })
  const route = bare({ id: 'r', pageUrl: 'https://school.example/app/#/room/5' })

  it('is the same when shared, for phones, with a slash or another scheme', () => {
    expect(found('https://live.example.com/7734200/?spm=1&utm_source=wx', page)).toEqual([
      'g page same-page',
    ])
    expect(found('http://m.school.example/live/?tab=chat&roomId=5&share_id=9', query)).toEqual([
      'q page same-page',
    ])
    expect(found('https://www.school.example/live?tab=chat&roomId=5', query)).toEqual([
      'q page exact',
    ])
    expect(found('https://school.example/app/index.html#/room/5', route)).toEqual([
      'r page same-page',
    ])
  })
  it('of another room on the same site is not claimed', () => {
    expect(found('https://live.example.com/7734201', page)).toEqual([])
    expect(found('https://www.school.example/live?roomId=6&tab=chat', query)).toEqual([])
    expect(found('https://www.school.example/live', query)).toEqual([])
    expect(found('https://school.example/app/#/room/6', route)).toEqual([])
    expect(found('https://live.example.com/7734200?lesson_id=3', page)).toEqual([])
  })
  it('is a lead by its room number alone, to every room that has it', () => {
    const twin = bare({ id: 't', pageUrl: 'https://other.example/room/7734200' })
    expect(found('7734200', page, twin)).toEqual(['g page room-id', 't page room-id'])
  })
})

describe('what the box cannot read', () => {
  it.each(['', '   ', '数学课', 'not an address', 'javascript:alert(1)', 'http://', 'rtmp:///x'])(
    '%j is said not to be understood',
    (text) => {
      expect(found(text, STREAM)).toEqual(['not understood'])
    },
  )
  it('gives a key to look streams up by that no signature changes', () => {
    const keys = ['rtmp://h.example/live/a?k=1', 'https://h.example/live/a.m3u8?t=2'].map(
      (text) => {
        const address = readAddress(text)
        return address && streamKeyOf(address)
      },
    )
    expect(keys).toEqual(['h.example/live/a', 'h.example/live/a'])
  })
})
