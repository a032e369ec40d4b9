import { expect, it } from 'vitest'
import { createMediaAddresses } from '../../../../../src/adapters/browser/traffic/media-addresses.ts'

it('puts what was answered as media before what was only asked for or written', () => {
  const media = createMediaAddresses()
  media.held(['rtmp://a.example/live/x', 'https://a.example/old.m3u8'], ['https://a.example/t.mp4'])
  media.saw('https://a.example/ad.flv?x=1', '')
  media.saw('https://a.example/segment1.ts', 'video/mp2t')
  media.saw('https://a.example/logo.png', 'image/png')
  media.saw('https://a.example/play?id=1', 'application/vnd.apple.mpegurl; charset=utf-8')
  expect(media.list()).toEqual([
    'https://a.example/play?id=1',
    'https://a.example/ad.flv?x=1',
    'https://a.example/t.mp4',
    'https://a.example/old.m3u8',
    'rtmp://a.example/live/x',
  ])
})

it('lists an address once, a master playlist before its variants, FLV over web sockets as HTTP', () => {
  const media = createMediaAddresses()
  for (const name of ['master', 'low', 'master']) media.saw(`https://a.example/${name}.m3u8`, '')
  media.saw('wss://a.example/live.flv', '')
  expect(media.list()).toEqual([
    'https://a.example/master.m3u8',
    'https://a.example/low.m3u8',
    'https://a.example/live.flv',
  ])
})

it('takes an answer that goes on and on for a stream, until it ends, and a long segment never', () => {
  const media = createMediaAddresses()
  media.streams('https://a.example/pull/7')
  media.streams('https://a.example/long.ts')
  expect(media.list()).toEqual(['https://a.example/pull/7'])
  expect(media.isFound()).toBe(false)
  media.ended('https://a.example/pull/7')
  expect(media.list()).toEqual([])
})
