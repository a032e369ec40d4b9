import { describe, expect, it } from 'vitest'
import { rehearsalPages, rehearsalScene } from '../../../../src/adapters/rehearsal/scene.ts'

const ADDRESSES = {
  rtmpUrl: 'rtmp://127.0.0.1:1935',
  httpUrl: 'http://127.0.0.1:8000',
  siteUrl: 'http://127.0.0.1:8081',
}
const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Check digit of GB 32100-2015: weights are the powers of 3 modulo 31. */
function checkDigit(code: string): string | undefined {
  const sum = [...code.slice(0, 17)].reduce(
    (total, sign, i) => total + SIGNS.indexOf(sign) * (3 ** i % 31),
    0,
  )
  return SIGNS[(31 - (sum % 31)) % 31]
}

describe('the scene of the rehearsal', () => {
  const { institutions, rooms } = rehearsalScene(ADDRESSES)

  it('has three institutions that nobody can take for real ones', () => {
    expect(institutions).toHaveLength(3)
    for (const { name, rehearsal, creditCode } of institutions) {
      expect(name).toContain('虚构')
      expect(rehearsal).toBe(true)
      expect(creditCode).toContain('TEXT')
      expect(checkDigit(creditCode ?? '')).toBe(creditCode?.at(-1))
    }
    expect(new Set(institutions.map(({ creditCode }) => creditCode)).size).toBe(3)
  })

  it('has a subject, a non-subject and an off-air room in Guangzhou', () => {
    expect(institutions.map(({ actor }) => actor)).toEqual([
      'licensed-online-subject',
      'licensed-online-non-subject',
      'licensed-online-subject',
    ])
    for (const room of rooms) {
      expect(room).toMatchObject({ region: '440100', stage: 'compulsory', active: true })
      expect(institutions.some(({ id }) => id === room.institutionId)).toBe(true)
    }
  })

  it('names each stream three ways, FLV first, and how to cut it', () => {
    expect(rooms[0]).toMatchObject({
      pageUrl: 'http://127.0.0.1:8081/rooms/maths',
      streamUrls: [
        'http://127.0.0.1:8000/live/maths.flv',
        'http://127.0.0.1:8081/hls/maths/index.m3u8',
        'rtmp://127.0.0.1:1935/live/maths',
      ],
      cutTarget: { apiUrl: 'http://127.0.0.1:8000', app: 'live', stream: 'maths' },
    })
  })

  it('has no word of a school subject on the page of the painting class', () => {
    const painting = rehearsalPages(ADDRESSES.httpUrl).find(({ name }) => name === 'painting')
    const text = JSON.stringify(painting)
    expect(text).toContain('水彩')
    expect(text).not.toMatch(/数学|语文|英语|物理|化学|中考|提分|例题|知识点|作业/)
  })
})
