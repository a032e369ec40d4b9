import { expect, test } from 'vitest'
import { rewritePlaylist } from '../../../../../src/adapters/http/preview/rewrite-playlist.ts'

const BASE = 'https://live.example/app/room.m3u8?token=a'
const through = (url: string, kind: string): string => `/through/${kind}/${encodeURIComponent(url)}`
const written = (text: string): string[] => rewritePlaylist(text, BASE, through).split('\n')
const at = (kind: string, url: string): string => through(url, kind)

test('every address of a playlist goes through the program: pieces, keys, maps, variants', () => {
  const text = [
    '#EXTM3U',
    '#EXT-X-KEY:METHOD=AES-128,URI="key.bin?a=1"',
    '#EXT-X-MAP:URI="init.mp4"',
    '#EXTINF:4.0,',
    'seg-1.ts',
    '#EXTINF:4.0,',
    'http://other.example/seg-2.ts',
    '#EXT-X-MEDIA:TYPE=AUDIO,URI="sound.m3u8"',
    '#EXT-X-STREAM-INF:BANDWIDTH=1',
    'low/playlist?id=2',
  ].join('\r\n')
  expect(written(text)).toEqual([
    '#EXTM3U',
    `#EXT-X-KEY:METHOD=AES-128,URI="${at('media', 'https://live.example/app/key.bin?a=1')}"`,
    `#EXT-X-MAP:URI="${at('media', 'https://live.example/app/init.mp4')}"`,
    '#EXTINF:4.0,',
    at('media', 'https://live.example/app/seg-1.ts'),
    '#EXTINF:4.0,',
    at('media', 'http://other.example/seg-2.ts'),
    `#EXT-X-MEDIA:TYPE=AUDIO,URI="${at('playlist', 'https://live.example/app/sound.m3u8')}"`,
    '#EXT-X-STREAM-INF:BANDWIDTH=1',
    at('playlist', 'https://live.example/app/low/playlist?id=2'),
  ])
})

test('what is no web address is asked for by nobody', () => {
  const text =
    '#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="file:///etc/passwd"\njavascript:alert(1)\nhttp://'
  expect(written(text)).toEqual(['#EXTM3U', '#EXT-X-KEY:METHOD=AES-128,URI=""', '', ''])
})
