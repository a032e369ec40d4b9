import { describe, expect, it } from 'vitest'
import { parseHlsPlaylist } from '../../../../../src/adapters/media/hls/hls-playlist.ts'
import { rankVariants } from '../../../../../src/adapters/media/hls/hls-variants.ts'

const media = (...lines: readonly string[]) => {
  const playlist = parseHlsPlaylist(['#EXTM3U', ...lines].join('\r\n'))
  if (playlist?.kind !== 'media') throw new Error('not a media playlist')
  return playlist
}

describe('a media playlist', () => {
  it('numbers its segments from the media sequence', () => {
    const { segments, targetSeconds, ended } = media(
      '#EXT-X-TARGETDURATION:6',
      '#EXT-X-MEDIA-SEQUENCE:41',
      '#EXTINF:6,',
      'a.ts?k=1',
      '#EXTINF:6,',
      'b.ts?k=2',
    )
    expect(segments.map(({ sequence, uri }) => [sequence, uri])).toEqual([
      [41, 'a.ts?k=1'],
      [42, 'b.ts?k=2'],
    ])
    expect({ targetSeconds, ended }).toEqual({ targetSeconds: 6, ended: false })
  })

  it('applies a key from where it stands until the next one', () => {
    const { segments } = media(
      'clear.ts',
      '#EXT-X-KEY:METHOD=AES-128,URI="k?a=1,b=2",IV=0x0A',
      'locked.ts',
      '#EXT-X-KEY:METHOD=NONE',
      'open.ts',
    )
    expect(segments.map(({ key }) => key.method)).toEqual(['none', 'aes-128', 'none'])
    const [, locked] = segments
    expect(locked?.key).toMatchObject({ uri: 'k?a=1,b=2' })
    expect(locked?.key.method === 'aes-128' && locked.key.iv?.at(-1)).toBe(10)
  })

  it('continues byte ranges where the one before ended', () => {
    const { segments } = media(
      '#EXT-X-BYTERANGE:100@20',
      'all.ts',
      '#EXT-X-BYTERANGE:50',
      'all.ts',
      'whole.ts',
    )
    expect(segments.map(({ range }) => range)).toEqual([
      { from: 20, to: 119 },
      { from: 120, to: 169 },
      null,
    ])
  })

  it('ends with the newest part that begins with a keyframe, never with a hint', () => {
    const { segments } = media(
      '#EXT-X-MEDIA-SEQUENCE:7',
      '#EXT-X-PART:DURATION=1,URI="old.ts",INDEPENDENT=YES',
      'a.ts',
      '#EXT-X-PART:DURATION=1,URI="b1.ts",INDEPENDENT=YES,BYTERANGE="10@5"',
      '#EXT-X-PART:DURATION=1,URI="b2.ts"',
      '#EXT-X-PART:DURATION=1,URI="b3.ts",INDEPENDENT=YES,GAP=YES',
      '#EXT-X-PRELOAD-HINT:TYPE=PART,URI="b4.ts"',
    )
    expect(segments.map(({ uri, sequence, range }) => ({ uri, sequence, range }))).toEqual([
      { uri: 'a.ts', sequence: 7, range: null },
      { uri: 'b1.ts', sequence: 8, range: { from: 5, to: 14 } },
    ])
  })

  it('leaves out segments that are known to be missing, and counts them', () => {
    const { segments } = media('#EXT-X-MEDIA-SEQUENCE:7', 'a.ts', '#EXT-X-GAP', 'b.ts', 'c.ts')
    expect(segments.map(({ uri, sequence }) => [uri, sequence])).toEqual([
      ['a.ts', 7],
      ['c.ts', 9],
    ])
  })
})

describe('what a playlist names besides', () => {
  it('knows keys that nobody but a licence server gives as unusable', () => {
    const [segment] = media('#EXT-X-KEY:METHOD=SAMPLE-AES,URI="skd://1"', 'a.ts').segments
    expect(segment?.key).toEqual({ method: 'unusable', name: 'SAMPLE-AES' })
  })

  it('is recognised behind a byte order mark, and a page is not', () => {
    expect(parseHlsPlaylist('\uFEFF#EXTM3U\na.ts')?.kind).toBe('media')
    expect(parseHlsPlaylist('<html>#EXTM3U</html>')).toBeNull()
    expect(parseHlsPlaylist('')).toBeNull()
  })
})

describe('the choice of a rendition', () => {
  const variant = (height: number | null, bandwidth: number, ...codecs: readonly string[]) => ({
    uri: `${height}`,
    height,
    shorterSide: height,
    bandwidth,
    codecs,
    soundGroup: null,
  })

  it('falls on the smallest that small writing can be read on', () => {
    const variants = [variant(1080, 5), variant(540, 2), variant(360, 1), variant(720, 3)]
    expect(rankVariants(variants)[0]?.height).toBe(540)
  })

  it('goes on to larger ones, then to smaller ones, when one is not there', () => {
    const variants = [variant(240, 1), variant(1080, 5), variant(540, 2), variant(360, 1)]
    expect(rankVariants(variants).map(({ height }) => height)).toEqual([540, 1080, 360, 240])
  })

  it('falls on the largest when all are small', () => {
    expect(rankVariants([variant(360, 2), variant(240, 1)])[0]?.height).toBe(360)
  })

  it('falls on the richest when sizes are not named', () => {
    expect(rankVariants([variant(null, 3), variant(null, 9), variant(null, 1)])[0]?.bandwidth).toBe(
      9,
    )
  })

  it('passes over sound, and lets its segments speak when there is nothing but sound', () => {
    const sound = variant(null, 9, 'mp4a.40.2')
    expect(rankVariants([sound, variant(360, 1, 'avc1.42c01e', 'mp4a.40.2')])[0]?.height).toBe(360)
    expect(rankVariants([sound])).toEqual([sound])
  })
})
