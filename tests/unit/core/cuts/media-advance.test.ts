import { describe, expect, it } from 'vitest'
import { judgeAdvance, readPlaylist } from '../../../../src/core/cuts/media-advance.ts'
import { at } from './order.ts'

const playlist = (sequence: number, last: string) =>
  `#EXTM3U\r\n#EXT-X-VERSION:3\r\n#EXT-X-TARGETDURATION:2\r\n#EXT-X-MEDIA-SEQUENCE:${sequence}\r\n#EXTINF:2.0,\r\na.ts\r\n#EXTINF:2.0,\r\n${last}\r\n`
const mark = (second: number, sequence: number, last: string) => {
  const reading = readPlaylist(playlist(sequence, last), at(second))
  if (reading.kind !== 'playlist') throw new Error('the test playlist must be readable')
  return reading.mark
}

describe('a playlist that still answers', () => {
  it('is live when a segment came, even without a new sequence number', () => {
    expect(judgeAdvance([mark(0, 7, 'b.ts'), mark(2, 8, 'c.ts')])).toEqual({ kind: 'live' })
    expect(judgeAdvance([mark(0, 7, 'b.ts'), mark(2, 7, 'c.ts')])).toEqual({ kind: 'live' })
  })

  it('is cached when it stood still for more than two target durations', () => {
    expect(judgeAdvance([mark(0, 7, 'b.ts'), mark(4.001, 7, 'b.ts')])).toEqual({ kind: 'cached' })
  })

  it('is looked at again before that', () => {
    expect(judgeAdvance([mark(0, 7, 'b.ts')])).toEqual({ kind: 'look-again', after: 4_001 })
    expect(judgeAdvance([mark(0, 7, 'b.ts'), mark(3, 7, 'b.ts')])).toEqual({
      kind: 'look-again',
      after: 1_001,
    })
  })

  it('is unknown without a look', () => {
    expect(judgeAdvance([])).toEqual({ kind: 'unknown' })
  })

  it('is told from a master playlist and from what is no playlist', () => {
    const master = '#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nlow/index.m3u8\n'
    expect(readPlaylist(master, at(0))).toEqual({
      kind: 'master',
      variants: ['low/index.m3u8'],
    })
    expect(readPlaylist('<html>#EXTM3U</html>', at(0))).toEqual({ kind: 'not-a-playlist' })
    expect(readPlaylist('#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\n', at(0)).kind).toBe(
      'not-a-playlist',
    )
  })

  it('says by itself when nothing follows', () => {
    expect(readPlaylist(`${playlist(1, 'b.ts')}#EXT-X-ENDLIST\n`, at(0))).toMatchObject({
      ended: true,
    })
    expect(readPlaylist(playlist(1, 'b.ts'), at(0))).toMatchObject({ ended: false })
  })

  it('without a usable target duration stands still only after twenty seconds', () => {
    const reading = readPlaylist('#EXTM3U\n#EXT-X-TARGETDURATION:soon\na.ts\n', at(0))
    expect(reading).toMatchObject({ mark: { standsStillAfter: 20_000 } })
  })
})
